"""What an article has beside its text: a title above it, and how it is found among others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from coach.advice import Field, Finding, Fix
from widgets.coaching.coach_panel import HEAVIEST_FIRST
from widgets.ground.places_in_text import showable, utf16_offset
from widgets.ground.style import set_role, theme

WIDE = 32  # times the size of small text: from this width on, three fields stand side by side
LONGEST = 500  # characters of one field; a title that long is no title


class ArticleRow(QWidget):
    """Shows the four fields. Names are lists with commas between them, as they are typed."""

    changed = Signal()
    left = Signal()  # Esc, or Return in a field: back to the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _field(
            "Title", "The title of the article. Without one, a first line “# Title” is taken."
        )
        self.excerpt = _field(
            "Excerpt", "A few words for lists and previews. Without them the site takes some of the text."
        )
        self.categories = _field(
            "Categories", "Shelves of the site, with commas between them. New ones are made where you may."
        )
        self.tags = _field("Tags", "Words to be found by, with commas between them.")
        set_role(self.title, "title")
        self._read = {Field.TITLE: self.title, Field.EXCERPT: self.excerpt}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.addWidget(self.title, 0, 0, 1, 6)
        for nth in range(6):
            self._grid.setColumnStretch(nth, 1)
        self._wide: bool | None = None
        self._arrange(wide=True)
        self.setLayout(self._grid)
        for line in self.fields:
            line.textEdited.connect(self.changed)
            line.returnPressed.connect(self.left)
        self.setFocusProxy(self.title)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the fields that any of `findings` is about, each by the weightiest one."""
        for field, line in self._read.items():
            here = [one for one in findings if one.field is field]
            first = min(here, key=lambda one: HEAVIEST_FIRST[one.weight], default=None)
            _mark(line, first)

    def show_finding(self, finding: Finding) -> None:
        """Go to the words of `finding`, which is about the title or the excerpt, and select them."""
        line = self._read[finding.field]
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        _select(line, finding.start or 0, finding.end or 0)

    def apply_fix(self, fix: Fix) -> None:
        """Make the change in its field, as one step that Ctrl+Z undoes there."""
        line = self._read[fix.field]
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        _select(line, fix.start, fix.end)
        line.insert(showable(fix.replacement))
        self.changed.emit()

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """Return the fields in the order in which they are filled in."""
        return self.title, self.categories, self.tags, self.excerpt

    def show_article(self, title: str, excerpt: str, categories: str, tags: str) -> None:
        """Show what is kept; a field that says it already keeps its cursor and its undo."""
        shown = (
            (self.title, title),
            (self.excerpt, excerpt),
            (self.categories, categories),
            (self.tags, tags),
        )
        for line, words in shown:
            if line.text() != words:
                line.setText(words)
                line.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the excerpt a line of its own where three fields side by side would be too small."""
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= WIDE * theme().small_size)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide, each = wide, 2 if wide else 3
        for nth, line in enumerate((self.categories, self.tags, self.excerpt)):
            if wide or nth < 2:
                self._grid.addWidget(line, 1, nth * each, 1, each)
            else:
                self._grid.addWidget(line, 2, 0, 1, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _select(line: QLineEdit, start: int, end: int) -> None:
    begin = utf16_offset(line.text(), start)
    line.setSelection(begin, utf16_offset(line.text(), end) - begin)


def _mark(line: QLineEdit, found: Finding | None) -> None:
    line.setToolTip(f"{found.message} {found.suggestion}" if found else str(line.property("tip")))
    line.setAccessibleDescription(line.toolTip())
    weight = str(found.weight) if found else None
    if line.property("found") != weight:
        line.setProperty("found", weight)
        line.style().unpolish(line)
        line.style().polish(line)


def _field(name: str, tip: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    line.setAccessibleDescription(tip)
    line.setToolTip(tip)
    line.setProperty("tip", tip)
    line.setMaxLength(LONGEST)
    return line
