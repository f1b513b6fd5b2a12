"""Whatever has a key, stands in a menu or is a page's own button is found in the palette by its words."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QCalendarWidget, QMenu, QWidget

from app.windows.always.capturing import Capturing
from app.windows.always.tray import Tray
from app.windows.frame.main_window import MainWindow
from app.windows.write.action_table import ACTIONS, OF_A_POST
from tests.app.windows.conftest import Desk, add_account
from tests.app.windows.queue.planned import noon, opened, plan
from widgets.accounts.account_card import AccountCard
from widgets.coaching.finding_card import DISMISSALS
from widgets.frame.commands import found
from widgets.queue.delivery_item import ACTIONS as BY_STATE
from widgets.queue.delivery_item import LABEL

# What belongs to the one part that has it and to no page: leaving it, or what is under the cursor there.
LOCAL_KEYS = {"Esc", "Ctrl+Z"}
LOCAL_WORDS = {
    *(words for _, words in DISMISSALS),  # of one card of the coach
    "Open Rapport",  # of the tray: the palette is in Rapport
    "Keep it",  # no to a question that stands beside it
    "Remove it",
}
SAID_OTHERWISE = {
    "Replace the secret": "replace secret",
    "Reschedule": "another time",
    "Stay here": "stay tray",
    "Pause: ": "pause account",
}


def _keys(whole: QWidget) -> set[str]:
    return {one.key().toString() for one in whole.findChildren(QShortcut)}


def _menu_words(whole: QWidget) -> set[str]:
    """Return the words of all entries of all menus in `whole` that stand there from the beginning."""
    months = {menu for one in whole.findChildren(QCalendarWidget) for menu in one.findChildren(QMenu)}
    menus: Iterable[QMenu] = set(whole.findChildren(QMenu)) - months
    actions: list[QAction] = [one for menu in menus for one in menu.actions() if not one.menu()]
    return {one.text() for one in actions if one.text()}


def _missing(window: MainWindow, words: Iterable[str]) -> list[str]:
    """Return those of `words` that lead to nothing in the palette."""
    commands = tuple(window.acting.commands())
    possible = tuple(replace(one, possible=True) for one in commands)
    missing: list[str] = []
    for one in words:
        plain = one.replace("…", "").replace("&&", "&").split("\t")[0].strip()
        plain = next((said for begin, said in SAID_OTHERWISE.items() if plain.startswith(begin)), plain)
        if one not in LOCAL_WORDS and not found(possible, plain):
            missing.append(one)
    return missing


def test_every_key_of_every_page_belongs_to_an_action(desk: Desk) -> None:
    window = desk.open()
    plan(desk, window, noon(1))
    opened(desk, window, 1)
    for page in ("accounts", "settings", "upkeep", "keys", "write", "queue"):
        window.show_page(page)
    known = {QKeySequence(keys).toString() for action in ACTIONS for keys in action.keys + action.of_parts}
    assert _keys(window) - known <= LOCAL_KEYS


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface")
def test_every_menu_and_every_button_of_a_page_is_found_by_its_words(desk: Desk, tmp_path: Path) -> None:
    window = desk.open()
    plan(desk, window, noon(1))
    opened(desk, window, 1)
    memory = QSettings(str(tmp_path / "memory.ini"), QSettings.Format.IniFormat)
    capturing = window.findChild(Capturing)
    assert capturing is not None
    tray = Tray(window, capturing, memory)
    tray_words = {one.text() for one in tray.menu.actions() if one.text()}
    tray.icon.hide()
    assert _missing(window, _menu_words(window) | tray_words) == []
    window.show_page("accounts")
    desk.until(lambda: window.accounts_page.findChildren(AccountCard))
    card = window.accounts_page.findChildren(AccountCard)[0]
    window.show_page("upkeep")
    upkeep = window.page
    assert upkeep is not None
    buttons = {one.text() for whole in (card, upkeep) for one in whole.findChildren(QAbstractButton)}
    assert _missing(window, buttons - {"Restore it", "Leave everything as it is", ""}) == []


def test_whatever_the_state_of_a_post_offers_has_an_action_that_does_it(desk: Desk) -> None:
    offered = {name for names in BY_STATE.values() for name in names} | {"reason", "open", "copy"}
    assert offered - {"reschedule"} <= set(OF_A_POST)
    assert set(OF_A_POST) <= set(LABEL)
    window = desk.open()
    (only,) = plan(desk, window, noon(1))
    page = opened(desk, window, 1)
    page.show_post(only)
    possible = {
        one.id for one in window.acting.commands() if one.possible and one.id.startswith("queue-post-")
    }
    assert possible == {f"queue-post-{name}" for name in page.shown[0].actions if name != "reschedule"}
    window.acting.do("queue-post-cancel")
    desk.until(lambda: not page.shown)
    assert not [one for one in window.acting.commands() if one.possible and one.id.startswith("queue-post-")]


def test_a_chosen_account_is_signed_in_again_and_all_are_checked_from_the_palette(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    add_account(desk, window, "ben")
    window.show_page("accounts")
    page = window.accounts_page
    desk.until(lambda: len(page.findChildren(AccountCard)) == 2)
    page.add.setFocus()
    assert page.chosen == ""
    page.findChildren(AccountCard)[1].findChildren(QAbstractButton)[0].setFocus()
    assert page.chosen
    desk.network.calls.clear()
    window.acting.do("account-check")
    desk.until(lambda: desk.network.calls.count("check") == 2)
    window.acting.do("account-again")
    assert not page.form.isHidden()


def test_a_rehearsal_can_be_asked_for_and_tells_what_came_of_it(desk: Desk) -> None:
    window = desk.open()
    plan(desk, window, noon(3), noon(30))
    window.acting.do("queue-rehearse")
    desk.until(lambda: window.notice.text() == "One post is rehearsed. Nothing is in their way.")
