"""Drafts and accounts."""

import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from tests.widgets.screen import button, shown
from widgets.drafts.drafts_list import DraftItem, DraftsList
from widgets.showing.sample_items import drafts


def the_list(listed: DraftsList) -> QListView:
    """Return the list itself; the choice beside it has one of its own."""
    return next(view for view in listed.findChildren(QListView) if view.accessibleName() == "Drafts")


def test_arrow_keys_go_through_the_drafts_and_delete_asks_for_it(qtbot: QtBot) -> None:
    listed = shown(qtbot, DraftsList())
    chosen: list[str] = []
    asked: list[tuple[str, str]] = []
    listed.chosen.connect(chosen.append)

    def note(name: str, draft: str) -> None:
        asked.append((name, draft))

    listed.asked.connect(note)
    listed.show_drafts(drafts(), "d1")
    view = the_list(listed)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert (chosen, asked) == (["d2"], [("delete", "d2")])


def test_showing_drafts_again_tells_nothing_and_keeps_the_place(qtbot: QtBot) -> None:
    listed = shown(qtbot, DraftsList())
    chosen: list[str] = []
    listed.chosen.connect(chosen.append)
    listed.show_drafts(drafts(), "d2")
    listed.show_drafts(tuple(reversed(drafts())), "d2")
    listed.show_drafts(drafts()[1:], "d2")
    assert chosen == []
    assert the_list(listed).currentIndex().data() == drafts()[1].title


def test_without_drafts_the_list_invites_to_write(qtbot: QtBot) -> None:
    listed = shown(qtbot, DraftsList())
    with qtbot.waitSignal(listed.new_requested):
        button(listed, "Write something").click()


def test_ten_thousand_drafts_are_shown_quickly(qtbot: QtBot) -> None:
    listed = shown(qtbot, DraftsList())
    many = [DraftItem(id=str(n), title=f"Draft {n}", excerpt="Some words", when="now") for n in range(10_000)]
    start = time.process_time()
    listed.show_drafts(many, "5000")
    listed.grab()
    assert time.process_time() - start < 1  # second; measured near 0.05, generous for a busy machine
