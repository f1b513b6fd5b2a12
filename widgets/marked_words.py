"""Words with what came and what went marked in them: by colour, and by a line under or through them."""

from collections.abc import Sequence
from html import escape

from widgets.differences import Piece
from widgets.places_in_text import showable
from widgets.style import theme

_STYLE = {
    "same": "",
    "gone": "background-color: {hold}; text-decoration: line-through;",
    "new": "background-color: {ok}; text-decoration: underline;",
}


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
