"""Words with what came and what went marked in them: by colour, and by a line under or through them."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets.drafts.differences import Piece
from widgets.ground.places_in_text import showable
from widgets.ground.style import theme

_STYLE = {
    "same": "",
    "gone": "background-color: {hold}; text-decoration: line-through;",
    "new": "background-color: {ok}; text-decoration: underline;",
}


class MarkedWords(QLabel):
    """A paragraph with what came and went marked in it; it follows the theme by itself."""

    def __init__(self, found: Sequence[Piece], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = tuple(found)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("".join(piece.text for piece in found))
        self.setText(marked(self._found))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setText(marked(self._found))


def marked(found: Sequence[Piece]) -> str:
    """Return `found` as rich text in the theme's colours; markup in the words is shown, not obeyed."""
    worn = theme()
    colours = {token: worn.tint(token) for token in ("hold", "ok")}
    return "".join(
        f'<span style="white-space: pre-wrap; {_STYLE[piece.kind].format(**colours)}">'
        f"{escape(showable(piece.text)).replace(chr(10), '<br>')}</span>"
        for piece in found
    )


def spoken(found: Sequence[Piece]) -> str:
    """Return what differs in words, for screen readers."""
    said = {"gone": "gone", "new": "new"}
    parts = [f"{said[piece.kind]}: {piece.text.strip()}" for piece in found if piece.kind in said]
    return "; ".join(part for part in parts if not part.endswith(": "))
