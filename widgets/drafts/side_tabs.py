"""The right side of the Write page: the coach, the thread or the preview, one at a time, for one account."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QTabBar, QWidget

from widgets.ground.icons import icon, network_icon
from widgets.ground.places_in_text import showable
from widgets.ground.words import Words, column, row


@dataclass(frozen=True, slots=True, kw_only=True)
class SideTab:
    """One side of the text."""

    words: str
    tip: str
    per_account: bool  # it shows one account at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """An account that can be looked through."""

    id: str
    network: str
    handle: str


class SideTabs(QWidget):
    """Tabs above what they show; `turned` tells which is in front."""

    turned = Signal(int)
    account_chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[SideTab, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tuple(tab for tab, _ in tabs)
        self._readers: tuple[Reader, ...] = ()
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName("Beside the text")
        self._stack = QStackedWidget()
        for nth, (tab, part) in enumerate(tabs):
            self.bar.addTab(tab.words)
            self.bar.setTabToolTip(nth, tab.tip)
            self._stack.addWidget(part)
        self._accounts = QComboBox()
        self._accounts.setAccessibleName("The account that is shown")
        self._accounts.activated.connect(self._choose)
        self._line = QWidget()
        choice = row(Words("As", "muted", wrap=False), self._accounts, spacing=8)
        choice.setContentsMargins(16, 0, 16, 0)
        choice.setStretch(1, 1)
        self._line.setLayout(choice)
        self.bar.currentChanged.connect(self._turn)
        box = column(self.bar, self._line, self._stack, spacing=8)
        box.setStretchFactor(self._stack, 1)
        self.setLayout(box)
        self._turn(0)

    @property
    def current(self) -> int:
        """Return the number of the tab in front, from 0."""
        return self.bar.currentIndex()

    def turn_to(self, number: int) -> None:
        """Put the tab `number` in front."""
        self.bar.setCurrentIndex(number)

    def name_tab(self, number: int, words: str) -> None:
        """Give the tab `number` other words, such as how much there is to see."""
        if self.bar.tabText(number) != words:
            self.bar.setTabText(number, words)

    def show_readers(self, readers: Sequence[Reader], current: str) -> None:
        """Offer `readers`, the one with the id `current` chosen. Tells nothing."""
        if tuple(readers) != self._readers:
            self._readers = tuple(readers)
            self._accounts.clear()
            for reader in readers:
                self._accounts.addItem(icon(network_icon(reader.network), "muted"), showable(reader.handle))
        place = next((nth for nth, reader in enumerate(self._readers) if reader.id == current), -1)
        self._accounts.setCurrentIndex(place)
        self._show_line()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()

    def _turn(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._show_line()
        self.turned.emit(number)

    def _show_line(self) -> None:
        self._line.setVisible(self._tabs[self.current].per_account and len(self._readers) > 1)

    def _choose(self, place: int) -> None:
        self.account_chosen.emit(self._readers[place].id)

    def _paint_icons(self) -> None:
        for nth, reader in enumerate(self._readers):
            self._accounts.setItemIcon(nth, icon(network_icon(reader.network), "muted"))
