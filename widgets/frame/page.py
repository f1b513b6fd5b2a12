"""A page that scrolls: one column of parts, no wider than reads well."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from widgets.ground.words import row

WIDTH = 720  # pixels; longer lines would be hard to read


class Page(QScrollArea):
    """A page of a window; `lay_out` gives it its parts."""

    def lay_out(self, parts: QLayout) -> None:
        """Show `parts`, one below the other."""
        page = QWidget()
        page.setProperty("role", "page")
        page.setMaximumWidth(WIDTH)
        page.setLayout(parts)
        outer = QWidget()
        outer.setProperty("role", "page")
        # Beside nothing: a column would reckon its height as if the page were as wide as the window.
        line = row(page, margin=24)
        line.addStretch(0)
        line.setStretch(0, 1)
        outer.setLayout(line)
        self.setWidget(outer)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
