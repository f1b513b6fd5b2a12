"""The sheets that one editor writes on: each text keeps its own undo steps, cursor and underlines."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from widgets.editing.underlines import Underlines


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One text with all that belongs to it while it is written."""

    document: QTextDocument
    underlines: Underlines
    cursor: QTextCursor
    scrolled: int = 0  # how far the editor was scrolled when it was last shown

    @property
    def text(self) -> str:
        """Return the text as written, with no-break spaces kept and every line ending a newline."""
        # toPlainText would turn no-break spaces into plain ones
        return self.document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def has_steps(self) -> bool:
        """Return whether anything can be undone or done again."""
        return self.document.isUndoAvailable() or self.document.isRedoAvailable()

    def lean(self) -> None:
        """Set the lines to the side from which the text's first words run; each runs as its script does."""
        block = self.document.begin()
        while not block.text().strip() and block.next().isValid():
            block = block.next()
        runs_left = block.textDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if runs_left else Qt.AlignmentFlag.AlignLeft
        option = self.document.defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document.setDefaultTextOption(option)

    def fill(self, text: str) -> None:
        """Begin with `text`, from which nothing can be undone."""
        self.underlines.marks = []
        self.document.setPlainText(text)
        self.cursor = QTextCursor(self.document)
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self.lean()

    def change(self, text: str) -> None:
        """Turn the text into `text` as one step that can be undone; the words they share stay in place."""
        before = self.text
        start = _shared(before, text)
        end = _shared(before[start:][::-1], text[start:][::-1])
        place = QTextCursor(self.document)
        place.setPosition(_units(before[:start]))
        place.setPosition(_units(before[: len(before) - end]), QTextCursor.MoveMode.KeepAnchor)
        place.beginEditBlock()
        place.insertText(text[start : len(text) - end])
        place.endEditBlock()
        self.lean()


def new_sheet(keeper: QObject) -> Sheet:
    """Return an empty sheet that lives as long as `keeper`."""
    document = QTextDocument(keeper)
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    return Sheet(document=document, underlines=Underlines(document), cursor=QTextCursor(document))


def _shared(one: str, other: str) -> int:
    """Return how many code points both begin with."""
    for nth, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return nth
    return min(len(one), len(other))


def _units(text: str) -> int:
    """Return the length of `text` in UTF-16 units, by which Qt counts."""
    return len(text) + sum(letter > "\uffff" for letter in text)
