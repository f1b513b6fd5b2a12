"""What the window remembers of its look from one time to the next: light or dark, and how large."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from widgets.ground.look import FOLLOW, Look

SCHEME, ZOOM = "look/scheme", "look/zoom"  # under these names


def remembered_look(application: QApplication, memory: QSettings) -> Look:
    """Return the look that `memory` knows, and let it know what is chosen from now on."""
    scheme = str(memory.value(SCHEME, defaultValue=FOLLOW))
    try:
        zoom = float(str(memory.value(ZOOM, defaultValue="1")))
    except ValueError:
        zoom = 1.0
    look = Look(application, scheme=scheme, zoom=zoom)

    def keep() -> None:
        memory.setValue(SCHEME, look.scheme)
        memory.setValue(ZOOM, look.zoom)

    look.changed.connect(keep)
    return look
