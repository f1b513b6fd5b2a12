"""Connects the parts of the window with each other, and passes the engine's news on to them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.background import Background
from app.model.news import (
    AccountsChanged,
    ClockJumped,
    DeliveriesChanged,
    DraftsChanged,
    HistoryRead,
    News,
    PausesChanged,
    PeopleChanged,
    RehearsalFailed,
    SeriesChanged,
    StillGood,
    Trouble,
    WentOn,
)
from app.services.engine import Engine
from app.windows.frame.main_window import MainWindow
from app.windows.message import Message, Tone
from app.windows.scheduling.beginning import Beginning
from app.windows.scheduling.pause_line import PauseLine
from app.windows.scheduling.slotting import Slotting
from app.windows.scheduling.undoing import Undoing


class Wiring(QObject):
    """Lets each part of a furnished window hear what the others tell."""

    def __init__(self, window: MainWindow, engine: Engine, background: Background) -> None:
        super().__init__(window)
        self._window = window
        for source in (
            window.writing,
            window.versions,
            window.shelving,
            window.spelling,
            window.attaching,
            window.write_page.side,
            window.write_page.article,
            window.write_page.reach,
            window.inserting,
            window.knowing,
            window.queueing,
            window.signing_in,
            window.signing_in.looking_back,
        ):
            source.told.connect(window.tell)
        self.pausing = window.queueing.pausing
        self._undoing = Undoing(
            window.writing,
            self.pausing,
            engine=engine,
            background=background,
            show_queue=lambda: window.show_page("queue"),
            parent=self,
        )
        self._pause_line = PauseLine(self.pausing, window.rail, window.notice.parentWidget(), self)
        self._slotting = Slotting(
            window.writing,
            window.write_page,
            engine=engine,
            background=background,
            show_slots=lambda: window.show_page("rhythms"),
            parent=self,
        )
        self._beginning = Beginning(
            window.writing,
            window.write_page,
            self.pausing,
            engine=engine,
            background=background,
            parent=self,
        )
        for mind in (self._undoing, self._slotting, self._beginning):
            mind.told.connect(window.tell)
        window.acting.bind("pause", self.pausing.switch)
        window.acting.bind("free-slot", self._slotting.find, window.write_page.schedule.isEnabled)
        self.pausing.refresh()
        background.news.connect(self._hear)
        window.rail.chosen.connect(self._leave_for)
        window.write_page.accounts_wanted.connect(lambda: window.show_page("accounts"))
        window.queueing.troubled.connect(self._show_troubled)
        window.writing.planned.connect(self._undoing.tell_planned)
        window.writing.opened.connect(window.spelling.open)
        window.writing.tabs_listed.connect(window.inserting.show_accounts)
        window.write_page.emoji.clicked.connect(self._open_emoji)
        window.write_page.emoji_picked.connect(window.inserting.insert_emoji)
        window.write_page.field_built.connect(window.spelling.watch)
        window.writing.opened.connect(window.languages.open)
        window.write_page.editor.spelling.rested.connect(window.languages.look)
        window.languages.found.connect(window.spelling.speak)
        window.languages.found.connect(self._show_language)
        window.languages.near.connect(window.write_page.language.show_near)
        window.languages.chosen.connect(window.writing.choose_language)
        window.write_page.language.chosen.connect(window.languages.choose)

    def _hear(self, news: News) -> None:
        match news:
            case DeliveriesChanged():
                self._window.queueing.refresh()
                self._window.shelving.refresh()
                self._window.writing.refresh_history()
            case AccountsChanged():
                self._window.signing_in.refresh()
                self._window.writing.refresh_accounts()
                self._window.queueing.refresh()
                self.pausing.refresh()
            case DraftsChanged():
                self._window.shelving.refresh()
            case PeopleChanged():
                self._window.writing.reviewing.name_anew()
            case HistoryRead(new=new):
                self._window.signing_in.looking_back.hear(news)
                if new:
                    self._window.writing.refresh_history()
            case Trouble(sentence=sentence):
                self._tell_trouble(sentence)
            case RehearsalFailed(delivery_id=delivery_id, sentence=sentence):
                self._tell_trouble(sentence, "Show the post", lambda: self._show_post(delivery_id))
            case ClockJumped(sentence=sentence):
                self._window.tell(Message(sentence=sentence, stays=True))
            case WentOn(sentence=sentence) | StillGood(sentence=sentence):
                self._window.signing_in.hear(sentence)
            case PausesChanged():
                self.pausing.refresh()
                self._window.signing_in.refresh()
                self._window.queueing.refresh()
            case SeriesChanged():
                self._window.queueing.refresh()

    def _open_emoji(self) -> None:
        self._window.write_page.emoji_picker.open_above(
            self._window.write_page.emoji, self._window.inserting.recent
        )

    def _leave_for(self, place: str) -> None:
        if place == "pause":
            self._window.queueing.pausing.switch()
        elif place == "menu":
            self._window.rail.show_place(self._window.shown)
            self._window.acting.do("menu")
        else:
            self._window.show_page(place)

    def _show_language(self, code: str, by_hand: bool) -> None:
        self._window.write_page.language.show_language(code, by_hand=by_hand)

    def _tell_trouble(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        self._window.tell(Message(sentence=sentence, tone=Tone.ERROR, action=action, act=act))

    def _show_post(self, delivery_id: str) -> None:
        self._window.show_page("queue")
        self._window.queue_page.show_post(delivery_id)

    def _show_troubled(self, count: int) -> None:
        self._window.rail.show_badge("queue", count, f"{count} to look at")
