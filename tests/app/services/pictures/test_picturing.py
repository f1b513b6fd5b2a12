"""Work on pictures begins when there are some: the start of the window does not pay for it."""

import subprocess
import sys


def test_the_window_starts_without_the_library_for_pictures() -> None:
    ask = (
        "import sys, app.windows.frame.main_window; "
        "sys.exit(any(name.startswith('PIL') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", ask], check=False).returncode == 0
