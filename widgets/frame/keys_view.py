"""The page of keys: everything that can be done in the window, and the keys that do it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from widgets.frame.commands import Command
from widgets.ground.flow import FlowLayout
from widgets.ground.style import theme
from widgets.ground.words import Words, column, row

GROUP_WIDTH = 440  # pixels; two groups stand side by side in a usual window


class KeysView(QScrollArea):
    """Lists commands by their groups; Esc leaves."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("All keys")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = QPushButton("Back (Esc)")
        self.back.clicked.connect(self.closed)
        self.setFocusProxy(self.back)
        self._groups = QWidget()
        self._flow = FlowLayout(self._groups)
        page = QWidget()
        page.setProperty("role", "page")
        head = row(Words("Keys", "heading", wrap=False), None, self.back)
        page.setLayout(column(head, self._groups, None, spacing=16, margin=24))
        self.setWidget(page)

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Show `commands`, each group once, in the order in which they come."""
        while (item := self._flow.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.deleteLater()
        names = dict.fromkeys(command.group for command in commands)
        groups = [_group(name, [one for one in commands if one.group == name]) for name in names]
        needed = [group.sizeHint().width() for group in groups]  # more than usual in a wide font
        wide = max([GROUP_WIDTH * theme().text_size // 16, *needed])
        for listed in groups:
            listed.setFixedWidth(wide)
            self._flow.addWidget(listed)
            self._flow.setAlignment(listed, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _group(name: str, commands: Sequence[Command]) -> QWidget:
    whole, grid = QWidget(), QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for place, command in enumerate(commands):
        words, keys = Words(command.words, wrap=False), QLabel(" or ".join(command.keys))
        keys.setProperty("role", "muted")
        keys.setAccessibleName(f"{command.words}: {' or '.join(command.keys)}")
        grid.addWidget(words, place, 0)
        grid.addWidget(keys, place, 1, Qt.AlignmentFlag.AlignRight)
    box = column(Words(name, "title", wrap=False), grid, None, spacing=8)
    box.setContentsMargins(0, 0, 24, 16)
    whole.setLayout(box)
    return whole
