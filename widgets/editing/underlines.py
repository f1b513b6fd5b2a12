"""Findings at the words of a document; they move with the words as the writer types on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor, QTextDocument

from coach.advice import Finding, Fix, Weight
from widgets.ground.places_in_text import Offsets


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A finding with the cursor that holds on to its words, and one for each of its fixes."""

    finding: Finding
    place: QTextCursor
    fixes: tuple[tuple[Fix, QTextCursor, str], ...]  # the last is what the words were

    @property
    def beginning(self) -> QTextCursor:
        """Return a cursor before the first of the words, that moves with what is written there."""
        cursor = QTextCursor(self.place.document())
        cursor.setPosition(self.place.selectionStart())
        return cursor


class Underlines:
    """The findings of one document, in the order of their places."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self.marks: list[Mark] = []

    def put(self, raw: str, findings: Sequence[Finding]) -> None:
        """Mark `findings`, whose places count the code points of `raw`, the document's text."""
        located = [finding for finding in findings if finding.start is not None and finding.end is not None]
        located.sort(key=lambda finding: (finding.start or 0, -(finding.end or 0)))
        offsets = Offsets(raw)
        self.marks = [self._mark(offsets, finding) for finding in located]

    def at(self, position: int) -> Mark | None:
        """Return the weightiest mark at `position`, counted in UTF-16 units; its end still belongs to it."""
        over = [m for m in self.marks if m.place.selectionStart() <= position <= m.place.selectionEnd()]
        return max(over, key=lambda mark: list(Weight).index(mark.finding.weight), default=None)

    def beside(self, position: int, step: int) -> Mark | None:
        """Return the next (`step` 1) or previous (-1) mark from `position`, around the ends."""
        live = [mark for mark in self.marks if mark.place.hasSelection()]
        if step > 0:
            after = [mark for mark in live if mark.place.selectionStart() > position]
            return next(iter(after or live), None)
        before = [mark for mark in live if mark.place.selectionStart() < position]
        return next(reversed(before or live), None)

    def of(self, finding: Finding) -> Mark | None:
        """Return the mark of `finding`."""
        return next((mark for mark in self.marks if mark.finding == finding), None)

    def place_of(self, raw: str, fix: Fix) -> QTextCursor | None:
        """Return a cursor over the words that `fix` replaces; None where they have changed."""
        for mark in self.marks:
            for known, cursor, words in mark.fixes:
                if known == fix:
                    return QTextCursor(cursor) if cursor.selectedText() == words else None
        return self._cursor(Offsets(raw), fix.start, fix.end)

    def take(self, fix: Fix) -> None:
        """Forget the findings that `fix` answers."""
        self.marks = [mark for mark in self.marks if all(known != fix for known, _, _ in mark.fixes)]

    def _mark(self, offsets: Offsets, finding: Finding) -> Mark:
        fixes = [(fix, self._cursor(offsets, fix.start, fix.end)) for fix in finding.fixes]
        place = self._cursor(offsets, finding.start or 0, finding.end or 0)
        # What is written right behind was not read yet, and a line that grows with every key costs.
        place.setKeepPositionOnInsert(True)
        return Mark(
            finding=finding,
            place=place,
            fixes=tuple((fix, cursor, cursor.selectedText()) for fix, cursor in fixes),
        )

    def _cursor(self, offsets: Offsets, start: int, end: int) -> QTextCursor:
        last = self._document.characterCount() - 1
        cursor = QTextCursor(self._document)
        cursor.setPosition(min(offsets.of(start), last))
        cursor.setPosition(min(offsets.of(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor
