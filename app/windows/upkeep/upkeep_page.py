"""The page that looks after the data: backup, restore, export, and how everything stands."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QPushButton, QWidget

from app.services.upkeep.finding import Finding
from app.windows.upkeep.looking_after import LookingAfter
from widgets.frame.findings_list import FindingRow, FindingsList
from widgets.frame.page import Page
from widgets.ground.announce import announce
from widgets.ground.words import Words, column, row

KIND = "Backup of Rapport (*.zip)"


class UpkeepPage(Page):
    """Connects its buttons with `LookingAfter`."""

    def __init__(self, looking_after: LookingAfter, parent: QWidget | None = None) -> None:
        """Show what `looking_after` tells."""
        super().__init__(parent)
        self._looking_after = looking_after
        self._offered: Path | None = None
        self.backup = QPushButton("Make a backup")
        self.restore = QPushButton("Restore a backup")
        self.export = QPushButton("Export everything")
        self.folder = QPushButton("Open the folder")
        self.examine = QPushButton("Examine everything")
        self.examine.setProperty("role", "primary")
        self.state = Words(role="muted")
        self.offer = QFrame()
        self.offer.setProperty("role", "look-note")
        self._offer_words = Words()
        self.go_on = QPushButton("Restore it")
        self.leave = QPushButton("Leave everything as it is")
        self.offer.setLayout(
            column(self._offer_words, row(self.go_on, self.leave, None), spacing=8, margin=12)
        )
        self.offer.hide()
        # The button that was pressed and cannot be while its work is done, and where its focus went.
        self._sent_on: tuple[QPushButton, QWidget | None] | None = None
        self.findings = FindingsList()
        self.lay_out(
            column(
                Words("Backup, export and health", "heading", wrap=False),
                self.state,
                Words("Your data", "title", wrap=False),
                Words(
                    "A backup is one file with drafts, queue, history, people, settings and media. "
                    "An export is a folder that other programs read. Passwords are in neither: they stay in "
                    "the keyring.",
                    "muted",
                ),
                row(self.backup, self.restore, self.export, None),
                self.offer,
                Words(f"Everything is kept in {looking_after.places.data}.", "muted"),
                row(self.folder, None),
                Words("Health", "title", wrap=False),
                Words(
                    "Looks at the disk, the database, the keyring, the clock and the accounts, asks their "
                    "servers, and says what to do.",
                    "muted",
                ),
                row(self.examine, None),
                self.findings,
                None,
                spacing=12,
            )
        )
        self.setFocusProxy(self.backup)
        self.backup.clicked.connect(self.choose_backup)
        self.restore.clicked.connect(self.choose_restore)
        self.export.clicked.connect(self.choose_export)
        self.folder.clicked.connect(looking_after.open_folder)
        self.examine.clicked.connect(looking_after.examine)
        self.go_on.clicked.connect(self._restore)
        self.leave.clicked.connect(self._leave)
        looking_after.busy.connect(self._show_busy)
        looking_after.examined.connect(self._show_findings)
        looking_after.offered.connect(self._offer)

    def choose_backup(self) -> None:
        """Let the person choose where the backup goes."""
        start = str(Path.home() / f"rapport-{datetime.now().astimezone():%Y-%m-%d}.zip")
        name, _ = QFileDialog.getSaveFileName(self, "Make a backup", start, KIND)
        if name:
            self._looking_after.back_up(Path(name if name.lower().endswith(".zip") else f"{name}.zip"))

    def choose_restore(self) -> None:
        """Let the person choose a backup, which is looked into first."""
        name, _ = QFileDialog.getOpenFileName(self, "Restore a backup", str(Path.home()), KIND)
        if name:
            self._leave()
            self._looking_after.look_into(Path(name))

    def choose_export(self) -> None:
        """Let the person choose a folder, below which a new one is made."""
        name = QFileDialog.getExistingDirectory(self, "Export everything", str(Path.home()))
        if name:
            self._looking_after.export(Path(name))

    def _show_busy(self, words: str) -> None:
        self.state.say(f"{words} …" if words else "")
        buttons = self.backup, self.restore, self.export, self.examine, self.go_on
        pressed = next((one for one in buttons if one.hasFocus()), None)
        for button in buttons:
            button.setEnabled(not words)
        focused = QApplication.focusWidget()
        if words and pressed is not None:
            self._sent_on = pressed, focused
        elif not words and self._sent_on is not None:
            pressed, led_to = self._sent_on
            self._sent_on = None
            if focused is led_to:  # the keyboard stands where Qt led it, not the person
                pressed.setFocus()

    def _show_findings(self, findings: Iterable[Finding]) -> None:
        rows = [
            FindingRow(title=one.title, grade=one.grade.value, words=one.words, advice=one.advice)
            for one in findings
        ]
        self.findings.show_findings(rows)
        bad = sum(one.grade == "trouble" for one in rows)
        said = "Everything works." if not bad else f"{bad} of {len(rows)} things do not work."
        self.state.say(said, "hold" if bad else "muted")
        announce(self, said)

    def _offer(self, archive: Path, words: str) -> None:
        self._offered = archive
        self._offer_words.say(words)
        self.offer.setAccessibleName(words)
        self.offer.show()
        self.leave.setFocus()
        announce(self, words)

    def _leave(self) -> None:
        self._offered = None
        self.offer.hide()

    def _restore(self) -> None:
        if self._offered is not None:
            self._looking_after.restore_wanted.emit(self._offered)
