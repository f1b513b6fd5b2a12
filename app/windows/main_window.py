"""The window: the rail at the left, one page at a time, and one line for what has to be told."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.background import Background
from app.errors import AppError
from app.model.delivery import Delivery
from app.model.news import AccountsChanged, DeliveriesChanged, DraftsChanged, News, Trouble
from app.services.engine import Engine
from app.windows.acting import Acting
from app.windows.alone import Alone
from app.windows.attaching import Attaching
from app.windows.carding import Carding
from app.windows.inserting import Inserting
from app.windows.languages import Languages
from app.windows.message import Message, Tone
from app.windows.parting import Parting
from app.windows.queueing import Queueing
from app.windows.shelving import Shelving
from app.windows.signing_in import SigningIn
from app.windows.spelling import Spelling
from app.windows.telling import Telling
from app.windows.time_words import moment_words
from app.windows.versions import Versions
from app.windows.window_memory import WindowMemory
from app.windows.write_page import WritePage
from app.windows.writing import Writing
from widgets.notice import Notice
from widgets.rail import Rail, RailPlace
from widgets.words import column, row

if TYPE_CHECKING:  # pages are loaded and built when they are first shown
    from app.windows.accounts_page import AccountsPage
    from app.windows.queue_page import QueuePage

log = logging.getLogger(__name__)

LEAST = QSize(860, 560)
PLACES = (
    RailPlace(name="write", title="Write", icon="ph.pencil-simple"),
    RailPlace(name="queue", title="Queue", icon="ph.calendar-blank"),
    RailPlace(name="accounts", title="Accounts", icon="ph.at"),
    RailPlace(name="menu", title="Menu", icon="ph.list", at_foot=True),
)


class MainWindow(QMainWindow):
    """Holds the pages, passes the engine's news on, and remembers its place on the screen."""

    closed = Signal()

    def __init__(self, *, engine: Engine, background: Background, zone: str, memory: QSettings) -> None:
        """Show `engine`; the window's size and place are remembered in `memory`."""
        super().__init__()
        self.setWindowTitle("Rapport")
        self.setMinimumSize(LEAST)
        self._memory = memory
        self._engine = engine
        self._shown = "write"
        self._pages: dict[str, Callable[[], QWidget]] = {
            "write": lambda: self.write_page,
            "queue": lambda: self.queue_page,
            "accounts": lambda: self.accounts_page,
        }
        self._open = True
        self.stays: Callable[[], bool] = _never  # whether closing only hides the window
        self.writing = Writing(engine=engine, background=background, zone=zone, parent=self)
        self.queueing = Queueing(engine=engine, background=background, zone=zone, parent=self)
        self.signing_in = SigningIn(engine=engine, background=background, parent=self)
        self.versions = Versions(self.writing, engine=engine, background=background, parent=self)
        self.shelving = Shelving(self.writing, engine=engine, background=background, parent=self)
        self.attaching = Attaching(self.writing, engine=engine, background=background, parent=self)
        self.parting = Parting(self.writing, engine=engine, background=background, parent=self)
        self.carding = Carding(self.writing, engine=engine, background=background, parent=self)
        self.write_page = WritePage(
            self.writing, self.versions, self.shelving, self.attaching, self.parting, self.carding
        )
        self.spelling = Spelling(
            self.write_page.editor.spelling,
            engine=engine,
            background=background,
            memory=self._memory,
            parent=self,
        )
        self.inserting = Inserting(
            self.write_page.editor,
            self.write_page.completion,
            engine=engine,
            background=background,
            memory=self._memory,
            parent=self,
        )
        self.languages = Languages(background=background, memory=self._memory, parent=self)
        self.rail = Rail(PLACES)
        self.notice = Notice()
        self.telling = Telling(self.notice, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.write_page)
        self.alone = Alone(self, self.rail, self._stack, self.write_page)
        notice_line = column(self.notice)
        notice_line.setContentsMargins(16, 8, 16, 0)
        whole = QWidget()
        right = QWidget()
        right.setLayout(column(notice_line, self._stack, spacing=0))
        whole.setLayout(row(self.rail, right, spacing=0))
        self.setCentralWidget(whole)
        self.acting = Acting(self, self._memory, self)
        self._connect(background)
        self._placing = WindowMemory(memory, {"write/splitter": self.write_page.splitter})
        self._placing.restore(self)
        self.show_page(self._placing.page if self._placing.page in self._pages else "write")

    @cached_property
    def queue_page(self) -> "QueuePage":
        """Return the Queue page, built by now."""
        from app.windows.queue_page import QueuePage

        page = QueuePage(self.queueing)
        page.write_wanted.connect(lambda: self.show_page("write"))
        self._stack.addWidget(page)
        self.queueing.refresh()
        return page

    @cached_property
    def accounts_page(self) -> "AccountsPage":
        """Return the Accounts page, built by now."""
        from app.windows.accounts_page import AccountsPage

        page = AccountsPage(self.signing_in, self._engine.doors.networks, self.writing.zone)
        self._stack.addWidget(page)
        self.signing_in.refresh()
        return page

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
        if name in {place.name for place in PLACES}:
            self._shown = name
            self.rail.show_place(name)
        self._stack.setCurrentWidget(page)
        if name == "write":
            self.write_page.focus_editor()
        else:
            page.setFocus()

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

    def tell(self, message: Message) -> None:
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
        self._placing.keep(self, self._shown)
        self.closed.emit()
        event.accept()

    def _connect(self, background: Background) -> None:
        for source in (
            self.writing,
            self.versions,
            self.shelving,
            self.spelling,
            self.attaching,
            self.write_page.side,
            self.write_page.reach,
            self.inserting,
            self.queueing,
            self.signing_in,
        ):
            source.told.connect(self.tell)
        background.news.connect(self._hear)
        background.crashed.connect(self._tell_trouble)
        self.rail.chosen.connect(self._leave_for)
        self.write_page.accounts_wanted.connect(lambda: self.show_page("accounts"))
        self.queueing.troubled.connect(self._show_troubled)
        self.writing.planned.connect(self._tell_planned)
        self.writing.opened.connect(self.spelling.open)
        self.writing.tabs_listed.connect(self.inserting.show_accounts)
        self.write_page.emoji.clicked.connect(self._open_emoji)
        self.write_page.emoji_picker.picked.connect(self.inserting.insert_emoji)
        self.writing.opened.connect(self.languages.open)
        self.write_page.editor.spelling.rested.connect(self.languages.look)
        self.languages.found.connect(self.spelling.speak)
        self.languages.found.connect(self._show_language)
        self.languages.near.connect(self.write_page.language.show_near)
        self.languages.chosen.connect(self.writing.choose_language)
        self.write_page.language.chosen.connect(self.languages.choose)

    def _hear(self, news: News) -> None:
        match news:
            case DeliveriesChanged():
                self.queueing.refresh()
                self.shelving.refresh()
                self.writing.refresh_history()
            case AccountsChanged():
                self.signing_in.refresh()
                self.writing.refresh_accounts()
                self.queueing.refresh()
            case DraftsChanged():
                self.shelving.refresh()
            case Trouble(sentence=sentence):
                self._tell_trouble(sentence)

    def _open_emoji(self) -> None:
        self.write_page.emoji_picker.open_above(self.write_page.emoji, self.inserting.recent)

    def _leave_for(self, place: str) -> None:
        if place == "menu":
            self.rail.show_place(self._shown)
            self.acting.do("menu")
        else:
            self.show_page(place)

    def _show_language(self, code: str, by_hand: bool) -> None:
        self.write_page.language.show_language(code, by_hand=by_hand)

    def _tell_trouble(self, sentence: str) -> None:
        self.tell(Message(sentence=sentence, tone=Tone.ERROR))

    def _show_troubled(self, count: int) -> None:
        self.rail.show_badge("queue", count, f"{count} to look at")

    def _tell_planned(self, deliveries: tuple[Delivery, ...]) -> None:
        first = deliveries[0]
        now = datetime.now(UTC)
        when = "It is on its way."
        if first.due > now:
            when = f"It goes out {moment_words(first.due, now, self.writing.zone)}."
        self.tell(
            Message(
                sentence=when,
                tone=Tone.SUCCESS,
                action="Show the queue",
                act=lambda: self.show_page("queue"),
            )
        )


def _never() -> bool:
    return False
