"""The program with a window, from its start to its end."""

import gc
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.errors import AppError
from app.places import Places
from app.services.drafting.composed import Composed
from app.services.drafting.last_draft import last_draft
from app.windows.frame.early_keeping import EarlyKeeping
from app.windows.frame.look_memory import remembered_look
from app.windows.frame.main_window import MainWindow
from app.windows.starting.collecting import Collecting
from app.windows.starting.loading import load_behind, load_readability
from app.windows.upkeep.after import After

if TYPE_CHECKING:  # loaded while the text can be seen and typed on
    from app.background import Background
    from app.services.engine import Engine
    from app.windows.always.capturing import Capturing
    from app.windows.always.notifying import Notifying
    from app.windows.always.staying import Staying
    from app.windows.message import Message
    from app.windows.pages.settling import Settling
    from app.windows.starting.door import Door
    from app.windows.starting.finding_actions import FindingActions
    from app.windows.starting.later_pages import LaterPages
    from app.windows.starting.receiving import Receiving
    from app.windows.upkeep.obstacle import Obstacle

log = logging.getLogger(__name__)

DOOR_AFTER_MS = 300  # being there for others costs, and the first key strokes come first
WARM_UP_AFTER_MS = 1500  # the first key strokes come first
STEP_MS = 5  # between two steps of what is built behind the text; a key that waits comes first


class Program:
    """Ties the engine's thread and the window together; keep it alive while the application runs."""

    def __init__(
        self,
        application: QApplication,
        places: Places,
        build: "Callable[[], Engine]",
        *,
        hidden: bool = False,
        told: "Message | None" = None,
    ) -> None:
        """Prepare the program in `application`; `build` builds the engine on its own thread.

        One that begins `hidden` shows its window when somebody asks for it. What is to be `told` at the
        start is what came of something that was done before it.
        """
        self._told = told
        self._application = application
        self._places = places
        self._build = build
        self._hidden = hidden
        self._background: Background | None = None
        self._engine: Engine | None = None
        self._window: MainWindow | None = None
        self.obstacle: Obstacle | None = None
        self.after: After | None = None  # the window is to be opened again
        self._steps: Iterator[None] = iter(())
        self._failed = False
        self._stepping = QTimer(interval=STEP_MS)
        self._stepping.timeout.connect(self._step)
        self._memory = QSettings(str(places.config / "window.ini"), QSettings.Format.IniFormat)
        self._collecting = Collecting()
        self._warm_later = QTimer(singleShot=True, interval=WARM_UP_AFTER_MS)
        self._warm_later.timeout.connect(self._warm_up)
        self._door: Door | None = None
        self._door_later = QTimer(singleShot=True, interval=DOOR_AFTER_MS)
        self._door_later.timeout.connect(self.open_door)

    capturing: "Capturing"
    finding: "FindingActions"
    pages: "LaterPages"
    notifying: "Notifying"
    staying: "Staying"
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
        self._look = remembered_look(self._application, self._memory)
        self._places.make()
        draft = last_draft(self._places)
        self._window = MainWindow(draft, self._memory)
        self._window.closed.connect(self._application.quit)
        if not self._hidden:
            self._window.show()
        return self._window

    def _go_on(self, window: MainWindow, composed: Composed) -> Iterator[None]:
        loading = Thread(target=load_behind, name="loading", daemon=True)
        loading.start()
        while loading.is_alive():
            yield
        yield from self._furnish(window)
        if self.settling.is_new and composed.empty and window.writing.draft.empty:
            window.show_page("welcome")
        if not self._hidden:
            self.receiving.take(composed)
        if self._told is not None:
            window.tell(self._told)
        self._door_later.start()
        # Modules, widgets and words stay to the end: no collection has to walk through them again.
        gc.freeze()
        if window.closing:
            window.quit()

    def _furnish(self, window: MainWindow) -> Iterator[None]:
        from app.background import Background
        from app.services.sending.wall_time import local_zone
        from app.windows.always.capturing import Capturing
        from app.windows.starting.finding_actions import FindingActions
        from app.windows.starting.later_pages import LaterPages
        from app.windows.starting.receiving import Receiving
        from app.windows.starting.wiring import Wiring
        from app.windows.upkeep.reporting import Reporting

        background = self._background = Background()
        engine = self._engine = background.start(self._build)
        yield from window.furnish(engine, background, local_zone())
        self.capturing = Capturing(engine=engine, background=background, memory=self._memory, parent=window)
        self.capturing.told.connect(window.tell)
        self.finding = FindingActions(window, self._look, self.capturing)
        self.receiving = Receiving(window, engine=engine, background=background)
        self.pages = LaterPages(
            window,
            engine=engine,
            background=background,
            places=self._places,
            memory=self._memory,
            look=self._look,
        )
        self.settling = self.pages.settling
        self.pages.looking_after.restore_wanted.connect(self._restore)
        Wiring(window, engine, background)
        Reporting(window, background, self._places.logs)
        window.start()
        self.settling.start()
        window.writing.reviewing.counted.connect(self._collecting.put_off)
        self._warm_later.start()

    def _step(self) -> None:
        """Do the next step of what is built behind the text."""
        try:
            if next(self._steps, self) is self:
                self._stepping.stop()
        except AppError as error:
            self._stepping.stop()
            self._failed = True
            self._meet(error)

    def run(self, composed: Composed) -> int:
        """Show the window with what is `composed`, and return the exit code once it is closed.

        Later programs of the same data folder hand over what they have to this one.
        """
        self._collecting.begin()
        sys.excepthook = self._crashed
        self.launch(composed)
        try:
            return self._application.exec() or int(self._failed and self.after is None)
        finally:
            self.close()

    def launch(self, composed: Composed) -> None:
        """Begin with what is `composed`, or show what keeps the program from it and the ways on."""
        try:
            self.begin(composed)
        except AppError as error:
            self._failed = True
            self._meet(error)

    def follow(self, after: "After") -> None:
        """End this window; what comes `after` it is done by whoever runs the program."""
        self.after = after
        if self._window is not None and self._window.furnished:
            self._window.quit()
        else:
            self._application.quit()

    def _restore(self, archive: Path) -> None:
        self.follow(After(restore=archive))

    def _meet(self, error: AppError) -> None:
        """Show what keeps the program from starting, and the ways on."""
        from app.windows.upkeep.obstacle import Obstacle, unsaved

        print(error, file=sys.stderr)
        sentence = f"{self._told.sentence} {error}" if self._told is not None else str(error)
        obstacle = self.obstacle = Obstacle(self._places, sentence, unsaved(self._window))
        obstacle.again_wanted.connect(lambda: self.follow(After()))
        obstacle.restore_wanted.connect(self._restore)
        obstacle.closed.connect(self._application.quit)
        obstacle.show()

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
        if self.obstacle is not None:
            self.obstacle.hide()
            self.obstacle.deleteLater()
            self.obstacle = None
        self._collecting.end()
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

    def open_door(self) -> None:
        """Be there for other programs and for the desktop, which can wait for the first key strokes."""
        from app.windows.always.notifying import Notifying
        from app.windows.always.staying import Staying
        from app.windows.starting.door import Door

        self._door = Door(self._places.letters, self.receiving.take, self._window)
        if self._window is not None and self._engine is not None and self._background is not None:
            self.notifying = Notifying(
                self._window,
                engine=self._engine,
                background=self._background,
                memory=self._memory,
                hidden=self._hidden,
            )
            self.staying = Staying(
                self._window, capturing=self.capturing, notifying=self.notifying, memory=self._memory
            )

    def _warm_up(self) -> None:
        if self._window is not None:
            reviewing = self._window.writing.reviewing

            def loaded(_: None) -> None:
                reviewing.allow_readability()
                gc.freeze()  # as above, with what the coach has loaded by now

            if self._background is not None:
                self._background.run(load_readability(), loaded, _ignore)

    def _crashed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug in the window and tell of it; what is written is safe on the engine's thread."""
        log.error("a bug in the window", exc_info=(kind, error, trace))
        if self._background is not None:
            self._background.crashed.emit(
                f"Something went wrong inside Rapport ({kind.__name__}). The log has more."
            )


def _ignore(_: AppError) -> None:
    """Nothing depends on the warm-up."""
