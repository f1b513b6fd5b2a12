"""The window: a text to write on at once, and then the rail at the left, the pages, and one line for news."""

import logging
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import AppError
from app.windows.frame.window_memory import WindowMemory
from widgets.editing.editor import Editor
from widgets.frame.drop_window import DropWindow
from widgets.ground.words import column, row

if TYPE_CHECKING:  # loaded when the text can be seen, and pages when they are first shown
    from app.background import Background
    from app.model.draft import Draft
    from app.services.engine import Engine
    from app.windows.accounts.accounts_page import AccountsPage
    from app.windows.accounts.signing_in import SigningIn
    from app.windows.aids.attaching import Attaching
    from app.windows.aids.carding import Carding
    from app.windows.aids.inserting import Inserting
    from app.windows.aids.languages import Languages
    from app.windows.aids.parting import Parting
    from app.windows.aids.spelling import Spelling
    from app.windows.drafting.shelving import Shelving
    from app.windows.drafting.versions import Versions
    from app.windows.drafting.writing import Writing
    from app.windows.frame.acting import Acting
    from app.windows.frame.alone import Alone
    from app.windows.frame.telling import Telling
    from app.windows.message import Message
    from app.windows.queue.queue_page import QueuePage
    from app.windows.queue.queueing import Queueing
    from app.windows.write.write_page import WritePage
    from widgets.frame.rail import Rail
    from widgets.ground.notice import Notice

log = logging.getLogger(__name__)

LEAST = QSize(860, 560)
OF_RAIL = ("write", "queue", "accounts", "settings")  # the pages that the rail leads to
SEEN_MS = 20  # after the first painting; by then it is on the screen, and a key that waited is in the text
UNSEEN_MS = 500  # a window that is not painted until then, such as a minimised one, gets the rest too


class MainWindow(DropWindow):
    """Holds the pages, and remembers its place on the screen. Until it is furnished it is the text alone."""

    seen = Signal()  # once: the text is on the screen, and can be typed on
    closed = Signal()

    writing: "Writing"
    queueing: "Queueing"
    signing_in: "SigningIn"
    versions: "Versions"
    shelving: "Shelving"
    attaching: "Attaching"
    parting: "Parting"
    carding: "Carding"
    spelling: "Spelling"
    inserting: "Inserting"
    languages: "Languages"
    acting: "Acting"
    alone: "Alone"
    telling: "Telling"
    write_page: "WritePage"
    rail: "Rail"
    notice: "Notice"

    def __init__(self, draft: "Draft | None", memory: QSettings) -> None:
        """Show the text of `draft`; the window's size and place are remembered in `memory`."""
        super().__init__()
        self.setWindowTitle("Rapport")
        self.setMinimumSize(LEAST)
        self._memory = memory
        self.draft = draft  # until there is `writing`
        self._shown = "write"
        self._pages: dict[str, Callable[[], QWidget]] = {
            "write": lambda: self.write_page,
            "queue": lambda: self.queue_page,
            "accounts": lambda: self.accounts_page,
        }
        self._open = True
        self._furnished = False
        self.closing = False  # closed before it was furnished, to be closed in earnest then
        self.stays: Callable[[], bool] = _never  # whether closing only hides the window
        self.editor = Editor()
        self.editor.show_text(draft.text if draft is not None else "")
        only = QWidget()
        box = column(self.editor)
        self._placing = WindowMemory(memory)
        box.setContentsMargins(self._placing.around())
        only.setLayout(box)
        self.setCentralWidget(only)
        self._placing.restore(self)
        self.editor.setFocus()
        self._unseen = QTimer(self, singleShot=True, interval=UNSEEN_MS)
        self._unseen.timeout.connect(self.seen)
        self._unseen.start()
        self.editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the text is painted for the first time."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._unseen.start(SEEN_MS)
        return False

    def furnish(self, engine: "Engine", background: "Background", zone: str) -> Iterator[None]:
        """Put everything around the text, step by step, so that a key can be pressed in between."""
        from app.windows.accounts.signing_in import SigningIn
        from app.windows.aids.attaching import Attaching
        from app.windows.aids.carding import Carding
        from app.windows.aids.inserting import Inserting
        from app.windows.aids.knowing import Knowing
        from app.windows.aids.languages import Languages
        from app.windows.aids.parting import Parting
        from app.windows.aids.spelling import Spelling
        from app.windows.drafting.shelving import Shelving
        from app.windows.drafting.versions import Versions
        from app.windows.drafting.writing import Writing
        from app.windows.frame.acting import Acting
        from app.windows.frame.alone import Alone
        from app.windows.frame.rail_places import PLACES
        from app.windows.frame.telling import Telling
        from app.windows.queue.queueing import Queueing
        from app.windows.write.write_page import WritePage
        from widgets.frame.rail import Rail
        from widgets.ground.notice import Notice

        yield
        self._engine = engine
        self.writing = Writing(engine=engine, background=background, zone=zone, draft=self.draft, parent=self)
        self.queueing = Queueing(engine=engine, background=background, zone=zone, parent=self)
        self.signing_in = SigningIn(engine=engine, background=background, parent=self)
        self.versions = Versions(self.writing, engine=engine, background=background, parent=self)
        self.shelving = Shelving(self.writing, engine=engine, background=background, parent=self)
        self.attaching = Attaching(self.writing, engine=engine, background=background, parent=self)
        self.parting = Parting(self.writing, engine=engine, background=background, parent=self)
        self.carding = Carding(self.writing, engine=engine, background=background, parent=self)
        self.knowing = Knowing(self.writing, engine=engine, background=background, parent=self)
        self.languages = Languages(background=background, memory=self._memory, parent=self)
        yield
        whole, right, self._stack = QWidget(), QWidget(), QStackedWidget()
        self.rail = Rail(PLACES)
        self.notice = Notice()
        self.telling = Telling(self.notice, self)
        notice_line = column(self.notice)
        notice_line.setContentsMargins(16, 8, 16, 0)
        right.setLayout(column(notice_line, self._stack, spacing=0))
        whole.setLayout(row(self.rail, right, spacing=0))
        yield
        # From here to the end in one step: the text leaves its place, and its new one comes on the screen.
        minds = self.writing, self.versions, self.shelving, self.attaching, self.parting, self.carding
        self.write_page = WritePage(*minds, self.knowing, self.editor)
        self.spelling = Spelling(
            self.editor.spelling, engine=engine, background=background, memory=self._memory, parent=self
        )
        self.inserting = Inserting(
            self.editor,
            self.write_page.completion,
            engine=engine,
            background=background,
            memory=self._memory,
            parent=self,
        )
        self._stack.addWidget(self.write_page)
        self.alone = Alone(self, self.rail, self._stack, self.write_page)
        self.acting = Acting(self, self._memory, self)
        self._placing.add("write/splitter", self.write_page.splitter)
        self.setCentralWidget(whole)
        whole.show()  # at once, so that it can take the focus
        self._furnished = True
        self.show_page(self._placing.page if self._placing.page in self._pages else "write")

    @cached_property
    def queue_page(self) -> "QueuePage":
        """Return the Queue page, built by now."""
        from app.windows.queue.queue_page import QueuePage

        page = QueuePage(self.queueing, self._memory)
        page.write_wanted.connect(lambda: self.show_page("write"))
        page.rhythms_wanted.connect(lambda: self.show_page("rhythms"))
        self._stack.addWidget(page)
        self.acting.give_keys({"queue": page})
        self.queueing.refresh()
        return page

    @cached_property
    def accounts_page(self) -> "AccountsPage":
        """Return the Accounts page, built by now."""
        from app.windows.accounts.accounts_page import AccountsPage

        known = self._engine.doors.networks, self.writing.zone
        page = AccountsPage(self.signing_in, self.queueing.pausing, *known)
        self._stack.addWidget(page)
        self.signing_in.refresh()
        return page

    @property
    def furnished(self) -> bool:
        """Return whether everything stands around the text."""
        return self._furnished

    @property
    def shown(self) -> str:
        """Return the name of the page of the rail that was shown last."""
        return self._shown

    def start(self) -> None:
        """Load everything that the pages show."""
        self.writing.start()
        self.attaching.start()
        self.queueing.refresh()
        self.signing_in.refresh()

    def show_page(self, name: str) -> None:
        """Show the page called `name`."""
        if self.alone.on and name == "write":
            return  # the text is on the screen already
        self.alone.leave()
        page = self._pages[name]()
        if name in OF_RAIL:
            self._shown = name
            self.rail.show_place(name)
        self._stack.setCurrentWidget(page)
        if name == "write":
            self.write_page.focus_editor()
        else:
            page.setFocus()

    def shows(self, name: str) -> bool:
        """Return whether the page called `name`, or the text of it alone, is on the screen."""
        return (name == "write" and self.alone.on) or self.page is self._pages[name]()

    def add_page(self, name: str, build: Callable[[], QWidget]) -> None:
        """Let `show_page` show what `build` returns when it is first wanted."""

        @cache
        def built() -> QWidget:
            page = build()
            self._stack.addWidget(page)
            return page

        self._pages[name] = built

    def go_back(self) -> None:
        """Show the page of the rail that was shown last."""
        self.show_page(self._shown)

    def leave_alone(self) -> None:
        """Show the rest of the window again beside the text."""
        self.alone.leave()

    @property
    def page(self) -> QWidget:
        """Return the page that is shown."""
        return self._stack.currentWidget() or self.write_page

    def tell(self, message: "Message") -> None:
        """Show one line above the page."""
        self.telling.tell(message)

    def quit(self) -> None:
        """Close for good, wherever closing leads otherwise."""
        self.stays = _never
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write everything down first; closing is never a question."""
        if not self._open:
            return
        if not self._furnished:  # only then there is an engine that can write down what was typed
            self.closing = True
            self.hide()
            event.ignore()
            return
        if self.stays():
            self.writing.save_now()
            self.hide()
            event.ignore()
            return
        self._open = False
        try:
            self.writing.close()
        except (AppError, TimeoutError) as error:
            log.warning("the last save failed: %s", error)
        self.alone.leave()
        self._placing.keep(self, self._shown, self.editor)
        self.closed.emit()
        event.accept()


def _never() -> bool:
    return False
