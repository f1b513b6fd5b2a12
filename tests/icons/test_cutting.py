"""The kept icon fonts hold what the program names, and look as the whole fonts do."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QIcon, QImage
from pytestqt.qtbot import QtBot

from resources.finder import resource_text
from tests.icons import cutting
from widgets.ground import glyphs

SIZE = QSize(48, 48)


def test_the_kept_letters_are_those_of_the_icons_that_the_program_names() -> None:
    kept = dict(line.split("\t") for line in resource_text("icons", glyphs.LETTERS).splitlines())

    assert kept == {name: f"{ord(letter):x}" for name, letter in cutting.letters().items()}, "run make icons"


@pytest.mark.parametrize("prefix", glyphs.FONTS)
def test_every_icon_looks_as_in_the_whole_font(
    qtbot: QtBot, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [name for name in sorted(cutting.named()) if name.startswith(f"{prefix}.")]
    ours = {name: _painted(name) for name in names}
    whole = QFontDatabase.addApplicationFont(str(cutting.source(prefix, ".ttf")))
    family = QFontDatabase.applicationFontFamilies(whole)[0]

    def of_the_whole(_: str) -> str:
        return family

    monkeypatch.setattr(glyphs, "_family", of_the_whole)

    assert [name for name in names if _painted(name) != ours[name]] == []
    assert not any(_is_empty(image) for image in ours.values())


def test_an_icon_that_was_not_cut_is_refused() -> None:
    with pytest.raises(KeyError):
        glyphs.Glyph("ph.no-such-thing", "#000000", "#888888")


def _painted(name: str) -> QImage:
    return glyphs.Glyph(name, "#000000", "#888888").pixmap(SIZE, QIcon.Mode.Normal, QIcon.State.Off).toImage()


def _is_empty(image: QImage) -> bool:
    return all(image.pixelColor(x, y).alpha() == 0 for x in range(SIZE.width()) for y in range(SIZE.height()))
