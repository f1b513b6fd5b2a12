"""Where the writer says why the coach is not followed: over a hold, and where advice is left aside."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.windows.drafting.writing import Writing
from widgets.ground.words import column

if TYPE_CHECKING:  # built when they are first wanted
    from widgets.coaching.hold_note import HoldNote
    from widgets.coaching.reason_note import ReasonNote

HOLD = "The coach says hold. If it should go out all the same, say why."


class ObjectionsArea(QWidget):
    """Connects the two notes with `Writing`. It is there while one of them is."""

    came = Signal()  # the note over a hold is there, and wants to be seen
    left = Signal()  # the writer goes back to the text

    def __init__(self, writing: Writing, parent: QWidget | None = None) -> None:
        """Ask about the draft that `writing` holds."""
        super().__init__(parent)
        self._writing = writing
        self._asks = False  # for a reason to leave advice aside
        self._box = column(spacing=12)
        self.setLayout(self._box)
        self.hide()
        writing.reviewing.hold.connect(self._show_hold)
        writing.dismissing.reason_wanted.connect(self._ask_reason)
        writing.dismissing.settled.connect(self._close_reason)

    @cached_property
    def hold_note(self) -> "HoldNote":
        """Return what asks for a reason to publish on a hold, built by now."""
        from widgets.coaching.hold_note import HoldNote

        note = HoldNote()
        note.hide()
        note.overridden.connect(self._writing.override)
        self._box.addWidget(note)
        return note

    @cached_property
    def reason_note(self) -> "ReasonNote":
        """Return what asks for a reason to leave advice aside, built by now."""
        from widgets.coaching.reason_note import ReasonNote

        note = ReasonNote()
        note.given.connect(self._writing.dismissing.give_reason)
        note.closed.connect(self._writing.dismissing.keep)
        self._box.insertWidget(0, note)
        return note

    def _shows(self, name: str) -> bool:
        return name in self.__dict__ and not getattr(self, name).isHidden()

    def _show_hold(self, held: bool) -> None:
        if held and not self._shows("hold_note"):
            self.hold_note.show_hold(HOLD)
            self.hold_note.show()
            self._fit()
            self.came.emit()
        elif not held and self._shows("hold_note"):
            self.hold_note.hide()
            self._fit()

    def _ask_reason(self, sentence: str) -> None:
        self._asks = True
        self.show()
        self.reason_note.ask(sentence)

    def _close_reason(self) -> None:
        if self._asks:
            self._asks = False
            self.reason_note.hide()
            self._fit()
            self.left.emit()

    def _fit(self) -> None:
        self.setVisible(self._shows("hold_note") or self._shows("reason_note"))
