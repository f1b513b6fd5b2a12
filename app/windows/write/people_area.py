"""The lines under the text about those whom it mentions: connects them with `Knowing`."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.model.draft import Draft
from app.windows.aids.knowing import Knowing
from app.windows.drafting.writing import Writing
from widgets.editing.editor import Editor
from widgets.ground.places_in_text import codepoint_index
from widgets.ground.words import column
from widgets.people.mention_notes import MentionNote, MentionNotes

if TYPE_CHECKING:  # built when somebody is to be known
    from widgets.people.person_row import PersonItem, PersonRow


class PeopleArea(QWidget):
    """Says what is lost of a mention, and opens the row in which somebody can be known better."""

    left = Signal()  # the writer goes back to the text

    def __init__(
        self, knowing: Knowing, writing: Writing, editor: Editor, parent: QWidget | None = None
    ) -> None:
        """Show what `knowing` says of the text in `editor`."""
        super().__init__(parent)
        self._knowing = knowing
        self._editor = editor
        self.notes = MentionNotes()
        self._box = column(self.notes)
        self.setLayout(self._box)
        self.hide()
        self.notes.acted.connect(knowing.open)
        knowing.noted.connect(self._note)
        knowing.shown.connect(self._show)
        knowing.refused.connect(self._show_error)
        knowing.closed.connect(self.close_person)
        writing.opened.connect(self._open)

    @cached_property
    def person(self) -> "PersonRow":
        """Return the row in which somebody can be known better, built by now."""
        from widgets.people.person_row import PersonRow

        person = PersonRow()
        person.hide()
        person.kept.connect(self._knowing.keep)
        person.same_chosen.connect(self._knowing.same)
        person.left.connect(self.close_person)
        self._box.addWidget(person)
        return person

    @property
    def _is_open(self) -> bool:
        return "person" in self.__dict__ and not self.person.isHidden()

    def open_at_cursor(self) -> None:
        """Show who is mentioned at the cursor, or next after it."""
        text = self._editor.finish()
        self._knowing.open_near(text, codepoint_index(text, self._editor.textCursor().position()))

    def close_person(self) -> None:
        """Put the row away and go back to the text."""
        if self._is_open:
            self.person.hide()
            self._fit()
            self.left.emit()

    def _open(self, _: Draft) -> None:
        if self._is_open:
            self.person.hide()
        self._fit()

    def _note(self, notes: tuple[MentionNote, ...]) -> None:
        self.notes.show_notes(notes)
        self._fit()

    def _show_error(self, sentence: str) -> None:
        self.person.show_error(sentence)

    def _show(self, item: "PersonItem") -> None:
        self.person.show_person(item)
        if self.person.isHidden():
            self.person.show()
            self._fit()
            self.person.focus_first()

    def _fit(self) -> None:
        opened = self._is_open
        self.notes.setVisible(bool(self.notes.notes) and not opened)  # the text needs the room
        self.setVisible(bool(self.notes.notes) or opened)
