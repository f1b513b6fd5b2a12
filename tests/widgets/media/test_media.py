"""The strip of pictures is worked by mouse and keys alike, and never loses what is typed."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.texts.span import Span
from tests.widgets.screen import shown
from widgets.editing.offered_media import offered_files, offered_picture, offers_media
from widgets.ground.words import Words
from widgets.media.crop_panel import CropPanel
from widgets.media.media_item import AltCount, MediaItem, described
from widgets.media.media_strip import MediaStrip


def item(name: str = "a.jpg", **change: Any) -> MediaItem:
    usual: dict[str, Any] = {"name": name, "kind": "image", "facts": "9 × 9, 1 kB"}
    return MediaItem(**{**usual, **change})


@pytest.fixture
def strip(qtbot: QtBot) -> MediaStrip:
    made = shown(qtbot, MediaStrip())
    made.resize(600, 300)
    made.show_items([item("a.jpg", alt="First"), item("b.jpg"), item("c.jpg")], 1, ())
    return made


def test_arrow_keys_choose_and_the_large_view_follows(strip: MediaStrip) -> None:
    strip.row.focus_tile(0)
    QTest.keyClick(strip.row.tiles[0], Qt.Key.Key_Left)
    assert strip.current == 2
    assert strip.row.tiles[2].hasFocus()
    assert [tile.isChecked() for tile in strip.row.tiles] == [False, False, True]


def test_what_is_typed_survives_a_new_showing_and_a_change_of_picture(
    strip: MediaStrip, qtbot: QtBot
) -> None:
    told: list[tuple[int, str]] = []

    def hear(number: int, alt: str) -> None:
        told.append((number, alt))

    strip.alt_written.connect(hear)
    strip.focus_alt()
    QTest.keyClicks(strip.detail.alt, ", a boat")
    strip.show_items(strip.items, 1, ())  # as when the coach has read, before the typing was told
    strip.choose(1)
    assert told == [(0, ", a boatFirst")]
    assert strip.detail.alt.toPlainText() == ""


def test_esc_leaves_the_description_for_the_row(strip: MediaStrip) -> None:
    strip.choose(1)
    strip.focus_alt()
    QTest.keyClick(strip.detail.alt, Qt.Key.Key_Escape)
    assert strip.row.tiles[1].hasFocus()


def test_words_in_doubt_keep_their_marks_when_a_description_gets_wider_and_its_lines_fewer(
    strip: MediaStrip,
) -> None:
    text = "A boat on the sea and a gull on the boat. " * 3 + "We recieve both."
    doubt = (Span(text.index("recieve"), text.index(" both")),)
    strip.show_items([item(alt=text)], 1, ())
    alt = strip.detail.alt
    alt.setCursorWidth(0)
    alt.setFixedHeight(200)  # all of it is seen, in any font
    alt.spelling.show_words(text, doubt)
    for width in (320, 900):
        strip.resize(width, 300)
        followed = alt.viewport().grab().toImage()
        alt.spelling.show_words(text, ())
        assert alt.viewport().grab().toImage() != followed
        alt.spelling.show_words(text, doubt)
        assert alt.viewport().grab().toImage() == followed


def test_what_is_shown_narrows_with_a_strip_whose_picture_has_to_give_way(strip: MediaStrip) -> None:
    view = QImage(300, 200, QImage.Format.Format_RGB32)
    counts = (AltCount(label="bakery@crumb.example", used=590, limit=100, unit="characters"),)
    strip.show_items([item(f"{n}.jpg", picture=view, counts=counts) for n in range(4)], 1, ())
    for wide in (900, 330):
        strip.resize(wide, 300)
        QApplication.processEvents()
    assert strip.detail.mapTo(strip, strip.detail.rect().topRight()).x() < strip.width()
    assert strip.row.mapTo(strip, strip.row.rect().topRight()).x() < strip.width()


def test_after_removing_the_last_the_one_before_is_shown(strip: MediaStrip) -> None:
    strip.choose(2)
    strip.row.focus_tile(2)
    strip.show_items(strip.items[:2], 1, ())
    assert strip.current == 1
    assert strip.row.tiles[1].hasFocus()


def test_counters_follow_the_accounts(strip: MediaStrip) -> None:
    counts = (AltCount(label="ada", used=11, limit=10, unit="characters"),)
    strip.show_items([item(counts=counts)], 1, ())
    assert strip.detail.findChild(type(strip.detail.alt)) is strip.detail.alt
    assert any("1 character too many" in label.text() for label in _labels(strip))
    strip.show_items([item()], 1, ())
    assert not any("too many" in label.text() for label in _labels(strip) if label.isVisible())


def _labels(strip: MediaStrip) -> list[Words]:
    return strip.findChildren(Words)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Picture 2 of 3, a.jpg, no description yet"),
        ({"kind": "video", "alt": "A walk"}, "Video 2 of 3, a.jpg, described as: A walk"),
        ({"kind": "gif"}, "Moving picture 2 of 3, a.jpg, no description yet"),
    ],
)
def test_a_screen_reader_hears_which_it_is_and_what_it_shows(change: dict[str, Any], words: str) -> None:
    assert described(item(**change), 1, 3) == words


@pytest.fixture
def crop(qtbot: QtBot) -> CropPanel:
    made = shown(qtbot, CropPanel())
    made.resize(500, 420)
    made.show_picture(QImage(60, 40, QImage.Format.Format_RGB32), QSize(600, 400))
    return made


@pytest.mark.parametrize("nth", range(1, 5))
def test_a_shape_is_as_large_as_it_can_be(crop: CropPanel, nth: int) -> None:
    crop.shapes[nth].click()
    part = crop.view.part
    wanted = {1: 1.0, 2: 4 / 5, 3: 3 / 2, 4: 16 / 9}[nth]
    assert part.width() * 600 / (part.height() * 400) == pytest.approx(wanted)
    assert max(part.width(), part.height()) == pytest.approx(1.0)


def test_keys_move_and_size_the_part_and_never_out_of_the_picture(crop: CropPanel) -> None:
    crop.shapes[1].click()
    for key in (Qt.Key.Key_Minus, *[Qt.Key.Key_Left] * 40, *[Qt.Key.Key_Up] * 40):
        QTest.keyClick(crop.view, key)
    assert (crop.view.part.left(), crop.view.part.top()) == (0, 0)
    for key in (*[Qt.Key.Key_Right] * 80, *[Qt.Key.Key_Plus] * 80):
        QTest.keyClick(crop.view, key)
    assert QRectF(-1e-9, -1e-9, 1 + 2e-9, 1 + 2e-9).contains(crop.view.part)
    for _ in range(200):
        QTest.keyClick(crop.view, Qt.Key.Key_Minus)
    assert min(crop.view.part.width(), crop.view.part.height()) >= 0.04


def test_a_corner_is_dragged_in_the_shape_that_was_chosen(crop: CropPanel) -> None:
    crop.shapes[1].click()
    corner = crop.view.frame().bottomRight().toPoint()
    QTest.mousePress(crop.view, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(crop.view, corner - QPoint(60, 30))
    QTest.mouseRelease(crop.view, Qt.MouseButton.LeftButton, pos=corner - QPoint(60, 30))
    part = crop.view.part
    assert part.height() < 0.95
    assert part.width() * 600 == pytest.approx(part.height() * 400)


def test_the_whole_picture_cannot_be_cropped_to_itself(crop: CropPanel) -> None:
    assert not crop.crop.isEnabled()
    crop.shapes[1].click()
    assert crop.crop.isEnabled()


def test_files_and_pictures_are_told_from_words() -> None:
    files, words, both, link = QMimeData(), QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a/b.jpg")])
    words.setText("Hello")
    both.setText("A table")
    both.setImageData(QImage(3, 3, QImage.Format.Format_RGB32))
    link.setUrls([QUrl("https://example.org/a.jpg")])
    assert [offers_media(one) for one in (files, words, both, link)] == [True, False, False, False]
    assert [path.name for path in offered_files(files)] == ["b.jpg"]


def test_a_pasted_picture_comes_as_a_file() -> None:
    raw, drawn = QMimeData(), QMimeData()
    raw.setData("image/jpeg", b"\xff\xd8\xff as it is")
    drawn.setImageData(QImage(3, 3, QImage.Format.Format_RGB32))
    assert offered_picture(raw) == b"\xff\xd8\xff as it is"
    assert offered_picture(drawn).startswith(b"\x89PNG")
    assert offered_picture(QMimeData()) == b""
