"""Which posts of the queue are wanted: whose, of which kind, how they stand, with which words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from widgets.coaching.mix_bar import WORD
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import MEANING, icon, network_icon
from widgets.ground.places_in_text import showable
from widgets.queue.delivery_item import TROUBLE, DeliveryItem

HANDLE = 20  # characters of a handle that there is room for; the list of the choice shows more
EVERYWHERE, EVERY_KIND, EVERY_STATE = "All accounts", "All kinds", "All states"
UNKNOWN_KIND = "Kind not known"
NEEDS_YOU = "Needs you"
PAUSE_MS = 150  # after the last key, before it is looked up


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a post has to be; "" wants everything."""

    network: str = ""
    account_id: str = ""
    intent: str | None = None  # "": not known; None: any
    states: frozenset[str] = frozenset()  # none: any
    words: str = ""

    def fits(self, item: DeliveryItem) -> bool:
        """Return whether `item` is wanted."""
        return (
            self.network in ("", item.network)
            and self.account_id in ("", item.account_id)
            and (self.intent is None or self.intent == item.intent)
            and (not self.states or item.state in self.states)
            and (not self.words or all(w in item.text.casefold() for w in self.words.casefold().split()))
        )

    @property
    def everything(self) -> bool:
        """Return whether nothing is filtered out."""
        return self == Wanted()


STANDING: Mapping[str, frozenset[str]] = {
    NEEDS_YOU: frozenset(TROUBLE),
    "Planned": frozenset({"waiting"}),
    "On its way": frozenset({"claimed", "preparing", "sending"}),
    "Published": frozenset({"sent"}),
    "Cancelled": frozenset({"cancelled"}),
    "Taken back": frozenset({"taken back"}),
}


class FilterRow(QWidget):
    """Choices side by side, and a line to search the texts."""

    wanted_changed = Signal(object)  # a Wanted
    zone_chosen = Signal(str)  # times are to be shown on the clocks of this zone
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: list[tuple[str, str]] = [("", "")]  # network and account of each choice
        self._where, self._kind, self._state, self._zone = (QComboBox() for _ in range(4))
        named = (
            (self._where, "Account"),
            (self._kind, "Kind"),
            (self._state, "State"),
            (self._zone, "Times as in"),
        )
        for choice, name in named:
            choice.setAccessibleName(name)
            choice.setToolTip(name)
        self._where.addItem(EVERYWHERE)
        self._where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._where.setMinimumContentsLength(HANDLE)
        self._kinds: list[str | None] = [None, *MEANING, ""]
        self._kind.addItem(EVERY_KIND)
        for name, picture in MEANING.items():
            self._kind.addItem(icon(picture, name), WORD[name])
        self._kind.addItem(UNKNOWN_KIND)
        self._state.addItems([EVERY_STATE, *STANDING])
        self._words = QLineEdit()
        self._words.setPlaceholderText("Search the texts")
        self._words.setAccessibleName("Search the texts")
        self._words.setClearButtonEnabled(True)
        self._words.setMinimumWidth(170)
        self._clear = QPushButton("Show everything")
        self._clear.clicked.connect(self.clear)
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._tell)
        self._words.textChanged.connect(lambda: self._later.start())
        for choice in (self._where, self._kind, self._state):
            choice.activated.connect(self._tell)
        self._zone.textActivated.connect(self.zone_chosen)
        flow = FlowLayout(self)
        for part in (self._words, self._where, self._kind, self._state, self._zone, self._clear):
            flow.addWidget(part)
        self._show_clear()

    @property
    def wanted(self) -> Wanted:
        """Return what is wanted now."""
        network, account_id = self._places[max(0, self._where.currentIndex())]
        return Wanted(
            network=network,
            account_id=account_id,
            intent=self._kinds[max(0, self._kind.currentIndex())],
            states=STANDING.get(self._state.currentText(), frozenset()),
            words=self._words.text().strip(),
        )

    def show_accounts(self, accounts: Sequence[tuple[str, str, str]]) -> None:
        """Offer `accounts`, each as its network, its id and its handle."""
        places = [("", "")]
        words = [EVERYWHERE]
        networks = dict.fromkeys(network for network, _, _ in accounts)
        for network in networks:
            own = [(account_id, handle) for name, account_id, handle in accounts if name == network]
            if len(own) > 1:
                places.append((network, ""))
                words.append(f"{network.capitalize()}: all")
            for account_id, handle in own:
                places.append((network, account_id))
                words.append(showable(handle))
        if places == self._places:
            return
        kept = self._places[max(0, self._where.currentIndex())]
        self._places = places
        self._where.clear()
        for (network, _), name in zip(places, words, strict=True):
            if network:
                self._where.addItem(icon(network_icon(network), "muted"), name)
            else:
                self._where.addItem(name)
        self._where.setCurrentIndex(places.index(kept) if kept in places else 0)

    def show_zones(self, zones: Sequence[str], current: str) -> None:
        """Offer to see times as in `zones`; one alone is no choice."""
        if [self._zone.itemText(nth) for nth in range(self._zone.count())] != list(zones):
            self._zone.clear()
            self._zone.addItems(list(zones))
        self._zone.setCurrentText(current)
        self._zone.setVisible(len(zones) > 1)

    def clear(self) -> None:
        """Want everything."""
        for choice in (self._where, self._kind, self._state):
            choice.setCurrentIndex(0)
        self._words.clear()
        self._tell()

    def want_trouble(self) -> None:
        """Want what needs the writer."""
        self._state.setCurrentText(NEEDS_YOU)
        self._tell()

    def focus_search(self) -> None:
        """Put the cursor into the line for searching."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, after it emptied the line."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._words.text():
            self._words.clear()
        else:
            self.closed.emit()

    def _tell(self) -> None:
        self._later.stop()
        self._show_clear()
        self.wanted_changed.emit(self.wanted)

    def _show_clear(self) -> None:
        self._clear.setVisible(not self.wanted.everything)
