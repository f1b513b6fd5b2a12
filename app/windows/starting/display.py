"""Whether a window can be opened here; if not, the sentence that says what is missing and what to do.

Qt itself ends the process with a riddle where a system library or the display is missing, so we look first.
Needs no Qt.
"""

import ctypes
import os
import sys
from collections.abc import Mapping

# What Qt's xcb platform and its widgets load, and the Debian and Ubuntu package that brings it.
# Source: https://doc.qt.io/qt-6/linux-requirements.html
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WITHOUT_A_WINDOW = (
    "On the command line, `rapport check FILE` asks the coach and `rapport publisher` publishes what is due."
)


def obstacle(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Return why no window can be opened here, as a sentence, or None if one can."""
    if not platform.startswith("linux"):
        return None
    chosen = environ.get("QT_QPA_PLATFORM", "")
    headless = chosen.split(":")[0] in {"offscreen", "minimal", "vnc"}
    if not (headless or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return f"There is no display to open a window on. {WITHOUT_A_WINDOW}"
    x11 = not headless and not environ.get("WAYLAND_DISPLAY")
    wanted = LIBRARIES | (X11_LIBRARIES if x11 else {})
    missing = [package for library, package in wanted.items() if not _loads(library)]
    if missing:
        return (
            "Qt needs system libraries that are not installed here. "
            f"On Debian and Ubuntu: apt install {' '.join(missing)}"
        )
    if x11 and not _answers():
        return f"The display {environ.get('DISPLAY')} does not answer. {WITHOUT_A_WINDOW}"
    return None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return xcb.xcb_connection_has_error(connection) == 0
    finally:
        xcb.xcb_disconnect(connection)
