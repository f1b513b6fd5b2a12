"""A small window for the time when Rapport cannot open its data: what is wrong, and the ways on."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMainWindow, QPlainTextEdit, QPushButton, QWidget

from app.places import Places
from app.windows.frame.main_window import MainWindow
from widgets.frame.findings_list import FindingRow, FindingsList
from widgets.frame.page import Page
from widgets.ground.words import Words, column, row

KIND = "Backup of Rapport (*.zip)"


class Obstacle(QMainWindow):
    """Says one sentence. Nothing in it needs the engine."""

    again_wanted = Signal()
    restore_wanted = Signal(object)  # the Path of a backup
    closed = Signal()

    def __init__(self, places: Places, sentence: str, typed: str) -> None:
        """Say `sentence`; `typed` is what was written and could not be saved, "" for nothing."""
        super().__init__()
        self._places = places
        self.setWindowTitle("Rapport")
        self.resize(760, 560)
        self.again = QPushButton("Try again")
        self.again.setProperty("role", "primary")
        self.folder = QPushButton("Open the folder")
        self.examine = QPushButton("Examine everything")
        self.restore = QPushButton("Restore a backup")
        self.quit = QPushButton("Quit")
        self.state = Words(role="muted")
        self.findings = FindingsList()
        self.typed = QPlainTextEdit(typed)
        self.typed.setReadOnly(True)
        self.typed.setAccessibleName("What you have just written; it is not saved")
        unsaved = QWidget()
        unsaved.setLayout(
            column(Words("This is not saved yet. Copy it before you close the window.", "hold"), self.typed)
        )
        page = Page()
        page.lay_out(
            column(
                Words("Rapport cannot open your data", "heading", wrap=False),
                Words(sentence),
                Words("Nothing was changed. Here is what you can do:", "muted"),
                row(self.again, self.examine, self.folder, self.restore, self.quit, None),
                self.state,
                unsaved,
                self.findings,
                None,
                spacing=12,
            )
        )
        self.setCentralWidget(page)
        unsaved.setVisible(bool(typed))
        self.setAccessibleName(f"Rapport cannot open your data. {sentence}")
        self.again.clicked.connect(self.again_wanted)
        self.folder.clicked.connect(self._open_folder)
        self.examine.clicked.connect(self._examine)
        self.restore.clicked.connect(self._choose)
        self.quit.clicked.connect(self.close)
        self.again.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is over."""
        super().closeEvent(event)
        self.closed.emit()

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._places.data))):
            self.state.say(f"Your data is in {self._places.data}.")

    def _examine(self) -> None:
        from app.services.upkeep.examining_disk import examine_disk

        found = [
            FindingRow(title=one.title, grade=one.grade.value, words=one.words, advice=one.advice)
            for one in examine_disk(self._places)
        ]
        self.findings.show_findings(found)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Restore a backup", str(Path.home()), KIND)
        if name:
            self.restore_wanted.emit(Path(name))


def unsaved(window: MainWindow | None) -> str:
    """Hide `window`, and return what was typed in it and is not saved; "" for nothing."""
    if window is None:
        return ""
    window.hide()
    text = window.editor.text()
    return text if window.draft is None or text != window.draft.text else ""
