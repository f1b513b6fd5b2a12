"""The card of the words under the pointer: it comes when the pointer rests, and goes when it has gone."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from widgets.editing.late_card import LateCard
from widgets.editing.underlines import Mark

HOVER_MS = 300  # long enough not to flash when the pointer only passes by


class Hovering(QObject):
    """Shows `card` beside marks of `editor`."""

    def __init__(self, editor: QPlainTextEdit, card: LateCard) -> None:
        super().__init__(editor)
        self._editor = editor
        self._card = card
        self._hovered: Mark | None = None
        self._resting = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._resting.timeout.connect(self._rest)

    def move_to(self, mark: Mark | None) -> None:
        """Note that the pointer is over `mark` now; None: over none."""
        if mark is not self._hovered:
            self._hovered = mark
            self._resting.start()

    def leave(self) -> None:
        """Let the card go when the pointer leaves, unless it went to the card."""
        self._hovered = None
        self._resting.start()

    def show_card(self, mark: Mark) -> None:
        """Show the card of `mark` at once."""
        viewport = self._editor.viewport()
        words = self._editor.cursorRect(mark.beginning).translated(
            viewport.mapTo(self._editor.window(), viewport.rect().topLeft())
        )
        self._card.show_beside(mark.finding, words)

    def _rest(self) -> None:
        if self._hovered is not None:
            self.show_card(self._hovered)
        elif not self._card.held:
            self._card.hide()
