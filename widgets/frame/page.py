"""A page that scrolls: one column of parts, no wider than reads well."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from widgets.ground.words import column

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
        outer.setLayout(column(page, margin=24))
        self.setWidget(outer)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
