"""The mix of posts as a bar of three parts, each with its colour, its shape and its count, and the goal."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.advice import Mix
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import MEANING, IconLabel
from widgets.ground.style import theme
from widgets.ground.words import Words, row

WORD = {"give": "Give", "talk": "Talk", "promote": "Promote"}
HEIGHT = 12  # pixels
FLAG = 7  # pixels above the bar, for the mark of the goal
GAP = 2  # pixels of ground between two parts


class MixBar(QWidget):
    """A bar from left to right: give, talk, promote. A flag marks where promotion may begin at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mix: Mix | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_mix(self, mix: Mix, label: str) -> None:
        """Show `mix`; `label`, such as "With this post", is for screen readers."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(mix_words(mix))
        self.setToolTip(mix_words(mix))
        if mix != self._mix:
            self._mix = mix
            self.update()

    def sizeHint(self) -> QSize:
        """Return a width that reads well and the height of bar and flag."""
        return QSize(200, HEIGHT + FLAG)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts and the flag of the goal."""
        worn, mix = theme(), self._mix
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, FLAG, self.width(), HEIGHT)
        outline = QPainterPath()
        outline.addRoundedRect(bar, HEIGHT / 2, HEIGHT / 2)
        painter.fillPath(outline, QColor(worn.sunken))
        if mix is not None and mix.total:
            painter.setClipPath(outline)
            left = 0.0
            for name, count in (("give", mix.give), ("talk", mix.talk), ("promote", mix.promote)):
                wide = bar.width() * count / mix.total
                part = QRectF(left, bar.top(), wide - GAP, HEIGHT)
                painter.fillRect(part, QColor(worn.colour(name)))
                left += wide
            painter.setClipping(False)
            self._paint_goal(painter, bar, mix)
        painter.end()

    def _paint_goal(self, painter: QPainter, bar: QRectF, mix: Mix) -> None:
        worn = theme()
        goal = bar.width() * (1 - mix.promote_goal)
        painter.setPen(QPen(QColor(worn.surface), 4))
        painter.drawLine(QPointF(goal, bar.top()), QPointF(goal, bar.bottom()))
        painter.setPen(QPen(QColor(worn.text), 2))
        painter.drawLine(QPointF(goal, bar.top() - 1), QPointF(goal, bar.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.text))
        painter.drawPolygon(QPolygonF([QPointF(goal - 4, 0), QPointF(goal + 4, 0), QPointF(goal, FLAG - 1)]))


class MixLegend(QWidget):
    """The three meanings by shape, word and count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = {name: Words(wrap=False) for name in WORD}
        flow = FlowLayout(self, space=20)
        for name, words in self._counts.items():
            one = QWidget()
            one.setLayout(row(IconLabel(MEANING[name], name, 14), words, spacing=6))
            flow.addWidget(one)

    def show_mix(self, mix: Mix) -> None:
        """Show the counts of `mix`."""
        for name, words in self._counts.items():
            words.say(f"{WORD[name]} {getattr(mix, name)}")


def mix_words(mix: Mix) -> str:
    """Return `mix` as a sentence."""
    if not mix.total:
        return "No posts are counted yet."
    return (
        f"Of {mix.total} posts, {mix.give} give, {mix.talk} talk and {mix.promote} promote: "
        f"{mix.promote_share:.0%} promotion, and your goal is {mix.promote_goal:.0%} at most."
    )
