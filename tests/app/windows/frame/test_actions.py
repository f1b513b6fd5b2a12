"""Every action is bound, has a key of its own, and is reached by palette, menu and page of keys."""

from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu

from app.windows.frame.main_window import MainWindow
from app.windows.write.action_table import ACTIONS, BY_ID, tip
from tests.app.windows.conftest import Desk, add_account
from widgets.drafts.drafts_list import ACTIONS as OF_THE_LIST
from widgets.frame.command_palette import CommandPalette

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_every_action_is_bound_and_has_keys_that_no_other_has(desk: Desk) -> None:
    window = desk.open()
    assert window.acting.bound == {action.id for action in ACTIONS}
    keys = Counter(QKeySequence(one).toString() for action in ACTIONS for one in action.keys)
    assert "" not in keys
    assert [one for one, times in keys.items() if times > 1] == []
    assert all(action.keys for action in ACTIONS)


def test_the_list_of_drafts_takes_the_same_keys_for_the_same_actions() -> None:
    for name, _, keys in OF_THE_LIST:
        if name not in {"details", "delete"}:  # F2 and Del belong to lists alone
            assert BY_ID[name].keys[0] == keys


def test_no_key_of_the_window_is_ambiguous(desk: Desk) -> None:
    window = desk.open()
    desk.press(window.write_page.editor, Qt.Key.Key_N, CONTROL)
    done: list[str] = []
    for action in ACTIONS:
        window.acting.bind(action.id, lambda name=action.id: done.append(name))
    for action in ACTIONS:
        for keys in action.keys if action.scope != "part" else ():
            window.show_page(action.page if action.scope == "queue" else "write")
            there = window.queue_page.parts.front if action.scope == "queue" else window.write_page.editor
            desk.press(there, *_pressed(keys))
            assert done == [action.id], keys
            done.clear()


def test_the_palette_finds_an_action_by_a_few_letters_and_does_it(desk: Desk) -> None:
    window = desk.open()
    palette = _open_palette(window, desk)
    desk.write(palette.line, "queu")
    assert palette.shown[0].words == "Queue"
    desk.press(palette.line, Qt.Key.Key_Return)
    assert window.page is window.queue_page
    assert palette.isHidden()


def test_what_was_chosen_last_comes_first_next_time(desk: Desk) -> None:
    window = desk.open()
    palette = _open_palette(window, desk)
    desk.write(palette.line, "search")
    desk.press(palette.line, Qt.Key.Key_Return)
    _open_palette(window, desk)
    assert palette.shown[0].id == "search"
    desk.close(window)
    again = desk.open()
    assert _open_palette(again, desk).shown[0].id == "search"


def test_escape_in_the_palette_goes_back_to_the_text(desk: Desk) -> None:
    window = desk.open()
    palette = _open_palette(window, desk)
    desk.press(palette.line, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.write_page.editor.hasFocus()


def test_what_is_not_possible_now_is_not_in_the_palette(desk: Desk) -> None:
    window = desk.open()
    palette = _open_palette(window, desk)
    assert "undo" not in [one.id for one in palette.shown]
    assert "publish" not in [one.id for one in palette.shown]
    desk.press(palette.line, Qt.Key.Key_Escape)
    desk.write(window.write_page.editor, "Bread")
    assert "undo" in [one.id for one in _open_palette(window, desk).shown]


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Slash])
def test_the_page_of_keys_shows_every_action_and_escape_leaves_it(desk: Desk, key: Qt.Key) -> None:
    window = desk.open()
    held = CONTROL if key == Qt.Key.Key_Slash else Qt.KeyboardModifier.NoModifier
    desk.press(window.write_page.editor, key, held)
    view = desk.programs[-1].finding.keys_view
    assert window.page is view
    words = {label.text() for label in view.findChildren(QLabel)}
    assert {action.words for action in ACTIONS} <= words
    focused = QApplication.focusWidget()
    assert focused is not None
    desk.press(focused, Qt.Key.Key_Escape)
    assert window.page is window.write_page


def test_the_menu_has_every_action_and_greys_out_what_is_not_possible(desk: Desk) -> None:
    desk.open()
    menu = desk.programs[-1].finding.open_menu()
    groups = [inner for inner in menu.findChildren(QMenu) if inner.title()]
    entries = {one.text().split("\t")[0]: one.isEnabled() for group in groups for one in group.actions()}
    menu.close()
    assert set(entries) == {action.words for action in ACTIONS}
    assert not entries["Publish now"]
    assert entries["New draft"]


def test_an_action_of_another_page_goes_there_first(desk: Desk) -> None:
    window = desk.open()
    window.show_page("queue")
    window.acting.do("search")
    assert window.page is window.write_page


@pytest.mark.parametrize("keys", ["Alt+N", "Ctrl+S", "Shift+F7"])
def test_what_changes_nothing_in_the_text_leaves_the_focus_where_it_is(desk: Desk, keys: str) -> None:
    window = desk.open()
    desk.write(window.write_page.editor, "Rye bread")
    window.acting.do("thread")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.write_page.side.isAncestorOf(focused)
    desk.press(focused, *_pressed(keys))
    assert QApplication.focusWidget() is focused


@pytest.mark.parametrize("keys", ["Alt+Return", "Ctrl+PgDown"])
def test_what_goes_on_in_the_text_takes_the_focus_there(desk: Desk, keys: str) -> None:
    window = desk.open()
    add_account(desk, window)
    desk.write(window.write_page.editor, "Rye bread")
    window.acting.do("thread")
    focused = QApplication.focusWidget()
    assert focused is not None
    desk.press(focused, *_pressed(keys))
    assert window.write_page.editor.hasFocus()


def test_no_letter_with_alt_presses_a_button_by_accident(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window, "bread&butter")
    for page in ("queue", "accounts", "settings", "welcome", "write"):
        window.show_page(page)
    shortcuts = {one: one.shortcut().toString() for one in window.findChildren(QAbstractButton)}
    assert {one.text(): keys for one, keys in shortcuts.items() if keys} == {}


def test_an_offer_is_taken_by_keys(desk: Desk) -> None:
    window = desk.open()
    page = window.write_page
    desk.write(page.editor, "Do not lose me")
    window.writing.save_now()
    desk.until(lambda: len(page.drafts.items) == 1)
    desk.press(page.editor, Qt.Key.Key_Delete, CONTROL, Qt.KeyboardModifier.ShiftModifier)
    desk.until(lambda: not page.drafts.items and window.notice.isVisible())
    desk.press(page.editor, Qt.Key.Key_Y, CONTROL, Qt.KeyboardModifier.ShiftModifier)
    desk.until(lambda: page.editor.text() == "Do not lose me")


def test_f6_goes_through_the_parts_of_the_page(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    page = window.write_page
    desk.write(page.editor, "We are the best bakery in town! Buy now! https://example.com")
    desk.until(lambda: window.writing.reviewing.review is not None)
    met: list[str] = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        desk.press(focused, Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        for name, part in (
            ("rail", window.rail),
            ("drafts", page.shelf),
            ("text", page.texts),
            ("side", page.side),
        ):
            if now is not None and part.isAncestorOf(now):
                met.append(name)
    assert met == ["side", "rail", "drafts", "text"]


def test_tooltips_name_the_keys(desk: Desk) -> None:
    assert tip("publish") == "Publish now (Ctrl+Shift+Return)"
    window = desk.open()
    add_account(desk, window)
    desk.write(window.write_page.editor, "Sourdough stays fresh for a week in a linen bag.")
    desk.until(window.write_page.publish.isEnabled)
    assert window.write_page.publish.toolTip() == tip("publish")


def _open_palette(window: MainWindow, desk: Desk) -> CommandPalette:
    focused = QApplication.focusWidget()
    assert focused is not None
    desk.press(focused, Qt.Key.Key_K, CONTROL)
    assert desk.programs[-1].finding.palette.isVisible()
    return desk.programs[-1].finding.palette


def _pressed(keys: str) -> tuple[Qt.Key, *tuple[Qt.KeyboardModifier, ...]]:
    """Return the key of `keys`, such as "Ctrl+K", and what is held with it."""
    sequence: Any = QKeySequence(keys)  # the stubs do not know that it has combinations
    return sequence[0].key(), sequence[0].keyboardModifiers()
