"""One line in the page that says what happened, used where others open a dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.announce import announce
from widgets.ground.icons import IconLabel, IconTool
from widgets.ground.style import set_role
from widgets.ground.words import Words, row

KINDS = {
    "info": ("ph.info-fill", "accent"),
    "success": ("ph.check-circle-fill", "ok"),
    "error": ("ph.warning-circle-fill", "hold"),
}


class Notice(QFrame):
    """Hidden until there is something to say; screen readers say it when it appears."""

    acted = Signal()  # the action's button was pressed
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = True) -> None:
        """Build it; one that is not `closable` stays until what it tells is over."""
        super().__init__(parent)
        self._icon = IconLabel(size=18)
        self._words = Words()
        self._action = QPushButton()
        self._action.clicked.connect(self.acted)
        self._close = IconTool("Close this message", "ph.x", "text")
        self._close.clicked.connect(self._dismiss)
        if not closable:
            self._close.hide()
        line = row(self._icon, self._words, self._action, self._close, spacing=12)
        line.setContentsMargins(14, 8, 8, 8)
        line.setStretchFactor(self._words, 1)
        self.setLayout(line)
        self.hide()

    def text(self) -> str:
        """Return what the message says."""
        return self._words.text()

    def show_notice(self, kind: str, words: str, action: str = "") -> None:
        """Show `words` as an "info", a "success" or an "error", with a button where `action` names one.

        Raises:
            KeyError: there is no such kind.
        """
        icon, token = KINDS[kind]
        set_role(self, f"{token}-note")
        self._icon.show_icon(icon, token)
        self._words.say(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
