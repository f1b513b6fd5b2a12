"""A row of waves looks the same from end to end, and where the next one begins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from widgets.spelling.rows import WIDE, row

STEP, HIGH = 6, 4  # WIDE is no multiple of it


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_row_goes_on_without_a_seam(ratio: float) -> None:
    wave = QPainterPath()
    wave.lineTo(STEP / 2, HIGH)
    wave.lineTo(STEP, 0)
    picture = QImage(round(3 * WIDE * ratio), round(HIGH * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.drawTiledPixmap(0, 0, 3 * WIDE, HIGH, row(wave, QPen(QColor("red"), 1.2), STEP, HIGH, ratio))
    painter.end()
    step = round(STEP * ratio)
    first = picture.copy(0, 0, step, picture.height())
    assert any(first.pixelColor(x, y).alpha() for x in range(step) for y in range(picture.height()))
    for left in range(0, picture.width() - step, step):
        assert picture.copy(left, 0, step, picture.height()) == first, left
