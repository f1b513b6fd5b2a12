"""The guard that every test runs under notices what a test leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

CARELESS = """
import threading

go = threading.Event()

def test_leaves_a_thread():
    threading.Thread(target=go.wait, name="forgotten").start()

def test_lets_it_end():
    go.set()

def test_ends_its_own():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()

def test_leaves_a_daemon():
    threading.Thread(target=threading.Event().wait, daemon=True).start()
"""


def test_a_thread_left_over_fails_the_test_by_name(tmp_path: Path) -> None:
    (tmp_path / "test_careless.py").write_text(CARELESS, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-q", tmp_path],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "The test left threads running: forgotten" in done.stdout
    assert "4 passed, 1 error" in done.stdout
