"""The right side of the Write page: the coach, the thread or the preview, one at a time, for one account."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

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
    """Tabs above what they show, built when it first comes to the front; `turned` tells which it is."""

    turned = Signal(int)
    account_chosen = Signal(str)

    def __init__(
        self, tabs: Sequence[tuple[SideTab, Callable[[], QWidget]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs = tuple(tab for tab, _ in tabs)
        self._builders = tuple(build for _, build in tabs)
        self._current = ""  # the id of the account that is looked through
        self._readers: tuple[Reader, ...] = ()
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName("Beside the text")
        self._stack = QStackedWidget()
        for nth, tab in enumerate(self._tabs):
            self.bar.addTab(tab.words)
            self.bar.setTabToolTip(nth, tab.tip)
        self.bar.currentChanged.connect(self._turn)
        self._box = column(self.bar, self._stack, spacing=8)
        self._box.setStretchFactor(self._stack, 1)
        self.setLayout(self._box)
        self._turn(0)

    @cached_property
    def _line(self) -> QWidget:
        """Return the line in which an account is chosen, built by now."""
        line = QWidget()
        choice = row(Words("As", "muted", wrap=False), self._accounts, spacing=8)
        choice.setContentsMargins(16, 0, 16, 0)
        choice.setStretch(1, 1)
        line.setLayout(choice)
        self._box.insertWidget(1, line)
        return line

    @cached_property
    def _accounts(self) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName("The account that is shown")
        choice.activated.connect(self._choose)
        return choice

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
        self._readers, self._current = tuple(readers), current
        self._show_line()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()

    def _turn(self, number: int) -> None:
        part = self._builders[number]()
        self._stack.addWidget(part)  # does nothing for one that is in it
        self._stack.setCurrentWidget(part)
        self._show_line()
        self.turned.emit(number)

    def _show_line(self) -> None:
        wanted = self._tabs[self.current].per_account and len(self._readers) > 1
        if wanted:
            self._list_readers()
        if wanted or "_line" in self.__dict__:
            self._line.setVisible(wanted)

    def _list_readers(self) -> None:
        choice = self._accounts
        if [choice.itemData(nth) for nth in range(choice.count())] != [one.id for one in self._readers]:
            choice.clear()
            for reader in self._readers:
                choice.addItem(
                    icon(network_icon(reader.network), "muted"), showable(reader.handle), reader.id
                )
        choice.setCurrentIndex(choice.findData(self._current))

    def _choose(self, place: int) -> None:
        self.account_chosen.emit(self._readers[place].id)

    def _paint_icons(self) -> None:
        if "_accounts" in self.__dict__:
            for nth, reader in enumerate(self._readers[: self._accounts.count()]):
                self._accounts.setItemIcon(nth, icon(network_icon(reader.network), "muted"))
