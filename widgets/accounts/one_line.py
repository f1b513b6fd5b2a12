"""One line of words that may be too long for its place: the middle gives way, and the tip has all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from widgets.ground.words import Words

FEWEST = 12  # letters that are left in the narrowest place


class OneLine(Words):
    """Shows a name from both its ends, since that is how two long ones are told apart."""

    def __init__(self, role: str = "") -> None:
        super().__init__(role=role, wrap=False)

    def minimumSizeHint(self) -> QSize:
        """Return the size in which a few letters are left."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), FEWEST * self.fontMetrics().averageCharWidth()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer all of it as a tip where it does not fit."""
        super().resizeEvent(event)
        self._offer_tip()

    def say(self, text: str, role: str | None = None) -> None:
        """Show `text`, in another role where one is given."""
        super().say(text, role)
        self._offer_tip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt calls it so
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), self.alignment(), line)
        painter.end()

    def _offer_tip(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else self.text())
