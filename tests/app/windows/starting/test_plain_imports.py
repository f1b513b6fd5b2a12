"""Once Qt is loaded, Python loads our modules as if it were not."""

import subprocess
import sys

LOADED = """
import linecache
from PySide6.QtWidgets import QApplication
from app.windows.starting.plain_imports import plain_imports
plain_imports()
import widgets.ground.style
print([name for name in linecache.cache if "finder" in name])
"""


def test_no_source_is_read_for_a_module_that_is_loaded_after_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
