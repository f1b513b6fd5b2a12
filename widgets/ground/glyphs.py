"""Draws icons from the fonts that qtawesome brings, without loading qtawesome itself.

Its module fetches every font and half of Qt's names at the start, which takes a third of a second and 20 MB;
a window needs two of the fonts.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

# The beginnings of the files' names, whose ends are versions, by the prefix of an icon's name.
FONTS = {
    "ph": "phosphor",
    "fa6b": "fontawesome6-brands-webfont",
}
SHARE = 0.875  # of the icon's height that the letters take; the rest is the air that icon fonts count on


class Glyph(QIconEngine):
    """One letter of an icon font, in one colour while it can be used and in another while it cannot."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        """Draw the icon `name`, such as "ph.leaf". Raises KeyError where there is none."""
        super().__init__()
        self._name, self._colour, self._disabled = name, colour, disabled
        prefix, _, letter = name.partition(".")
        self._family, self._letter = _family(prefix), _letter(prefix, letter)

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
        return Glyph(self._name, self._colour, self._disabled)


@cache
def _file(start: str, ending: str) -> Path:
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("qtawesome, which brings the icons, is not installed.")
    folder = Path(spec.origin).parent / "fonts"
    return next(file for file in folder.glob(f"{start}-[0-9]*{ending}"))


@cache
def _family(prefix: str) -> str:
    number = QFontDatabase.addApplicationFont(str(_file(FONTS[prefix], ".ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _letter(prefix: str, name: str) -> str:
    """Return the letter of a font that is the icon `name`. Raises KeyError where there is none."""
    found = re.search(rf'"{re.escape(name)}"\s*:\s*"(?:0x)?([0-9a-fA-F]+)"', _letters(prefix))
    if found is None:
        raise KeyError(name)
    return chr(int(found[1], 16))


@cache
def _letters(prefix: str) -> str:
    """Return the letters of a font by the icons' names, as JSON: as a mapping they would take 2 MB."""
    return _file(f"{FONTS[prefix]}-charmap", ".json").read_text("utf-8")
