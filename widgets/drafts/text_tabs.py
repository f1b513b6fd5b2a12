"""The texts of one post as tabs: the base for all, and one for each account."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from widgets.ground.icons import WORN_ANEW, grown, icon, network_icon
from widgets.ground.places_in_text import showable
from widgets.ground.words import unmarked

ALL = "All"
LEAST_WIDTH = 132  # pixels of a tab, at the usual size of text
OF_SCROLLING = 64  # pixels for the buttons that scroll, at the usual size
WORD = {"own": "own", "lagging": "behind", "nothing": "nothing"}
SPOKEN = {
    "base": "gets the base text",
    "own": "has its own text",
    "lagging": "has its own text; the base text changed since it was written",
    "nothing": "gets nothing",
}
TOKEN = {"lagging": "look"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTab:
    """One account's text as a tab."""

    id: str
    network: str
    handle: str
    stand: str = "base"  # base, own, lagging or nothing


class TextTabs(QTabBar):
    """Shows whose text is on the screen, and tells when another one is wanted."""

    turned = Signal(str)  # an account's id, or "" for the base

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: tuple[TextTab, ...] = ()
        self._showing = False
        self.setAccessibleName("Texts of this post")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)  # a handle's beginning, and how its text stands
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addTab(ALL)
        self.setTabToolTip(0, "The base text, which every account gets that has no other")
        self.currentChanged.connect(self._tell)

    def show_tabs(self, tabs: Sequence[TextTab], current: str) -> None:
        """Show `tabs` beside the one for all, `current` (an id, or "") in front. Tells nothing."""
        self._showing = True
        before, self._tabs = self._tabs, tuple(tabs)
        while self.count() > len(self._tabs) + 1:
            self.removeTab(self.count() - 1)
        while self.count() < len(self._tabs) + 1:
            self.addTab("")
        if before != self._tabs:
            self._name_tabs()
        place = next((nth for nth, tab in enumerate(self._tabs, 1) if tab.id == current), 0)
        self.setCurrentIndex(place)
        self._showing = False

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) tab, around the ends."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the least size of a tab: all of the one in front; where there is no room, they scroll."""
        whole, least = self.tabSizeHint(index), grown(LEAST_WIDTH)
        if index == self.currentIndex():
            least = max(least, self.width() - grown(OF_SCROLLING))
        return QSize(min(whole.width(), least), whole.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in WORN_ANEW:
            self.setIconSize(QSize(grown(16), grown(16)))
            self._name_tabs()

    def _name_tabs(self) -> None:
        for nth, tab in enumerate(self._tabs, 1):
            handle = showable(tab.handle)
            word = WORD.get(tab.stand)
            self.setTabText(nth, unmarked(f"{handle} · {word}" if word else handle))
            self.setTabIcon(nth, icon(network_icon(tab.network), TOKEN.get(tab.stand, "muted")))
            spoken = f"{handle} on {tab.network.capitalize()} {SPOKEN[tab.stand]}"
            self.setTabToolTip(nth, spoken)
            self.setAccessibleTabName(nth, spoken)

    def _tell(self, nth: int) -> None:
        if not self._showing:
            self.turned.emit(self._tabs[nth - 1].id if nth > 0 else "")
