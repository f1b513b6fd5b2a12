"""The page of slots and series: the places in the week to post at, and the posts that come again."""

from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.model.news import News, Trouble
from app.windows.scheduling.rhythms import Rhythms
from widgets.frame.page import Page
from widgets.ground.empty_state import EmptyState
from widgets.ground.words import Words, column, row
from widgets.planning.series_card import SeriesCard, SeriesItem
from widgets.planning.slot_card import SlotCard, SlotsItem

SLOTS = (
    "A slot is a weekday and a time on the clock of a zone, every week. A post takes the next one that is "
    "free; no other post of the account stands within half an hour of it."
)
SERIES = (
    "A series is a post that comes again, with the words that it had when it began. Its next two times stand "
    "in the queue as posts of their own, and each is looked at before it goes out."
)
NO_SERIES = (
    "No post comes again yet. Write one, press “Schedule …”, choose the first time, and instead of “Once” "
    "say how often it comes."
)


@cache
def zones() -> tuple[str, ...]:
    """Return the names of all zones, without those that are no place."""
    return tuple(
        sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    )


class RhythmPage(Page):
    """Connects the cards with `Rhythms`."""

    left = Signal()  # back to the queue
    accounts_wanted = Signal()  # there is no account yet

    def __init__(self, rhythms: Rhythms, parent: QWidget | None = None) -> None:
        """Show what `rhythms` lists."""
        super().__init__(parent)
        self._rhythms = rhythms
        self.cards: dict[str, SlotCard] = {}  # by account
        self.series: dict[str, SeriesCard] = {}  # by series
        self._wanted = ""  # the series that is to be brought into sight once it is listed
        self.back = QPushButton("Back to the queue")
        self._empty = EmptyState(
            "ph.at",
            "No account yet",
            "Slots belong to an account. Add one, and its week is planned here.",
            "Add an account",
        )
        self._no_series = Words(NO_SERIES, "muted")
        self._cards_box, self._series_box = column(spacing=12), column(spacing=12)
        self._slots_words, self._series_words = Words(SLOTS, "muted"), Words(SERIES, "muted")
        self.lay_out(
            column(
                row(Words("Slots and series", "heading", wrap=False), None, self.back),
                Words("Slots", "title", wrap=False),
                self._slots_words,
                self._empty,
                self._cards_box,
                Words("Series", "title", wrap=False),
                self._series_words,
                self._no_series,
                self._series_box,
                None,
                spacing=12,
            )
        )
        self._empty.hide()
        self.back.clicked.connect(self.left)
        self._empty.started.connect(self.accounts_wanted)
        self.setFocusProxy(self.back)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(rhythms.undo)
        rhythms.listed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Read everything anew."""
        super().showEvent(event)
        self._rhythms.refresh()

    def hear(self, news: News) -> None:
        """Follow what happens while the page is looked at."""
        if self.isVisible() and not isinstance(news, Trouble):
            self._rhythms.refresh()

    def show_series(self, series_id: str) -> None:
        """Bring a series into sight, and put the keyboard on it."""
        self._wanted = series_id
        self._go_to_wanted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, slots: list[SlotsItem], series: list[SeriesItem]) -> None:
        self._empty.setVisible(not slots)
        self._slots_words.setVisible(bool(slots))
        self._no_series.setVisible(not series)
        self._drop(self.cards, {one.account_id for one in slots})
        for item in slots:
            if item.account_id not in self.cards:
                self.cards[item.account_id] = self._card()
            self.cards[item.account_id].show_slots(item)
        self._drop(self.series, {one.id for one in series})
        for item in series:
            if item.id not in self.series:
                self.series[item.id] = self._series_card()
            self.series[item.id].show_series(item)
        self._go_to_wanted()

    def _card(self) -> SlotCard:
        card = SlotCard(self._rhythms.zone, zones)
        card.added.connect(self._rhythms.add)
        card.changed.connect(self._rhythms.change)
        card.removed.connect(self._rhythms.remove)
        self._cards_box.addWidget(card)
        return card

    def _series_card(self) -> SeriesCard:
        card = SeriesCard()
        card.skipped.connect(self._rhythms.skip)
        card.paused.connect(self._rhythms.pause)
        card.ended.connect(self._rhythms.end)
        self._series_box.addWidget(card)
        return card

    def _drop(self, cards: dict[str, SlotCard] | dict[str, SeriesCard], kept: set[str]) -> None:
        for name in set(cards) - kept:
            card = cards.pop(name)
            if card.isAncestorOf(self.focusWidget() or self):
                self.back.setFocus(Qt.FocusReason.OtherFocusReason)
            card.hide()
            card.deleteLater()

    def _go_to_wanted(self) -> None:
        card = self.series.get(self._wanted)
        if card is not None:
            self._wanted = ""
            card.pause.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(card)
