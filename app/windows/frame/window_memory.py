"""What the window remembers of itself from one time to the next: place, page, and how its parts share it."""

from PySide6.QtCore import QByteArray, QMargins, QPoint, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

GEOMETRY, PAGE, AROUND = "geometry", "page", "text/around"
USUALLY_AROUND = QMargins(346, 69, 370, 143)  # pixels, as the Write page has them at the first start
SIZE = QSize(1280, 800)
GRIP = QSize(160, 48)  # pixels of a window that have to be on a screen so that it can be got hold of
FRAME = QSize(16, 48)  # for borders and title bar, whose size is known only once a window is on the screen


class WindowMemory:
    """Keeps a window's size, place, page and splitters in `settings`."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._splitters: dict[str, QSplitter] = {}

    @property
    def page(self) -> str:
        """Return the name of the page that was shown last; "" at the first time."""
        return str(self._settings.value(PAGE, defaultValue=""))

    def restore(self, window: QMainWindow) -> None:
        """Put `window` where it was, if a screen is still there, and else in the middle of the first."""
        window.resize(SIZE.boundedTo(_room().size() - FRAME))
        geometry = self._settings.value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
            put_on_a_screen(window)

    def add(self, name: str, splitter: QSplitter) -> None:
        """Divide `splitter` as it was, and keep it under `name` from now on."""
        self._splitters[name] = splitter
        state = self._settings.value(name)
        if isinstance(state, QByteArray):
            splitter.restoreState(state)

    def around(self) -> QMargins:
        """Return what stood around the text last, so that it does not jump when that is there again."""
        kept = self._settings.value(AROUND)
        return kept if isinstance(kept, QMargins) else USUALLY_AROUND

    def keep(self, window: QMainWindow, page: str, text: QWidget) -> None:
        """Note how `window` is now, that it shows `page`, and where `text` is on it."""
        if text.isVisible():
            corner = text.mapTo(window, QPoint())
            right, under = (
                window.width() - corner.x() - text.width(),
                window.height() - corner.y() - text.height(),
            )
            self._settings.setValue(AROUND, QMargins(corner.x(), corner.y(), right, under))
        self._settings.setValue(GEOMETRY, window.saveGeometry())
        self._settings.setValue(PAGE, page)
        for name, splitter in self._splitters.items():
            self._settings.setValue(name, splitter.saveState())
        self._settings.sync()


def put_on_a_screen(window: QMainWindow) -> None:
    """Move `window` to the first screen where too little of it is on any, and make it no larger than that."""
    grip = QRect(window.frameGeometry().topLeft(), GRIP)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if any(room.contains(grip) for room in screens) or not screens:
        return
    room = _room()
    window.resize(window.size().boundedTo(room.size() - FRAME))
    whole = QRect(QPoint(), window.size() + FRAME)
    middle = room.center() - whole.center()
    window.move(max(middle.x(), room.left()), max(middle.y(), room.top()))  # one that is too large, too


def _room() -> QRect:
    """Return what the first screen has left beside panels and docks."""
    return QGuiApplication.primaryScreen().availableGeometry()
