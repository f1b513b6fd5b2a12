"""Chooses what becomes of a post whose moment passes while nothing can go out."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.words import Words

SEND, ASK, DROP = "send", "ask", "drop"
LABEL = "If it is late:"
SPOKEN = "What becomes of it when its moment passes while nothing can go out"
LETTERS = 20  # of the widest choice
DAY, HOUR = 24 * 60, 60  # minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What to do with a late post."""

    act: str = SEND  # or ASK or DROP
    minutes: int = 120  # SEND: so late at most; then the writer is asked

    @property
    def words(self) -> str:
        """Return it as a choice."""
        if self.act == ASK:
            return "Ask me"
        if self.act == DROP:
            return "Leave it out"
        if self.minutes == DAY:
            return "Send within a day"
        if self.minutes % HOUR == 0 and self.minutes:
            hours = self.minutes // HOUR
            return f"Send within {'an hour' if hours == 1 else f'{hours} hours'}"
        return f"Send within {self.minutes} minutes"


USUAL = (Late(minutes=30), Late(), Late(minutes=DAY), Late(act=ASK, minutes=0), Late(act=DROP, minutes=0))


class LateChoice(QWidget):
    """Shows one of a few choices; one of another length is shown beside them."""

    chosen = Signal(object)  # a Late that the writer chose

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[Late] = []
        self.choice = QComboBox()
        self.choice.setAccessibleName(SPOKEN)
        self.choice.setToolTip(
            f"{SPOKEN}: this computer slept, the network was gone, or publishing was paused"
        )
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(LETTERS)
        self.choice.activated.connect(self._choose)
        flow = FlowLayout(self)
        flow.addWidget(Words(LABEL, "muted", wrap=False))
        flow.addWidget(self.choice)
        self.setFocusProxy(self.choice)
        self.show_late(Late())

    def _choose(self, nth: int) -> None:
        self.chosen.emit(self._offers[nth])

    @property
    def late(self) -> Late:
        """Return what is chosen."""
        return self._offers[max(0, self.choice.currentIndex())]

    def show_late(self, late: Late) -> None:
        """Show `late` as what is chosen. Tells nothing."""
        if late.act != SEND:
            late = Late(act=late.act, minutes=0)
        offers = list(USUAL) if late in USUAL else [late, *USUAL]
        if offers != self._offers:
            self._offers = offers
            self.choice.clear()
            self.choice.addItems([one.words for one in offers])
        self.choice.setCurrentIndex(offers.index(late))
