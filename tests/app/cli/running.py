"""Runs the command as a person does, in a process of its own."""

import subprocess
import sys
from pathlib import Path

RUN = "import sys; from app.__main__ import main; sys.exit(main(sys.argv[1:]))"
ROOT = Path(__file__).resolve().parents[3]


def rapport(
    *words: str, given: str | bytes = b"", folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `rapport` with `words` in `folder`, with `given` on the standard input."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {RUN}", *words],
        input=given if isinstance(given, bytes) else given.encode(),
        capture_output=True,
        check=False,
        cwd=folder,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
