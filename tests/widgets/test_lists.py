"""Drafts and accounts."""

import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from tests.widgets.screen import button, shown
from widgets.accounts.account_card import AccountCard
from widgets.accounts.add_account import AddAccount
from widgets.drafts.drafts_list import DraftItem, DraftsList
from widgets.showing.sample_items import accounts, choices, drafts


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


def test_an_account_is_checked_and_removed_by_its_id(qtbot: QtBot) -> None:
    card = shown(qtbot, AccountCard(accounts()[0]))
    with qtbot.waitSignal(card.check_requested) as checked:
        button(card, "Check").click()
    with qtbot.waitSignal(card.remove_requested) as removed:
        button(card, "Remove").click()
    assert (checked.args, removed.args) == (["a0"], ["a0"])  # pyright: ignore[reportUnknownMemberType]  # untyped there


def test_an_account_is_added_with_the_keyboard_alone(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    told: list[tuple[str, str, str, str]] = []

    def hear(network: str, server: str, handle: str, secret: str) -> None:
        told.append((network, server, handle, secret))

    form.submitted.connect(hear)
    server, handle, secret = form.findChildren(QLineEdit)
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    handle.setFocus()
    QTest.keyClicks(handle, "ida.example.org")
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert told == []
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert secret.hasFocus()
    QTest.keyClicks(secret, "abcd-efgh")
    QTest.keyClick(secret, Qt.Key.Key_Return)
    assert told == [("bluesky", server.text(), "ida.example.org", "abcd-efgh")]


def test_another_network_forgets_the_secret_and_asks_its_own_questions(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    server, handle, secret = form.findChildren(QLineEdit)
    secret.setText("abcd-efgh")
    form.findChildren(QComboBox)[0].setCurrentIndex(1)
    assert (server.text(), secret.text()) == ("", "")
    assert not handle.isVisible()
    assert secret.accessibleName() == "Access token"


def test_while_connecting_only_cancel_can_be_pressed(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    form.show_busy(True)
    assert [b.text() for b in form.findChildren(QPushButton) if b.isEnabled() and b.isVisible()] == ["Cancel"]
    with qtbot.waitSignal(form.cancelled):
        button(form, "Cancel").click()


def test_a_failure_is_told_in_the_form_and_can_be_tried_again(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    for line in form.findChildren(QLineEdit):
        line.setText("x")
    form.show_busy(True)
    form.show_error("This password was not accepted.")
    assert button(form, "Connect").isEnabled()
    form.clear()
    assert form.findChildren(QLineEdit)[2].text() == ""
