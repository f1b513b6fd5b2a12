"""The program with a window, from its start to its end."""

import gc
import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.background import Background
from app.errors import AppError
from app.places import Places
from app.services.composed import Composed
from app.services.engine import Engine
from app.services.wall_time import local_zone
from app.windows.capturing import Capturing
from app.windows.finding_actions import FindingActions
from app.windows.main_window import MainWindow
from app.windows.receiving import Receiving
from coach.entry import Entry
from coach.review import review
from widgets.look import FOLLOW, Look

if TYPE_CHECKING:  # loaded after the first key strokes
    from app.windows.door import Door

log = logging.getLogger(__name__)

COLLECT_EVERY_MS = 5000  # what is young, in a millisecond
REST_MS = 30_000  # without a word typed, after which all garbage is collected, in up to a tenth of a second
DOOR_AFTER_MS = 300  # loading what another program knocks at costs, and the first key strokes come first
WARM_UP_AFTER_MS = 1500  # the first key strokes come first
SCHEME, ZOOM = "look/scheme", "look/zoom"  # under these names the window remembers its look
SAMPLE = (
    "A warm-up for the libraries that measure how a text reads. Nobody will ever see these two sentences."
)


class Program:
    """Ties the engine's thread and the window together; keep it alive while the application runs."""

    def __init__(self, application: QApplication, places: Places, build: Callable[[], Engine]) -> None:
        """Prepare the program in `application`; `build` builds the engine on its own thread."""
        self._application = application
        self._places = places
        self._build = build
        self._background = Background()
        self._window: MainWindow | None = None
        self._memory = QSettings(str(places.config / "window.ini"), QSettings.Format.IniFormat)
        self._collector = QTimer(interval=COLLECT_EVERY_MS)
        self._collector.timeout.connect(lambda: gc.collect(1))
        self._resting = QTimer(interval=REST_MS)
        self._resting.timeout.connect(gc.collect)
        self._warm_later = QTimer(singleShot=True, interval=WARM_UP_AFTER_MS)
        self._warm_later.timeout.connect(self._warm_up)
        self._door: Door | None = None
        self._door_later = QTimer(singleShot=True, interval=DOOR_AFTER_MS)
        self._door_later.timeout.connect(self._open_door)

    def open(self) -> MainWindow:
        """Start the engine and show the window. Raises AppError where the engine cannot start."""
        engine = self._background.start(self._build)
        memory = self._memory
        look = _look(self._application, memory)
        window = MainWindow(
            engine=engine,
            background=self._background,
            zone=local_zone(),
            memory=memory,
        )
        self._window = window
        self.capturing = Capturing(engine=engine, background=self._background, memory=memory, parent=window)
        self.capturing.told.connect(window.tell)
        self.finding = FindingActions(window, look, self.capturing)
        self.receiving = Receiving(window, engine=engine, background=self._background)
        window.closed.connect(self._application.quit)
        window.show()
        window.start()
        window.writing.reviewing.counted.connect(self._put_off)
        self._warm_later.start()
        return window

    def run(self, composed: Composed) -> int:
        """Show the window with what is `composed`, and return the exit code once it is closed.

        Later programs of the same data folder hand over what they have to this one.
        """
        # Qt objects must die on the thread that made them, so only that thread looks for cycles.
        gc.disable()
        self._collector.start()
        self._resting.start()
        sys.excepthook = self._crashed
        try:
            self.open()
            self.receiving.take(composed)
            self._door_later.start()
        except AppError as error:
            print(error, file=sys.stderr)
            return 1
        # Modules, widgets and words stay to the end: no collection has to walk through them again.
        gc.freeze()
        try:
            return self._application.exec()
        finally:
            self.close()

    def wake(self) -> None:
        """Let the publisher look at the clock at once, as after a sleep of the computer."""
        self._background.wake()

    def close(self) -> None:
        """End the engine and let go of the window."""
        self._collector.stop()
        self._resting.stop()
        self._warm_later.stop()
        self._door_later.stop()
        if self._door is not None:
            self._door.close()
        if self._window is not None:
            self.capturing.close()
            self._window.quit()
            self._window.deleteLater()
            self._window = None
        self._background.stop()

    def _put_off(self, _: object) -> None:
        """Wait for the next rest with the great collection: somebody is typing."""
        self._resting.start()

    def _open_door(self) -> None:
        """Load beside the window what is not needed for the first key strokes."""
        from app.windows.door import Door
        from app.windows.tray import Tray

        self._door = Door(self._places.data, self.receiving.take, self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and self._window is not None:
            Tray(self._window, self.capturing, self._memory)

    def _warm_up(self) -> None:
        if self._window is not None:
            reviewing = self._window.writing.reviewing

            def loaded(_: None) -> None:
                reviewing.allow_readability()
                gc.freeze()  # as above, with what the coach has loaded by now

            self._background.run(_load_readability(), loaded, _ignore)

    def _crashed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug in the window and tell of it; what is written is safe on the engine's thread."""
        log.error("a bug in the window", exc_info=(kind, error, trace))
        self._background.crashed.emit(
            f"Something went wrong inside Rapport ({kind.__name__}). The log has more."
        )


def _look(application: QApplication, memory: QSettings) -> Look:
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


async def _load_readability() -> None:
    """Load on the engine's thread what would stop the window's for a quarter of a second."""
    review(Entry(text=SAMPLE))


def _ignore(_: AppError) -> None:
    """Nothing depends on the warm-up."""
