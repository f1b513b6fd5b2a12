"""The mix along the queue: each post by colour and height, and where promotion goes over the goal."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from widgets.coaching.mix_bar import WORD
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import MEANING, IconLabel
from widgets.ground.words import Words, column, row
from widgets.queue.post_painting import PostPainting

LANES = ("give", "talk", "promote")  # from top to bottom, so that the height tells what the colour does
LANE = 6  # pixels
FLAG = 5  # pixels below the lanes, for the band where the goal is passed


@dataclass(frozen=True, slots=True, kw_only=True)
class MixMark:
    """One post of the strip."""

    id: str
    intent: str
    over: bool  # the mix of the last posts is over its goal with this one
    planned: bool = True


class MixStrip(QWidget):
    """The strip, its legend, and where it tips in words."""

    chosen = Signal(str)  # a post is to be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[MixMark, ...] = ()
        self.lanes = Lanes(self)
        self.lanes.pressed.connect(self.chosen)
        self._words = Words(role="muted")
        self._show = QPushButton("Show where")
        self._show.setProperty("role", "link")
        self._show.clicked.connect(self._choose)
        legend = QWidget()
        flow = FlowLayout(legend, space=16)
        for name, icon in MEANING.items():
            one = QWidget()
            one.setLayout(row(IconLabel(icon, name, 14), Words(WORD[name], wrap=False), spacing=6))
            flow.addWidget(one)
        self._legend = legend
        said = row(self._words, self._show, legend, spacing=16)
        said.setStretchFactor(self._words, 3)
        said.setStretchFactor(legend, 1)
        self.setLayout(column(self.lanes, said, spacing=4))

    def show_marks(self, marks: Sequence[MixMark], words: str) -> None:
        """Show `marks` in their order; `words` say where the mix tips."""
        self._marks = tuple(marks)
        self.lanes.show_marks(self._marks)
        self._words.say(words)
        self._show.setVisible(self._tip is not None)
        self.lanes.setAccessibleName("The mix along the queue")
        self.lanes.setAccessibleDescription(words)

    def show_low(self, low: bool) -> None:
        """Leave the legend out where there is little room."""
        self._legend.setVisible(not low)

    @property
    def marks(self) -> tuple[MixMark, ...]:
        """Return the posts of the strip."""
        return self._marks

    @property
    def words(self) -> str:
        """Return where the mix tips."""
        return self._words.text()

    @property
    def _tip(self) -> MixMark | None:
        return next((mark for mark in self._marks if mark.over and mark.planned), None)

    def _choose(self) -> None:
        if self._tip is not None:
            self.chosen.emit(self._tip.id)


class Lanes(QWidget):
    """Three lanes of posts in their order, and a band under those with which the goal is passed."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._marks: tuple[MixMark, ...] = ()
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: tuple[MixMark, ...]) -> None:
        """Show `marks`."""
        if marks != self._marks:
            self._marks = marks
            self._picture = None
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of lanes and band."""
        return QSize(200, len(LANES) * LANE + FLAG + 4)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        self._picture = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which post was pressed."""
        at = event.position().toPoint()
        if self._marks:
            across = QStyle.visualPos(self.layoutDirection(), self.rect(), at).x()
            nth = min(len(self._marks) - 1, max(0, across * len(self._marks) // max(1, self.width())))
            self.pressed.emit(self._marks[nth].id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the picture of the posts and the band, painted anew when they are others."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != self.size() * ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            self._paint(painter, PostPainting(ratio))
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _paint(self, painter: QPainter, paint: PostPainting) -> None:
        many, wide = max(1, len(self._marks)), self.width()
        for nth in range(len(LANES)):
            painter.fillRect(QRect(0, nth * LANE, wide, LANE - 1), paint.colour("sunken"))
        for nth, mark in enumerate(self._marks):
            left, right = wide * nth // many, wide * (nth + 1) // many
            broad = max(1, right - left - (1 if right - left > 3 else 0))
            if mark.intent in LANES:
                room = QRect(left, LANES.index(mark.intent) * LANE, broad, LANE - 1)
                painter.fillRect(self._seen(room), paint.colour(mark.intent))
            if mark.over:
                band = QRect(left, len(LANES) * LANE + 2, right - left, FLAG - 2)
                painter.fillRect(self._seen(band), paint.colour("look"))
        self._paint_present(painter, paint)

    def _paint_present(self, painter: QPainter, paint: PostPainting) -> None:
        """Mark where what is planned begins."""
        begin = next((nth for nth, mark in enumerate(self._marks) if mark.planned), 0)
        if begin:
            at = self._seen(QRect(self.width() * begin // len(self._marks) - 1, 0, 2, self.height()))
            painter.fillRect(at, paint.colour("text"))

    def _seen(self, room: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), QRect(QPoint(), self.size()), room)
