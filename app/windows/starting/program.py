"""The program with a window, from its start to its end."""

import gc
import logging
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.errors import AppError
from app.places import Places
from app.services.drafting.composed import Composed
from app.services.drafting.last_draft import last_draft
from app.windows.frame.early_keeping import EarlyKeeping
from app.windows.frame.look_memory import remembered_look
from app.windows.frame.main_window import MainWindow
from app.windows.starting.plain_imports import import_asyncio

if TYPE_CHECKING:  # loaded while the text can be seen and typed on
    from app.background import Background
    from app.services.engine import Engine
    from app.windows.pages.settling import Settling
    from app.windows.starting.capturing import Capturing
    from app.windows.starting.door import Door
    from app.windows.starting.finding_actions import FindingActions
    from app.windows.starting.receiving import Receiving

log = logging.getLogger(__name__)

COLLECT_EVERY_MS = 5000  # what is young, in a millisecond
REST_MS = 30_000  # without a word typed, after which all garbage is collected, in up to a tenth of a second
DOOR_AFTER_MS = 300  # loading what another program knocks at costs, and the first key strokes come first
WARM_UP_AFTER_MS = 1500  # the first key strokes come first
STEP_MS = 5  # between two steps of what is built behind the text; a key that waits comes first
BEHIND = (  # what is loaded beside the text, and brings all the rest
    "app.services.engine",
    "app.background",
    "app.windows.starting.wiring",
    "app.windows.write.write_page",
    "app.windows.aids.spelling",
    "app.windows.aids.inserting",
    "app.windows.aids.languages",
    "app.windows.starting.finding_actions",
    "app.windows.starting.receiving",
    "app.windows.pages.settling",
)
SWITCH_S = 0.0005  # a key needs Python twenty times, and each time may wait so long for the engine
SAMPLE = "A warm-up for the libraries that measure how a text reads. Nobody will ever see these sentences."


class Program:
    """Ties the engine's thread and the window together; keep it alive while the application runs."""

    def __init__(self, application: QApplication, places: Places, build: "Callable[[], Engine]") -> None:
        """Prepare the program in `application`; `build` builds the engine on its own thread."""
        self._application = application
        self._places = places
        self._build = build
        self._background: Background | None = None
        self._window: MainWindow | None = None
        self._steps: Iterator[None] = iter(())
        self._failed = False
        self._stepping = QTimer(interval=STEP_MS)
        self._stepping.timeout.connect(self._step)
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

    capturing: "Capturing"
    finding: "FindingActions"
    receiving: "Receiving"
    settling: "Settling"

    def open(self) -> MainWindow:
        """Show the window with everything in it. Raises AppError where the engine cannot start."""
        window = self._show()
        for _ in self._furnish(window):
            pass
        return window

    def begin(self, composed: Composed) -> MainWindow:
        """Show the text at once, and what stands around it, with what is `composed`, as soon as it is there.

        Raises AppError where the draft cannot be read.
        """
        window = self._show()
        self._early = EarlyKeeping(window, self._places)
        self._steps = self._go_on(window, composed)
        window.seen.connect(self._stepping.start)
        return window

    def _show(self) -> MainWindow:
        draft = last_draft(self._places)
        self._look = remembered_look(self._application, self._memory)
        self._window = MainWindow(draft, self._memory)
        self._window.closed.connect(self._application.quit)
        self._window.show()
        return self._window

    def _go_on(self, window: MainWindow, composed: Composed) -> Iterator[None]:
        loading = Thread(target=_load, name="loading", daemon=True)
        loading.start()
        while loading.is_alive():
            yield
        yield from self._furnish(window)
        if self.settling.is_new and composed.empty and window.writing.draft.empty:
            window.show_page("welcome")
        self.receiving.take(composed)
        self._door_later.start()
        # Modules, widgets and words stay to the end: no collection has to walk through them again.
        gc.freeze()
        if window.closing:
            window.quit()

    def _furnish(self, window: MainWindow) -> Iterator[None]:
        from app.background import Background
        from app.services.sending.wall_time import local_zone
        from app.windows.starting.capturing import Capturing
        from app.windows.starting.finding_actions import FindingActions
        from app.windows.starting.receiving import Receiving
        from app.windows.starting.wiring import Wiring

        background = self._background = Background()
        engine = background.start(self._build)
        yield from window.furnish(engine, background, local_zone())
        self.capturing = Capturing(engine=engine, background=background, memory=self._memory, parent=window)
        self.capturing.told.connect(window.tell)
        self.finding = FindingActions(window, self._look, self.capturing)
        self.receiving = Receiving(window, engine=engine, background=background)
        self.settling = self._settle(window, engine, background)
        Wiring(window, background)
        self.settling.told.connect(window.tell)
        self.settling.changed.connect(window.spelling.hear)
        window.start()
        self.settling.start()
        window.writing.reviewing.counted.connect(self._put_off)
        self._warm_later.start()

    def _step(self) -> None:
        """Do the next step of what is built behind the text."""
        try:
            if next(self._steps, self) is self:
                self._stepping.stop()
        except AppError as error:
            print(error, file=sys.stderr)
            self._stepping.stop()
            self._failed = True
            self._application.exit(1)

    def run(self, composed: Composed) -> int:
        """Show the window with what is `composed`, and return the exit code once it is closed.

        Later programs of the same data folder hand over what they have to this one.
        """
        # Qt objects must die on the thread that made them, so only that thread looks for cycles.
        gc.disable()
        sys.setswitchinterval(SWITCH_S)
        self._collector.start()
        self._resting.start()
        sys.excepthook = self._crashed
        try:
            self.begin(composed)
        except AppError as error:
            print(error, file=sys.stderr)
            return 1
        try:
            return self._application.exec()
        finally:
            self.close()

    def wake(self) -> None:
        """Let the publisher look at the clock at once, as after a sleep of the computer."""
        if self._background is not None:
            self._background.wake()

    def close(self) -> None:
        """End the engine and let go of the window; what was typed on it before it was whole is saved too."""
        self._stepping.stop()
        if not self._failed:
            for _ in self._steps:
                pass
        self._collector.stop()
        self._resting.stop()
        self._warm_later.stop()
        self._door_later.stop()
        if self._door is not None:
            self._door.close()
        if self._window is not None:
            if self._window.furnished:
                self.capturing.close()
                self._window.quit()
            self._window.deleteLater()
            self._window = None
        if self._background is not None:
            self._background.stop()

    def _put_off(self, _: object) -> None:
        """Wait for the next rest with the great collection: somebody is typing."""
        self._resting.start()

    def _settle(self, window: MainWindow, engine: "Engine", background: "Background") -> "Settling":
        from app.windows.pages.settling import Settling

        settling = Settling(
            window.writing.reviewing,
            engine=engine,
            background=background,
            path=self._places.settings,
            memory=self._memory,
            look=self._look,
            parent=window,
        )

        def settings_page() -> QWidget:
            from app.windows.pages.settings_page import SettingsPage

            return SettingsPage(settling)

        def welcome_page() -> QWidget:
            from app.windows.pages.welcome_page import WelcomePage

            page = WelcomePage(settling)
            page.left.connect(lambda: window.show_page("write"))
            return page

        window.add_page("settings", settings_page)
        window.add_page("welcome", welcome_page)
        return settling

    def _open_door(self) -> None:
        """Load beside the window what is not needed for the first key strokes."""
        from app.windows.starting.door import Door
        from app.windows.starting.tray import Tray

        self._door = Door(self._places.data, self.receiving.take, self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and self._window is not None:
            Tray(self._window, self.capturing, self._memory)

    def _warm_up(self) -> None:
        if self._window is not None:
            reviewing = self._window.writing.reviewing

            def loaded(_: None) -> None:
                reviewing.allow_readability()
                gc.freeze()  # as above, with what the coach has loaded by now

            if self._background is not None:
                self._background.run(_load_readability(), loaded, _ignore)

    def _crashed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug in the window and tell of it; what is written is safe on the engine's thread."""
        log.error("a bug in the window", exc_info=(kind, error, trace))
        if self._background is not None:
            self._background.crashed.emit(
                f"Something went wrong inside Rapport ({kind.__name__}). The log has more."
            )


async def _load_readability() -> None:
    """Load on the engine's thread what would stop the window's for a quarter of a second."""
    from coach.entry import Entry
    from coach.reviewing.review import review

    review(Entry(text=SAMPLE))


def _ignore(_: AppError) -> None:
    """Nothing depends on the warm-up."""


def _load() -> None:
    """Load all modules of the window and the engine; run it on a thread of its own, beside the text."""
    import_asyncio()
    for name in BEHIND:
        import_module(name)
