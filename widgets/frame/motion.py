"""Whether the system asks programs to hold still; what would move here asks first."""

import sys
from functools import cache

from PySide6.QtWidgets import QStyle, QWidget

PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
WAIT_MS = 200  # for a desktop that does not answer
CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION of winuser.h


def is_still(widget: QWidget) -> bool:
    """Return whether nothing should move by itself on `widget`: its style or the system says so."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) <= 0 or system_is_still()


@cache
def system_is_still() -> bool:
    """Return what the system says, asked once; False where it says nothing."""
    if sys.platform == "win32":
        return _windows_is_still()
    return sys.platform.startswith("linux") and _desktop_is_still()


def _desktop_is_still() -> bool:
    # Loaded when something would move, and not before.
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage, QDBusVariant

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    settings = QDBusInterface(*PORTAL, bus)
    settings.setTimeout(WAIT_MS)
    answer = settings.call("ReadOne", "org.gnome.desktop.interface", "enable-animations")
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        return False
    return any(isinstance(said, QDBusVariant) and said.variant() is False for said in answer.arguments())


if sys.platform == "win32":
    import ctypes

    def _windows_is_still() -> bool:
        moves = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(CLIENT_AREA_ANIMATION, 0, ctypes.byref(moves), 0)
        return not moves.value

else:

    def _windows_is_still() -> bool:
        return False
