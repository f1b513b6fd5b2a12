"""Draws icons: letters of two fonts, which hold no others than the program names.

`make icons` cuts them out of the whole fonts, which would take a megabyte.
"""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from resources.finder import resource, resource_text

FOLDER, LETTERS = ("icons",), "letters.tsv"
FONTS = {"ph": "phosphor.ttf", "fa6b": "brands.ttf"}  # by the prefix of an icon's name
SHARE = 0.875  # of the icon's height that the letters take; the rest is the air that icon fonts count on

_copies: list["Glyph"] = []  # Qt has them, but leaves their end to Python


class Glyph(QIconEngine):
    """One letter of an icon font, in one colour while it can be used and in another while it cannot."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        """Draw the icon `name`, such as "ph.leaf". Raises KeyError where there is none."""
        super().__init__()
        self._name, self._colour, self._disabled = name, colour, disabled
        self._letter = _letters()[name]
        self._family = _family(name.partition(".")[0])

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002 - Qt gives it
        """Draw the letter into the middle of `rect`."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(SHARE * rect.height())))
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._disabled if mode == QIcon.Mode.Disabled else self._colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the letter on a clear ground."""
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        """Return another one like this."""
        copy = Glyph(self._name, self._colour, self._disabled)
        _copies.append(copy)
        return copy


def load_icons() -> None:
    """Load the fonts, once: before the first text, since Qt opens every font anew when one comes in."""
    for prefix in FONTS:
        _family(prefix)


@cache
def _family(prefix: str) -> str:
    number = QFontDatabase.addApplicationFontFromData(resource(*FOLDER, FONTS[prefix]).read_bytes())
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _letters() -> Mapping[str, str]:
    lines = (line.split("\t") for line in resource_text(*FOLDER, LETTERS).splitlines())
    return {name: chr(int(number, 16)) for name, number in lines}
