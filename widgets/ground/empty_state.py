"""What a page shows before there is anything: a picture, what this place is for, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.ground.icons import IconLabel
from widgets.ground.words import Words, column, row

WIDTH = 340  # pixels of text


class EmptyState(QWidget):
    """Says what will be here and how to begin."""

    started = Signal()  # the button of the first step was pressed

    def __init__(
        self, icon: str, title: str, words: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        picture = IconLabel(icon, "accent", 40)
        head, said = Words(title, "title"), Words(words, "muted")
        for label in (head, said):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text = QWidget()
        text.setMaximumWidth(WIDTH)
        text.setLayout(column(head, said, spacing=12))
        middle = row(None, text, None)
        middle.setStretchFactor(text, 1000)  # all the room up to its greatest width, the rest beside it
        box = column(None, row(None, picture, None), middle, spacing=12, margin=12)
        if action:
            go = QPushButton(action)
            go.setProperty("role", "primary")
            go.clicked.connect(self.started)
            box.addSpacing(4)
            box.addLayout(row(None, go, None))
        box.addStretch(1)
        self.setLayout(box)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
