"""A column that scrolls where the window is too low for it, so that nothing ever covers anything else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class TightColumn(QScrollArea):
    """Holds parts one below the other. What is written in one of them is always as wide as the column."""

    def __init__(self, layout: QVBoxLayout, parent: QWidget | None = None) -> None:
        """Hold what `layout` lays out; a part of it may take all the room that is left."""
        super().__init__(parent)
        inside = QWidget()
        inside.setProperty("role", "page")
        inside.setLayout(layout)
        inside.setMinimumWidth(1)  # one part that is too wide is cut alone, and not the column
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the focus
        self.setWidget(inside)
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)

    def show_part(self, part: QWidget) -> None:
        """Bring `part` into sight."""
        self.ensureWidgetVisible(part, 0, 8)
