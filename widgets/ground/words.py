"""Labels that show plain text as it was written, and the rows and columns that hold them."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.ground.places_in_text import showable
from widgets.ground.style import set_role

ZERO_WIDTH_SPACE = "\u200b"
FEWEST = 5  # letters of one line that are left in the narrowest place
_ENDLESS = re.compile(r"(?<!\S)[^\s/.:@]{31,}(?!\S)")
_PIECE = re.compile(r".{1,20}")


class Words(QLabel):
    """A line or a paragraph of plain text; markup in it is shown, not obeyed."""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = True) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)
        self.say(text)

    def say(self, text: str, role: str | None = None) -> None:
        """Show `text`, in another role where one is given; the same text again costs nothing."""
        text = showable(text)
        if text != self.text():
            self.setText(text)
        if role is not None:
            set_role(self, role)


class OneLine(Words):
    """One line that may be too long for its place: the middle gives way, and the tip has all of it.

    A name is shown from both its ends, since that is how two long ones are told apart.
    """

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


class Steady(Words):
    """One of a few words, as wide as the widest of them: nothing moves when another one is said."""

    def __init__(self, few: Sequence[str], role: str = "") -> None:
        self._few = tuple(few)
        super().__init__(role=role, wrap=False)

    def sizeHint(self) -> QSize:
        """Return the size of the widest."""
        said, letters = super().sizeHint(), self.fontMetrics()
        widths = (letters.size(0, one).width() for one in self._few)  # as a label measures, not by advance
        return QSize(max(said.width(), *widths), said.height())


def breakable(text: str) -> str:
    """Return `text` with places to break words that no line holds; links stay as they are, to be copied."""
    return _ENDLESS.sub(lambda found: ZERO_WIDTH_SPACE.join(_PIECE.findall(found[0])), text)


def unmarked(words: str) -> str:
    """Return `words` for a button, tab or menu: an ampersand in them is shown and makes no shortcut."""
    return words.replace("&", "&&")


def column(*parts: QWidget | QLayout | None, spacing: int = 8, margin: int = 0) -> QVBoxLayout:
    """Return a layout that holds `parts` one below the other; None is the room that stretches."""
    box = QVBoxLayout()
    _fill(box, parts, spacing, margin)
    return box


def row(*parts: QWidget | QLayout | None, spacing: int = 8, margin: int = 0) -> QHBoxLayout:
    """Return a layout that holds `parts` side by side; None is the room that stretches."""
    box = QHBoxLayout()
    _fill(box, parts, spacing, margin)
    return box


def _fill(box: QBoxLayout, parts: tuple[QWidget | QLayout | None, ...], spacing: int, margin: int) -> None:
    box.setContentsMargins(margin, margin, margin, margin)
    box.setSpacing(spacing)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
