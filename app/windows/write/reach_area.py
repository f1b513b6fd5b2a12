"""The line over the foot of the Write page where a content warning and an audience are chosen."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.model.draft import Draft
from app.services.reach import offered, remarks
from app.windows.drafting.writing import Writing
from app.windows.message import Message
from widgets.ground.words import column

if TYPE_CHECKING:  # built when it is first there
    from widgets.sending.reach_row import ReachRow

WORDS = {
    "": "Everyone",
    "unlisted": "Unlisted",
    "followers": "Followers",
}


class ReachArea(QWidget):
    """Connects `ReachRow` with `Writing`. It is there when it is asked for, or when something is set."""

    told = Signal(object)  # a Message
    left = Signal()  # the writer goes back to the text

    def __init__(self, writing: Writing, parent: QWidget | None = None) -> None:
        """Show what the draft of `writing` asks for."""
        super().__init__(parent)
        self._writing = writing
        self._box = column()
        self.setLayout(self._box)
        self.hide()
        writing.opened.connect(self._open)
        writing.tabs_listed.connect(self._show_again)

    @cached_property
    def line(self) -> "ReachRow":
        """Return the line itself, built by now."""
        from widgets.sending.reach_row import ReachRow

        line = ReachRow()
        line.warned.connect(self._warn)
        line.aimed.connect(self._aim)
        line.cleared.connect(self._clear)
        line.left.connect(self.leave)
        self._box.addWidget(line)
        return line

    @property
    def _draft(self) -> Draft:
        return self._writing.draft

    def open(self) -> None:
        """Show the line, ready to be written."""
        self._show()
        self.show()
        self.line.warning.setFocus()

    def leave(self) -> None:
        """Go back to the text; a line that says nothing is put away."""
        self.setVisible(bool(self._draft.warning or self._draft.visibility))
        self.left.emit()

    def _open(self, draft: Draft) -> None:
        self.setVisible(bool(draft.warning or draft.visibility))
        self._show_again()

    def _show_again(self) -> None:
        if not self.isHidden():
            self._show()

    def _warn(self, warning: str) -> None:
        self._set(warning, self._draft.visibility)

    def _aim(self, audience: str) -> None:
        self._set(self._draft.warning, audience)

    def _set(self, warning: str, visibility: str) -> None:
        self._writing.set_reach(warning, visibility)
        self._show()

    def _clear(self) -> None:
        draft_id, warning, visibility = self._draft.id, self._draft.warning, self._draft.visibility
        self._set("", "")
        self.leave()

        def back() -> None:
            if self._draft.id == draft_id:
                self._set(warning, visibility)
                self.show()

        if warning or visibility:
            said = "No content warning, and the usual audience."
            self.told.emit(Message(sentence=said, action="Undo", act=back))

    def _show(self) -> None:
        from widgets.sending.reach_row import Audience

        draft, chosen = self._draft, self._writing.chosen
        # What is set already is shown even where none of the accounts can do it, so that it can be changed.
        wanted = draft.visibility if draft.visibility in WORDS else ""  # "public" is what goes without saying
        ids = [one for one in WORDS if one in {"", wanted, *offered(chosen)}]
        self.line.show_reach(draft.warning, wanted, [Audience(id=one, words=WORDS[one]) for one in ids])
        self.line.show_notes(tuple((one.sentence, one.stops) for one in remarks(draft, chosen)))
