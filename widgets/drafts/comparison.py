"""The base text and an account's own side by side, to take over by paragraph."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QWidget

from widgets.drafts.differences import Pair, Piece, pairs, pieces, taken_over
from widgets.drafts.marked_words import MarkedWords, spoken
from widgets.ground.icons import IconTool
from widgets.ground.words import Words, column, row


class Comparison(QWidget):
    """Shows two texts paragraph by paragraph, and tells the text that taking one over makes."""

    taken = Signal(str)  # the account's whole text, with the base's words in one paragraph
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base, self._own, self._handle = "", "", ""
        self._title = Words(role="title")
        close = IconTool("Close the comparison (Esc)", "ph.x")
        close.clicked.connect(self.closed)
        self._rows = QScrollArea()
        self._rows.setWidgetResizable(True)
        self._rows.setFrameShape(QFrame.Shape.NoFrame)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._first = close
        self.setLayout(column(row(self._title, close), self._rows, spacing=8))

    def show_texts(self, handle: str, base: str, own: str) -> None:
        """Put the `base` text beside the `own` text of the account called `handle`."""
        if (handle, base, own) == (self._handle, self._base, self._own) and self._rows.widget():
            return
        self._handle, self._base, self._own = handle, base, own
        self._build()

    def focus_first(self) -> None:
        """Put the focus where the first paragraph can be taken over, else on closing."""
        button = self._rows.findChild(QPushButton)
        (button or self._first).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        found = pairs(self._base, self._own)
        differing = sum(not pair.same for pair in found)
        said = {0: "Both say the same.", 1: "One paragraph differs."}
        self._title.say(said.get(differing, f"{differing} paragraphs differ."))
        stage = QWidget()
        grid = QGridLayout(stage)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setSpacing(8)
        grid.addWidget(Words("Base text", "muted", wrap=False), 0, 0)
        grid.addWidget(Words("Own text", "muted", wrap=False), 0, 1)
        for nth, pair in enumerate(found):
            self._add(grid, found, nth, pair)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2 * len(found) + 1, 1)
        self._rows.setWidget(stage)

    def _add(self, grid: QGridLayout, found: tuple[Pair, ...], nth: int, pair: Pair) -> None:
        one, other = "\n".join(pair.one), "\n".join(pair.other)
        line = 2 * nth + 1
        if pair.same:
            if one.strip():
                for place, text in enumerate((one.strip("\n"), other.strip("\n"))):
                    grid.addWidget(_card((Piece(text=text, kind="same"),), "quiet"), line, place)
            return
        told = pieces(other, one)
        grid.addWidget(_card([p for p in told if p.kind != "gone"], "raised"), line, 0)
        grid.addWidget(_card([p for p in told if p.kind != "new"], "raised"), line, 1)
        take = QPushButton("Take this paragraph over" if one.strip() else "Take this paragraph out")
        take.setProperty("role", "quiet")
        take.setAccessibleDescription(spoken(told))
        take.clicked.connect(lambda: self.taken.emit(taken_over(found, nth)))
        grid.addWidget(take, line + 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)


def _card(told: list[Piece] | tuple[Piece, ...], role: str) -> QFrame:
    card = QFrame()
    card.setProperty("role", role)
    card.setLayout(column(MarkedWords(told), None, margin=8, spacing=0))
    return card
