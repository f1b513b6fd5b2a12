"""Icons are letters of a font, and stay whole where Qt makes copies of them."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from widgets.ground.icons import icon


@pytest.mark.usefixtures("qapp")
def test_a_copy_that_goes_its_own_way_is_drawn_like_the_first() -> None:
    first = icon("ph.leaf")
    copy = QIcon(first)
    copy.setIsMask(True)  # here Qt asks for another engine
    drawn = first.pixmap(QSize(20, 20)).toImage()
    assert copy.pixmap(QSize(20, 20)).toImage() == drawn
    del first
    assert copy.pixmap(QSize(20, 20)).toImage() == drawn
