"""A card says all that is known of an account, and tells what the writer wants done with it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.widgets.screen import button, shown
from widgets.accounts import account_card
from widgets.accounts.account_card import AccountCard
from widgets.accounts.keyring_note import KeyringNote
from widgets.ground.words import OneLine
from widgets.showing.account_samples import accounts


def said(card: AccountCard | KeyringNote) -> str:
    """Return everything that can be read on it."""
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())


def test_each_wish_names_the_account(qtbot: QtBot) -> None:
    card = shown(qtbot, AccountCard(accounts()[0]))
    wishes = {
        "Check now": card.check_requested,
        "Replace the secret": card.again_requested,
        "Remove": card.remove_requested,
    }
    for words, wish in wishes.items():
        told: list[str] = []
        wish.connect(told.append)
        button(card, words).click()
        assert told == ["a0"]


def test_nothing_is_removed_before_it_is_said_what_becomes_of_it(qtbot: QtBot) -> None:
    card = shown(qtbot, AccountCard(accounts()[0]))
    confirmed: list[str] = []
    card.remove_confirmed.connect(confirmed.append)
    card.ask("Three posts wait.")
    assert "Three posts wait." in said(card)
    assert button(card, "Keep it").hasFocus()
    button(card, "Keep it").click()
    assert "Three posts wait." not in said(card)
    card.ask("Three posts wait.")
    button(card, "Remove it").click()
    assert confirmed == ["a0"]


def test_a_card_says_what_is_known_and_nothing_else(qtbot: QtBot) -> None:
    card = shown(qtbot, AccountCard(accounts()[1]))
    for words in ("kept in GNOME Keyring", "may read and post with pictures", "Last used 2 minutes ago"):
        assert words in said(card)
    card.show_account(replace(accounts()[1], may="", used_text="", checked_text="", ends_text=""))
    for words in ("may", "used", "Checked", "end"):
        assert words not in said(card)


def test_every_button_says_whose_it_is(qtbot: QtBot) -> None:
    card = shown(qtbot, AccountCard(accounts()[0]))
    names = [one.accessibleName() for one in card.findChildren(QPushButton) if one.isVisible()]
    assert names == [
        "Check now: ida.example.org",
        "Replace the secret: ida.example.org",
        "Pause: ida.example.org",
        "Remove: ida.example.org",
    ]


def test_a_check_that_takes_long_can_be_given_up(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_card, "PATIENCE_MS", 0)
    card = shown(qtbot, AccountCard(accounts()[0]))
    button(card, "Check now").setFocus()
    asked: list[str] = []
    card.check_requested.connect(asked.append)
    card.show_account(replace(accounts()[0], state="checking", state_text="Checking …"))
    button(card, "Check now").click()  # it is under way already
    assert (asked, "Checking …" in said(card)) == ([], True)
    qtbot.waitUntil(lambda: "Stop checking" in visible(card))
    assert button(card, "Stop checking").hasFocus()
    assert button(card, "Stop checking").accessibleName() == "Stop checking: ida.example.org"
    with qtbot.waitSignal(card.check_cancelled):
        button(card, "Stop checking").click()
    card.show_account(accounts()[0])
    assert button(card, "Check now").isVisible()


def test_a_long_name_is_shown_from_both_ends_and_whole_in_its_tip(qtbot: QtBot) -> None:
    handle = f"{'very-' * 30}long@example.social"
    card = AccountCard(replace(accounts()[0], handle=handle))
    card.resize(500, 200)
    shown(qtbot, card)
    line = next(one for one in card.findChildren(OneLine) if one.text() == handle)
    assert (line.toolTip(), card.width()) == (handle, 500)
    assert line.geometry().right() < card.width()
    line.say("ida@example.social")
    assert line.toolTip() == ""


def test_a_keyring_in_trouble_offers_another_try(qtbot: QtBot) -> None:
    note = shown(qtbot, KeyringNote())
    note.show_kept("GNOME Keyring")
    note.show_trouble("GNOME Keyring", "It is locked.")
    assert "GNOME Keyring: It is locked." in said(note)
    note.show_trouble("the Secret Service of your desktop", "It has gone away.")
    assert "The Secret Service of your desktop: It has gone away." in said(note)
    with qtbot.waitSignal(note.retry_requested):
        button(note, "Try again").click()
    note.show_kept("GNOME Keyring")
    assert visible(note) == []


def visible(part: AccountCard | KeyringNote) -> list[str]:
    """Return the words of the buttons that are shown."""
    return [one.text() for one in part.findChildren(QPushButton) if one.isVisible()]
