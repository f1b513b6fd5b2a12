"""Finding, labelling, pinning, copying, putting away, restoring and carrying drafts, in the whole window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QPlainTextEdit

from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def filled(desk: Desk, *texts: str) -> MainWindow:
    """Open the window with drafts of `texts`, the last one on the screen."""
    window = desk.open()
    for nth, text in enumerate(texts):
        if nth:
            window.writing.new()
        window.write_page.editor.insertPlainText(text)
        window.writing.save_now()
        window.writing.leaving.emit()
        window.writing.save_now()
        desk.until(lambda nth=nth: len(window.write_page.drafts.items) == nth + 1)
    return window


def titles(window: MainWindow) -> list[str]:
    return [item.title for item in window.write_page.drafts.items]


def the_list(window: MainWindow) -> QListView:
    found = window.write_page.drafts.findChildren(QListView)
    return next(view for view in found if view.accessibleName() == "Drafts")


def the_line(window: MainWindow, name: str) -> QLineEdit:
    found = window.write_page.shelf.findChildren(QLineEdit)
    return next(line for line in found if line.accessibleName().startswith(name))


def in_list(desk: Desk, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key in the list, which stands on the draft on the screen."""
    the_list(window).setFocus()
    desk.press(the_list(window), key, *modifiers)


def test_typing_into_the_search_finds_as_it_is_typed(desk: Desk) -> None:
    window = filled(desk, "Élan vital", "Bread", "Soup")
    desk.press(window.write_page.editor, Qt.Key.Key_F, CONTROL, SHIFT)
    line = the_line(window, "Search")
    assert line.hasFocus()
    desk.write(line, "ela")
    desk.until(lambda: titles(window) == ["Élan vital"])
    desk.press(line, Qt.Key.Key_Down)
    assert the_list(window).hasFocus()
    desk.press(the_list(window), Qt.Key.Key_Down)
    desk.until(lambda: window.write_page.editor.text() == "Élan vital")
    desk.press(line, Qt.Key.Key_Escape)
    desk.until(lambda: len(titles(window)) == 3)


def test_labels_and_note_are_kept_and_found_and_never_in_the_text(desk: Desk) -> None:
    window = filled(desk, "Bread", "Soup")
    the_list(window).setFocus()
    desk.press(the_list(window), Qt.Key.Key_F2)
    labels = the_line(window, "Labels")
    assert labels.hasFocus()
    desk.write(labels, "baking, later")
    note = window.write_page.shelf.details.findChildren(QPlainTextEdit)[0]
    note.setFocus()
    desk.write(note, "Ask Cem")
    desk.until(lambda: window.writing.draft.note == "Ask Cem")
    assert window.writing.draft.labels == ("baking", "later")
    assert window.writing.draft.text == "Soup"
    desk.press(note, Qt.Key.Key_Escape)
    assert not window.write_page.shelf.details.isVisible()
    window.writing.save_now()
    window.shelving.look("cem", "", archived=False)
    desk.until(lambda: titles(window) == ["Soup"])
    window.shelving.look("", "later", archived=False)
    desk.until(lambda: window.write_page.drafts.items[0].labels == ("baking", "later"))
    assert titles(window) == ["Soup"]


def test_a_pinned_draft_stays_on_top(desk: Desk) -> None:
    window = filled(desk, "Bread", "Soup")
    bread = window.write_page.drafts.items[1].id
    window.shelving.pin(bread)
    desk.until(lambda: titles(window) == ["Bread", "Soup"])
    in_list(desk, window, Qt.Key.Key_T, CONTROL)
    desk.until(lambda: titles(window) == ["Soup", "Bread"])
    in_list(desk, window, Qt.Key.Key_T, CONTROL)
    desk.until(lambda: titles(window) == ["Bread", "Soup"])


def test_a_copy_opens_and_the_first_stays(desk: Desk) -> None:
    window = filled(desk, "Bread")
    first = window.writing.draft.id
    in_list(desk, window, Qt.Key.Key_D, CONTROL)
    desk.until(lambda: window.writing.draft.id != first)
    assert window.write_page.editor.text() == "Bread"
    desk.until(lambda: titles(window) == ["Bread", "Bread"])


def test_an_archived_draft_is_out_of_sight_until_the_archive_is_shown(desk: Desk) -> None:
    window = filled(desk, "Bread", "Soup")
    in_list(desk, window, Qt.Key.Key_E, CONTROL)
    desk.until(lambda: titles(window) == ["Bread"])
    window.shelving.look("", "", archived=True)
    desk.until(lambda: titles(window) == ["Soup"])
    window.notice.acted.emit()
    desk.until(lambda: titles(window) == [])
    window.shelving.look("", "", archived=False)
    desk.until(lambda: titles(window) == ["Soup", "Bread"])


def test_any_version_comes_back_and_goes_again(desk: Desk) -> None:
    window = filled(desk, "Bread")
    page = window.write_page
    page.editor.insertPlainText(" rises twice")
    desk.press(page.editor, Qt.Key.Key_H, CONTROL)
    versions = page.texts.versions
    desk.until(versions.isVisible)
    view = versions.findChildren(QListView)[0]
    assert view.hasFocus()
    desk.press(view, Qt.Key.Key_Return)
    assert (page.editor.text(), page.editor.isVisible()) == ("Bread", True)
    desk.press(page.editor, Qt.Key.Key_Z, CONTROL)
    assert page.editor.text() == "Bread rises twice"
    window.notice.acted.emit()
    assert page.editor.text() == "Bread rises twice"
    desk.press(page.editor, Qt.Key.Key_H, CONTROL)
    desk.until(versions.isVisible)
    desk.press(view, Qt.Key.Key_Escape)
    assert page.editor.hasFocus()


def test_a_draft_without_a_past_says_so(desk: Desk) -> None:
    window = filled(desk, "Bread")
    desk.press(window.write_page.editor, Qt.Key.Key_H, CONTROL)
    desk.until(lambda: window.notice.isVisible())
    assert window.write_page.editor.isVisible()


def test_files_are_imported_and_taken_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = filled(desk, "Soup")
    (tmp_path / "a.csv").write_text("text,labels\nBread,baking\nRolls,\n")
    (tmp_path / "b.pdf").write_text("x")
    names = [str(tmp_path / "a.csv"), str(tmp_path / "b.pdf")]

    def choose(*_: object) -> tuple[list[str], str]:
        return names, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    told: list[str] = []
    window.shelving.told.connect(lambda message: told.append(message.sentence))  # pyright: ignore[reportUnknownLambdaType,reportUnknownMemberType,reportUnknownArgumentType] - a Message
    window.write_page.drafts.import_requested.emit()
    desk.until(lambda: sorted(titles(window)) == ["Bread", "Rolls", "Soup"])
    desk.until(lambda: told)
    assert told == ["2 drafts were added. b.pdf: Only .md, .txt and .csv files can be read."]
    window.notice.acted.emit()
    desk.until(lambda: titles(window) == ["Soup"])


def test_the_clipboard_becomes_a_draft_be_it_words_or_files(desk: Desk, tmp_path: Path) -> None:
    window = filled(desk, "Soup")
    QApplication.clipboard().setText("From elsewhere")
    window.write_page.drafts.paste_requested.emit()
    desk.until(lambda: window.write_page.editor.text() == "From elsewhere")
    (tmp_path / "a.md").write_text("---\nnote: Ask\n---\nBread\n")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.md"))])
    QApplication.clipboard().setMimeData(carried)
    window.write_page.drafts.paste_requested.emit()
    desk.until(lambda: window.write_page.editor.text() == "Bread")
    assert window.writing.draft.note == "Ask"


def test_drafts_are_exported_one_by_one_and_all_at_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = filled(desk, "Bread", "Soup")
    targets = [tmp_path / "one.md", tmp_path / "all"]

    def choose(*_: object) -> tuple[str, str]:
        return str(targets[0]), ""

    def folder(*_: object) -> str:
        return str(targets[1])

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder)
    in_list(desk, window, Qt.Key.Key_S, CONTROL, SHIFT)
    desk.until(targets[0].exists)
    assert targets[0].read_text().endswith("---\nSoup\n")
    window.write_page.drafts.export_all_requested.emit(False)
    desk.until(lambda: targets[1].is_dir() and len(list(targets[1].glob("*.md"))) == 2)
    targets[0] = tmp_path / "table"
    window.write_page.drafts.export_all_requested.emit(True)
    desk.until((tmp_path / "table.csv").exists)
