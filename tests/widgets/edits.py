"""Any edits in any text, as a writer makes them."""

from collections.abc import Iterator

from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from widgets.editing.editor import Editor

Edit = tuple[float, int, str]  # where (as a part of the text), how many characters go, and what is written
EDITS = st.tuples(
    st.floats(0, 1),
    st.integers(0, 3),
    st.sampled_from(["", " ", "x", "\n", "W", "🥐", "שלום ", "and more of the bread ", "a\nb", "\u2028"]),
)
NEXT = QTextCursor.MoveOperation.NextCharacter


def make(editor: Editor, edits: list[Edit]) -> Iterator[None]:
    """Make each of `edits` when the next one is asked for."""
    for where, gone, typed in edits:
        yield
        place = editor.textCursor()
        place.setPosition(0)
        # Character by character, as a writer goes: half a croissant is no place.
        place.movePosition(
            NEXT, QTextCursor.MoveMode.MoveAnchor, round(where * editor.document().characterCount())
        )
        place.movePosition(NEXT, QTextCursor.MoveMode.KeepAnchor, gone)
        place.insertText(typed)
        editor.setTextCursor(place)
