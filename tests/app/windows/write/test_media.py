"""Pictures come in by file, paste and drop; they are described, moved, cropped, made to fit and removed."""

from PySide6.QtCore import QMimeData, QRectF, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.windows.frame.main_window import MainWindow
from tests.app.media.films import movie
from tests.app.media.making import SECRET, noise, packed, picture, telling_jpeg
from tests.app.windows.conftest import Desk
from tests.app.windows.write.attached import SMALL, file, media, names, opened, set_limits


def pasted(window: MainWindow, **offered: object) -> None:
    source = QMimeData()
    if "urls" in offered:
        source.setUrls([QUrl.fromLocalFile(str(offered["urls"]))])
    if "image" in offered:
        source.setImageData(offered["image"])
    if "text" in offered:
        source.setText(str(offered["text"]))
    window.write_page.editor.insertFromMimeData(source)


def test_a_file_comes_in_clean_and_is_there_after_a_restart(desk: Desk) -> None:
    window = opened(desk, ("sea.jpg", telling_jpeg()))
    (kept,) = desk.places.media.glob("*/*")
    assert SECRET not in kept.read_bytes()
    before = media(window)
    desk.close(window)
    again = desk.open()
    desk.until(lambda: media(again))
    assert media(again) == before


def test_a_pasted_picture_and_a_dropped_file_come_in_and_words_go_into_the_text(desk: Desk) -> None:
    window = opened(desk)
    pasted(window, image=QImage(30, 20, QImage.Format.Format_RGB32))
    desk.until(lambda: len(media(window)) == 1)
    pasted(window, urls=file(desk, "b.png", packed(picture(), "PNG")))
    desk.until(lambda: len(media(window)) == 2)
    pasted(window, image=QImage(30, 20, QImage.Format.Format_RGB32), text="A table")
    desk.until(lambda: window.writing.draft.text == "A table")
    assert names(window) == ["Pasted picture", "b.png"]


def test_a_file_that_cannot_be_used_is_told_and_the_next_comes_in_all_the_same(desk: Desk) -> None:
    window = opened(desk)
    bad, good = file(desk, "bad.jpg", b"nothing"), file(desk, "good.png", packed(picture(), "PNG"))
    window.attaching.add_files([bad, good])
    desk.until(lambda: names(window) == ["good.png"])
    assert "bad.jpg is neither a picture nor a video" in window.notice.text()


def test_of_several_files_that_cannot_be_used_each_is_told_and_the_next_drop_begins_anew(desk: Desk) -> None:
    window = opened(desk)
    bad = [file(desk, f"{n}.jpg", b"nothing") for n in range(5)]
    window.attaching.add_files(bad[:2])
    desk.until(lambda: "1.jpg" in window.notice.text())
    assert "0.jpg is neither" in window.notice.text()
    window.attaching.add_files(bad)
    desk.until(lambda: window.notice.text().endswith("2 more could not be used."))
    assert [window.notice.text().count(f"{n}.jpg") for n in range(5)] == [1, 1, 1, 0, 0]


def test_a_description_is_typed_saved_counted_and_coached(desk: Desk) -> None:
    window = opened(desk, ("sea.jpg", telling_jpeg()))
    set_limits(window, SMALL)
    strip = window.write_page.media.strip
    desk.write(window.write_page.editor, "A walk")
    strip.row.focus_tile(0)
    desk.press(strip.row.tiles[0], Qt.Key.Key_Return)
    desk.write(strip.detail.alt, "IMG_20260302.jpg")
    desk.until(lambda: "is a file name" in strip.items[0].advice)
    assert media(window)[0].alt == "IMG_20260302.jpg"
    assert [(one.used, one.limit) for one in strip.items[0].counts] == [(16, 40)]
    desk.write(strip.detail.alt, " and far more words than go through")
    desk.until(lambda: "of at most 40 characters" in window.writing.reviewing.obstacle)
    draft = window.writing.draft
    desk.close(window)
    again = desk.open()
    desk.until(lambda: again.writing.draft.id == draft.id)
    assert media(again)[0].alt == draft.media[0].alt


def test_a_description_is_coached_while_there_is_no_text_yet(desk: Desk) -> None:
    window = opened(desk, ("sea.jpg", telling_jpeg()))
    strip = window.write_page.media.strip
    desk.write(strip.detail.alt, "image")
    desk.until(lambda: "only that there is a picture" in strip.items[0].advice)
    desk.write(strip.detail.alt, " of a gull on a wet stone")
    desk.until(lambda: strip.items[0].advice == "")


def test_a_description_is_spelled_by_keys_like_the_text(desk: Desk) -> None:
    window = opened(desk, ("sea.jpg", telling_jpeg()))
    alt = window.write_page.media.strip.detail.alt
    window.write_page.media.strip.row.focus_tile(0)
    desk.press(window.write_page.media.strip.row.tiles[0], Qt.Key.Key_Return)
    desk.write(alt, "A gull wich we recieve")
    alt.moveCursor(QTextCursor.MoveOperation.Start)
    desk.until(lambda: alt.spelling.words == ("wich", "recieve"))
    assert window.write_page.editor.spelling.words == ()
    desk.press(alt, Qt.Key.Key_F7)
    desk.until(QApplication.activePopupWidget)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    desk.press(menu, Qt.Key.Key_Return)
    desk.until(lambda: alt.spelling.words == ("recieve",))
    desk.until(lambda: media(window)[0].alt == alt.toPlainText())
    window.spelling.switch(False)
    assert alt.spelling.words == ()


def test_keys_move_and_remove_and_removing_is_undone(desk: Desk) -> None:
    window = opened(desk, *[(f"{n}.png", packed(picture(30 + n), "PNG")) for n in range(3)])
    row = window.write_page.media.strip.row
    row.focus_tile(0)
    desk.press(row.tiles[0], Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert names(window) == ["1.png", "0.png", "2.png"]
    assert row.tiles[1].hasFocus()
    desk.press(row.tiles[1], Qt.Key.Key_Delete)
    assert names(window) == ["1.png", "2.png"]
    window.notice.acted.emit()
    assert names(window) == ["1.png", "0.png", "2.png"]


def test_a_tile_is_dragged_to_another_place(desk: Desk) -> None:
    window = opened(desk, *[(f"{n}.png", packed(picture(30 + n), "PNG")) for n in range(3)])
    first, last = (window.write_page.media.strip.row.tiles[n] for n in (0, 2))
    there = first.mapFromGlobal(last.mapToGlobal(last.rect().center()))
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=first.rect().center())
    QTest.mouseMove(first, there / 2)
    QTest.mouseMove(first, there)
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=there)
    assert names(window) == ["1.png", "2.png", "0.png"]


def test_a_picture_that_is_too_heavy_is_told_and_made_to_fit_by_one_press(desk: Desk) -> None:
    window = opened(desk, ("loud.png", packed(noise(300, 200), "PNG")))
    set_limits(window, SMALL)
    desk.write(window.write_page.editor, "A walk")
    strip = window.write_page.media.strip
    heavy = media(window)[0]
    desk.until(lambda: "of at most 40 kB" in window.writing.reviewing.obstacle)
    desk.until(lambda: strip.detail.fit.isVisible())
    strip.detail.fit.click()
    desk.until(lambda: media(window)[0].size <= 40_000)
    assert "at most" not in window.writing.reviewing.obstacle
    window.notice.acted.emit()
    assert media(window)[0] == heavy


def test_a_picture_is_cropped_to_a_shape_and_keeps_its_description(desk: Desk) -> None:
    window = opened(desk, ("sea.png", packed(picture(120, 80), "PNG")))
    area = window.write_page.media
    window.attaching.describe(0, "The sea")
    desk.until(lambda: area.strip.items[0].picture is not None)
    area.strip.detail.crop.click()
    assert area.cropping.isVisible()
    area.cropping.shapes[1].click()
    assert area.cropping.view.part == QRectF(1 / 6, 0, 2 / 3, 1)
    area.cropping.view.setFocus()
    desk.press(area.cropping.view, Qt.Key.Key_Return)
    desk.until(lambda: (media(window)[0].width, media(window)[0].height) == (80, 80))
    assert media(window)[0].alt == "The sea"
    assert area.strip.isVisible()


def test_a_picture_belongs_to_a_part_of_the_thread(desk: Desk) -> None:
    window = opened(desk, ("sea.png", packed(picture(), "PNG")))
    part = window.write_page.media.strip.detail.part
    assert part.isHidden()
    window.writing.set_text("One\n---\nTwo")
    desk.until(lambda: not part.isHidden() and part.count() == 2)
    part.setCurrentIndex(1)
    part.activated.emit(1)
    assert media(window)[0].part == 1


def test_too_many_pictures_and_a_video_beside_them_hold_the_post(desk: Desk) -> None:
    window = opened(desk, *[(f"{n}.png", packed(picture(30 + n), "PNG")) for n in range(3)])
    set_limits(window, SMALL)
    desk.write(window.write_page.editor, "A walk")
    desk.until(lambda: "3 pictures are more than the 2" in window.writing.reviewing.obstacle)
    window.attaching.add_files([file(desk, "sea.mp4", movie())])
    desk.until(lambda: len(media(window)) == 4)
    window.attaching.remove(0)
    desk.until(lambda: "do not go into the same post" in window.writing.reviewing.obstacle)


def test_what_nothing_names_is_swept_some_time_after_the_start(desk: Desk) -> None:
    import os

    window = opened(desk, ("sea.png", packed(picture(), "PNG")))
    (kept,) = desk.places.media.glob("*/*")
    stray = kept.with_name("0" * 64 + ".png")
    stray.write_bytes(b"old")
    window.writing.save_now()
    for one in (kept, stray):
        os.utime(one, (0, 0))
    window.attaching.sweep()
    desk.until(lambda: not stray.exists())
    assert kept.exists()
