"""The left of the Write page: the list of drafts, and what belongs to the one on the screen."""

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.model.delivery import Delivery
from app.model.draft import Draft
from app.services.drafting.shelf import Shelved
from app.windows.drafting.shelving import Shelving
from app.windows.drafting.versions import Versions
from app.windows.drafting.writing import Writing
from app.windows.items import draft_rows
from widgets.drafts.drafts_list import DraftsList
from widgets.ground.words import column

if TYPE_CHECKING:  # built when they are first asked for
    from widgets.drafts.draft_details import DraftDetails

READABLE = "Drafts (*.md *.markdown *.txt *.csv)"
ONE = "Markdown (*.md);;Table (*.csv)"
TABLE = "Table (*.csv)"


class ShelfSide(QWidget):
    """Connects the list of drafts with `Shelving`."""

    def __init__(
        self, writing: Writing, shelving: Shelving, versions: Versions, parent: QWidget | None = None
    ) -> None:
        """Show what `shelving` lists, and mark what `writing` holds."""
        super().__init__(parent)
        self._writing = writing
        self._shelving = shelving
        self._versions = versions
        self.list = DraftsList()
        self._below = column()
        self._below.setContentsMargins(8, 0, 8, 8)
        box = column(self.list, self._below, spacing=8)
        box.setStretchFactor(self.list, 1)
        self.setLayout(box)
        self.list.chosen.connect(writing.open)
        self.list.new_requested.connect(writing.new)
        self.list.looked.connect(shelving.look)
        self.list.asked.connect(self._do)
        self.list.import_requested.connect(self.choose_files)
        self.list.paste_requested.connect(self.paste)
        self.list.export_all_requested.connect(self.export_all)
        shelving.listed.connect(self._show)
        writing.opened.connect(self._open)

    @cached_property
    def details(self) -> "DraftDetails":
        """Return labels and note of the draft on the screen, built by now."""
        from widgets.drafts.draft_details import DraftDetails

        details = DraftDetails()
        details.hide()
        details.labelled.connect(self._shelving.label)
        details.noted.connect(self._shelving.note)
        details.closed.connect(self._close_details)
        self._writing.leaving.connect(details.tell_now)
        self._below.addWidget(details)
        return details

    def open_details(self) -> None:
        """Show labels and note of the draft on the screen, ready to be written."""
        self._show_details(self._writing.draft)
        self.details.show()
        self.details.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def do(self, name: str) -> None:
        """Do what the list calls `name` with the draft on the screen."""
        self._do(name, self._writing.draft.id)

    def choose_files(self) -> None:
        """Let the writer choose files that become drafts."""
        names, _ = QFileDialog.getOpenFileNames(self, "Import drafts", str(Path.home()), READABLE)
        if names:
            self._shelving.take_files([Path(name) for name in names])

    def paste(self) -> None:
        """Make a draft of what is in the clipboard."""
        carried = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
        if files:
            self._shelving.take_files(files)
        else:
            self._shelving.take_text(carried.text())

    def export_all(self, as_table: bool) -> None:
        """Let the writer choose where all drafts go, as one table or as a folder."""
        if as_table:
            start = str(Path.home() / "drafts.csv")
            name, _ = QFileDialog.getSaveFileName(self, "Export all drafts", start, TABLE)
            name = name if not name or name.lower().endswith(".csv") else f"{name}.csv"
        else:
            name = QFileDialog.getExistingDirectory(self, "Export all drafts", str(Path.home()))
        if name:
            self._shelving.give_all(Path(name))

    def _show(self, shelved: Shelved, deliveries: tuple[Delivery, ...]) -> None:
        rows = draft_rows(shelved.heads, deliveries, datetime.now(UTC), self._writing.zone)
        self.list.show_labels(shelved.labels)
        self.list.show_drafts(rows, self._writing.draft.id)
        if "details" in self.__dict__:
            self._show_details(self._writing.draft)

    def _show_details(self, draft: Draft) -> None:
        self.details.show_details(draft.labels, draft.note)

    def _open(self, draft: Draft) -> None:
        if "details" in self.__dict__:
            self._show_details(draft)
        self._shelving.refresh(at_once=True)

    def _close_details(self) -> None:
        self.details.tell_now()
        self.details.hide()
        self.list.setFocus()

    def _do(self, name: str, draft_id: str) -> None:
        match name:
            case "details":
                self.open_details()
            case "pin":
                self._shelving.pin(draft_id)
            case "duplicate":
                self._shelving.duplicate(draft_id)
            case "versions":
                self._versions.look()
            case "export":
                self._export(draft_id)
            case "archive":
                self._shelving.archive(draft_id)
            case _:
                self._shelving.delete(draft_id)

    def _export(self, draft_id: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export this draft", str(Path.home() / "draft.md"), ONE)
        if name:
            self._shelving.give_one(draft_id, Path(name))
