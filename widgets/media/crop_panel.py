"""Cropping: the picture with the part that stays, the suggested shapes, and the way out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.style import set_role
from widgets.ground.words import Words, column, row
from widgets.media.crop_view import CropView

# What networks show without cutting it themselves.
SHAPES: tuple[tuple[str, float | None], ...] = (
    ("Free", None),
    ("Square 1:1", 1.0),
    ("Portrait 4:5", 4 / 5),
    ("Landscape 3:2", 3 / 2),
    ("Wide 16:9", 16 / 9),
)


class CropPanel(QWidget):
    """Esc keeps the picture as it is, Return crops it."""

    cropped = Signal(QRectF)  # the part that stays, in shares of the sides
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = QSize(1, 1)
        self.view = CropView()
        self.crop = QPushButton("Crop")
        set_role(self.crop, "primary")
        self._cancel = QPushButton("Keep it whole")
        self._size = Words(role="muted", wrap=False)
        self._group = QButtonGroup(self)
        shapes = QWidget()
        flow = FlowLayout(shapes)
        self.shapes: list[QPushButton] = []
        for words, ratio in SHAPES:
            chip = QPushButton(words)
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, ratio=ratio: self.view.keep_ratio(ratio))
            self._group.addButton(chip)
            self.shapes.append(chip)
            flow.addWidget(chip)
        buttons = QWidget()
        buttons.setLayout(row(self._cancel, self.crop))
        foot = FlowLayout(at_right=(buttons,))
        foot.addWidget(self._size)
        box = column(shapes, self.view, foot, spacing=8)
        box.setStretchFactor(self.view, 1)
        self.setLayout(box)
        self.crop.clicked.connect(lambda: self.cropped.emit(self.view.part))
        self._cancel.clicked.connect(self.closed)
        self.view.changed.connect(self._say_size)

    def show_picture(self, picture: QImage, pixels: QSize) -> None:
        """Show `picture`, which stands for one of the size `pixels`."""
        self._pixels = pixels
        self.shapes[0].setChecked(True)
        self.view.show_picture(picture, pixels)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Return and Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cropped.emit(self.view.part)
        else:
            super().keyPressEvent(event)

    def _say_size(self) -> None:
        part = self.view.part
        wide, high = round(part.width() * self._pixels.width()), round(part.height() * self._pixels.height())
        self._size.say(f"{wide} × {high} pixels stay")
        self.crop.setEnabled(part != QRectF(0, 0, 1, 1))
