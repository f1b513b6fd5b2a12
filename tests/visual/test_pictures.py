"""A part of the screen looks as it did, unless its picture was renewed on purpose."""

import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.visual.painting import MOST_CHANGED, PICTURES, changed, paint
from widgets.showing.gallery import pieces

RENEW = "If that is on purpose, `make pictures` keeps it as it is now. Painted: "
NAMES = sorted(f"{name}-{light}" for name in pieces() for light in ("light", "dark"))

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system draws the letters")


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every part as it looks now."""
    folder = tmp_path_factory.mktemp("painted")
    paint(folder)
    return folder


def test_there_is_a_picture_of_every_part_in_both_lights() -> None:
    assert sorted(file.stem for file in PICTURES.glob("*.png")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_part_looks_as_it_did(name: str, painted: Path) -> None:
    now = painted / f"{name}.png"
    assert changed(now, PICTURES / now.name) <= MOST_CHANGED, RENEW + str(now)


def test_two_letters_more_are_seen_and_a_colour_that_is_a_little_off_is_not(tmp_path: Path) -> None:
    with Image.open(PICTURES / "hold-note-light.png") as kept:
        picture = kept.convert("RGB")
    Image.blend(picture, Image.new("RGB", picture.size), 0.05).save(tmp_path / "paler.png")
    assert changed(tmp_path / "paler.png", PICTURES / "hold-note-light.png") == 0
    ImageDraw.Draw(picture).text((40, 40), "no", fill="black", font_size=16)
    picture.save(tmp_path / "more.png")
    assert changed(tmp_path / "more.png", PICTURES / "hold-note-light.png") > MOST_CHANGED
