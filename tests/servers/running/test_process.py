"""A server process ends with its stop, with its starter's death, and shows its log when it fails."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests.servers.running.process import Process, StartError

FAMILY = 'sleep 600 & echo "$$ $!" > pids; wait'  # a command with a child of its own


def alive(pid: int) -> bool:
    """Say whether a process runs; one that ended and was not collected yet does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def all_ended(folder: Path) -> bool:
    """Say whether nothing noted in `folder` runs any more; a killed process may take a moment to be gone."""
    deadline = time.monotonic() + 20
    while (running := any(map(alive, pids(folder)))) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not running


def pids(folder: Path) -> list[int]:
    file = folder / "pids"
    return [int(pid) for pid in file.read_text("utf-8").split()] if file.exists() else []


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_stop_ends_the_command_and_its_children(here: Path) -> None:
    process = Process(["/bin/sh", "-c", FAMILY], log=here / "log")
    process.wait_until(lambda: len(pids(here)) == 2, within_s=10)
    process.stop()
    process.stop()
    assert all_ended(here)


def test_a_command_that_ignores_the_polite_signal_is_ended_too(here: Path) -> None:
    process = Process(["/bin/sh", "-c", f"trap '' TERM; {FAMILY}"], log=here / "log", patience_s=0.2)
    process.wait_until(lambda: len(pids(here)) == 2, within_s=10)
    process.stop()
    assert all_ended(here)


def test_nothing_outlives_a_starter_that_is_killed(here: Path) -> None:
    program = """
        from pathlib import Path
        from tests.servers.running.process import Process
        from tests.servers.running.test_process import FAMILY, pids
        process = Process(["/bin/sh", "-c", FAMILY], log=Path("log"))
        process.wait_until(lambda: len(pids(Path())) == 2, within_s=10)
        print("running", flush=True)
        input()
    """
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as starter:
        assert starter.stdout
        assert starter.stdout.readline() == b"running\n"
        starter.send_signal(signal.SIGKILL)
    watch = Process(["/bin/sleep", "600"], log=here / "watch")
    try:
        watch.wait_until(lambda: not any(map(alive, pids(here))), within_s=20)
    finally:
        watch.stop()


def test_a_failed_start_shows_the_end_of_the_log(here: Path) -> None:
    process = Process(["/bin/sh", "-c", "echo no such port >&2; exit 3"], log=here / "log")
    with pytest.raises(StartError, match=r"ended with code 3(.|\n)*no such port"):
        process.wait_until(lambda: False, within_s=10)
