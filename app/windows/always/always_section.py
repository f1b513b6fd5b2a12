"""The part of the Settings page about the time when the window is closed."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from app.windows.always.being_there import BeingThere, Presence
from widgets.ground.words import Words, column, row

NO_TRAY = (
    "This desktop shows no tray icons, so closing the window ends Rapport. Minimise it instead, or let "
    "“rapport publisher” publish without a window."
)
STAYING = "Posts go out at their hour as long as Rapport runs, also with the window closed."


class AlwaysSection(QWidget):
    """Three switches that show what the system says, and a way to the page about the data."""

    upkeep_wanted = Signal()

    def __init__(self, being_there: BeingThere, parent: QWidget | None = None) -> None:
        """Show what `being_there` tells, and let it change that."""
        super().__init__(parent)
        self._being_there = being_there
        self.at_login = QCheckBox("Start Rapport when I log in, without its window")
        self.login_note = Words(role="muted")
        self.stays = QCheckBox("Stay in the tray when the window is closed")
        self.stays_note = Words(STAYING, "muted")
        self.notices = QCheckBox("Tell me through the desktop when a post or an account needs me")
        self.state = Words()
        self.state.hide()
        self.upkeep = QPushButton("Backup, export and health")
        self.setLayout(
            column(
                Words("When the window is closed", "title", wrap=False),
                self.stays,
                self.stays_note,
                self.at_login,
                self.login_note,
                self.notices,
                Words(
                    "Several things are told at once, and only in your hours at the desk: never one post at "
                    "a time, and no words of a post.",
                    "muted",
                ),
                self.state,
                Words("Your data", "title", wrap=False),
                row(self.upkeep, None),
                spacing=12,
            )
        )
        self.at_login.clicked.connect(being_there.start_at_login)
        self.stays.clicked.connect(being_there.stay)
        self.notices.clicked.connect(being_there.notify)
        self.upkeep.clicked.connect(self.upkeep_wanted)
        being_there.listed.connect(self._show)
        being_there.said.connect(self._say)
        being_there.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: the desktop's own settings may have changed it."""
        super().showEvent(event)
        self._being_there.refresh()

    def _show(self, presence: Presence) -> None:
        for box, on in (
            (self.at_login, presence.at_login and not presence.other_command),
            (self.stays, presence.stays),
            (self.notices, presence.notices),
        ):
            with QSignalBlocker(box):
                box.setChecked(on)
        note = f"Your system keeps this in {presence.place}."
        if presence.other_command:
            note = (
                f"{presence.place} starts another Rapport: {presence.other_command}. Tick to start this one."
            )
        self.login_note.say(note)
        self.stays_note.say(STAYING if presence.has_tray else NO_TRAY)

    def _say(self, sentence: str) -> None:
        self.state.say(sentence, "hold")
        self.state.show()
