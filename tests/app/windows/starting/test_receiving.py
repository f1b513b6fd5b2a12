"""What comes from outside becomes a draft in the window, for the accounts it names, and loses nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.services.drafting.composed import Composed
from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk, add_account


def drop(on: QWidget, mime: QMimeData) -> bool:
    """Drop `mime` on a part; return whether it was taken."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, mime, left, none)
    QApplication.sendEvent(on, entering)
    if not entering.isAccepted():
        return False
    dropping = QDropEvent(QPointF(5, 5), copy, mime, left, none)
    return QApplication.sendEvent(on, dropping) and dropping.isAccepted()


def drafts(window: MainWindow) -> set[str]:
    """Return the titles in the list."""
    return {item.title for item in window.write_page.drafts.items}


def test_a_text_from_outside_is_a_new_draft_and_the_old_one_stays(desk: Desk) -> None:
    window = desk.open()
    desk.write(window.write_page.editor, "Half a thou")
    window.show_page("queue")
    desk.programs[-1].receiving.take(Composed(text="From outside"))
    assert window.write_page.editor.text() == "From outside"
    assert window.page is window.write_page
    desk.until(lambda: drafts(window) == {"Half a thou", "From outside"})


def test_it_is_for_the_accounts_that_it_names(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window, "ada")
    add_account(desk, window, "grace")
    receiving = desk.programs[-1].receiving
    receiving.take(Composed(text="One", accounts=("@Grace",)))
    desk.until(lambda: [one.handle for one in window.writing.chosen] == ["grace"])
    receiving.take(Composed(text="Two", accounts=("mastodon:ada", "bluesky:grace")))
    desk.until(lambda: window.write_page.editor.text() == "Two")
    assert [one.handle for one in window.writing.chosen] == ["ada"]
    assert "bluesky:grace" in window.notice.text()


def test_dropped_words_and_files_become_drafts(desk: Desk, tmp_path: Path) -> None:
    window = desk.open()
    words = QMimeData()
    words.setText("Dropped words")
    assert drop(window, words)
    assert window.write_page.editor.text() == "Dropped words"
    note = tmp_path / "note.txt"
    note.write_text("From a file", encoding="utf-8")
    for target in (window, window.write_page.editor.viewport()):
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(str(note))])
        assert drop(target, files)
        desk.until(lambda: window.write_page.editor.text() == "From a file")
        window.writing.new()
    desk.until(lambda: len(window.write_page.drafts.items) == 3)


@pytest.mark.parametrize("empty", [Composed(), Composed(accounts=("ada",))])
def test_nothing_to_write_only_shows_the_window(desk: Desk, empty: Composed) -> None:
    window = desk.open()
    desk.write(window.write_page.editor, "Bread")
    window.showMinimized()
    desk.programs[-1].receiving.take(empty)
    assert not window.isMinimized()
    assert window.write_page.editor.text() == "Bread"
