"""What the writer chose for the time when the window is closed, as the window remembers it."""

from PySide6.QtCore import QSettings

STAY = "tray/stay"  # under these names the window remembers it
NOTICES = "notices/on"


def stays(memory: QSettings) -> bool:
    """Return whether the program is to stay in the tray when the window is closed."""
    return memory.value(STAY, defaultValue=False, type=bool) is True


def keep_stays(memory: QSettings, on: bool) -> None:
    """Keep whether the program stays in the tray."""
    memory.setValue(STAY, on)


def notices(memory: QSettings) -> bool:
    """Return whether the desktop's notices are to be used; they are unless somebody said no."""
    return memory.value(NOTICES, defaultValue=True, type=bool) is True


def keep_notices(memory: QSettings, on: bool) -> None:
    """Keep whether the desktop's notices are used."""
    memory.setValue(NOTICES, on)
