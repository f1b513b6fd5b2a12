"""Labels that show plain text as it was written, and the rows and columns that hold them."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.ground.places_in_text import showable
from widgets.ground.style import set_role

ZERO_WIDTH_SPACE = "\u200b"
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
