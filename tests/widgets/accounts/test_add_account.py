"""The form asks for what a network needs, by keyboard alone, and tells the secret once."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.widgets.screen import button, shown
from widgets.accounts.add_account import AddAccount, NetworkChoice
from widgets.accounts.sign_in_wish import SignInWish
from widgets.showing.account_samples import ADDRESS, choices

BLUESKY = "https://bsky.social"


def wishes(form: AddAccount) -> list[SignInWish]:
    """Return a list that fills with what the form tells."""
    told: list[SignInWish] = []
    form.submitted.connect(told.append)
    return told


def lines(form: AddAccount) -> list[QLineEdit]:
    """Return server, handle and secret."""
    return form.findChildren(QLineEdit)[:3]


def choose(form: AddAccount, nth: int) -> None:
    """Choose the network."""
    form.findChildren(QComboBox)[0].setCurrentIndex(nth)


def pressable(form: AddAccount) -> list[str]:
    """Return the words of the buttons that can be pressed."""
    return [one.text() for one in form.findChildren(QPushButton) if one.isEnabled() and one.isVisible()]


def test_an_account_is_added_with_the_keyboard_alone(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    told = wishes(form)
    _, handle, secret = lines(form)
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    handle.setFocus()
    QTest.keyClicks(handle, "ida.example.org")
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert told == []
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert secret.hasFocus()
    QTest.keyClicks(secret, "abcd-efgh")
    QTest.keyClick(secret, Qt.Key.Key_Return)
    (wish,) = told
    assert wish == SignInWish(
        network="bluesky", way="typed", server=BLUESKY, handle="ida.example.org", secret="abcd-efgh"
    )
    assert "abcd-efgh" not in repr(wish)


def test_another_network_forgets_the_secret_and_asks_its_own_questions(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    server, handle, secret = lines(form)
    secret.setText("abcd-efgh")
    choose(form, 1)
    assert (server.text(), secret.text()) == ("", "")
    assert not handle.isVisible()
    assert not secret.isVisible()
    button(form, "Type the access token instead").click()
    assert secret.isVisible()
    assert secret.accessibleName() == "Access token"
    button(form, "Sign in in the browser instead").click()
    assert not secret.isVisible()


def test_the_browser_is_asked_for_with_nothing_but_a_server(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    told = wishes(form)
    choose(form, 1)
    assert not button(form, "Sign in in the browser").isEnabled()
    lines(form)[0].setText("example.social")
    form.findChildren(QCheckBox)[0].setChecked(True)
    button(form, "Sign in in the browser").click()
    form.show_browser("example.social", ADDRESS, by_code=False)
    assert pressable(form) == ["Open it again", "Copy the address", "Use a code instead", "Cancel"]
    button(form, "Copy the address").click()
    assert QGuiApplication.clipboard().text() == ADDRESS
    with qtbot.waitSignal(form.open_requested) as opened:
        button(form, "Open it again").click()
    assert opened.args == [ADDRESS]  # pyright: ignore[reportUnknownMemberType]  # untyped there
    button(form, "Use a code instead").click()
    plain = {"network": "mastodon", "server": "example.social", "session": True}
    assert told == [
        SignInWish(way=way, **plain)  # pyright: ignore[reportArgumentType] - both kinds are in there
        for way in ("browser", "code")
    ]


def test_a_code_is_typed_and_told(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    told: list[str] = []
    form.code_given.connect(told.append)
    choose(form, 1)
    form.show_browser("example.social", ADDRESS, by_code=True)
    code = next(line for line in form.findChildren(QLineEdit) if line.accessibleName() == "Code")
    assert code.hasFocus()
    QTest.keyClick(code, Qt.Key.Key_Return)
    QTest.keyClicks(code, " 12-34 ")
    QTest.keyClick(code, Qt.Key.Key_Return)
    assert told == ["12-34"]


def test_signing_in_again_does_not_ask_who_it_is(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    told = wishes(form)
    form.ask_again("a0", "bluesky", BLUESKY, "ida.example.org", "typed")
    server, handle, secret = lines(form)
    assert (server.isEnabled(), handle.isEnabled(), secret.hasFocus()) == (False, False, True)
    secret.setText("new")
    button(form, "Connect").click()
    assert (told[0].again, told[0].secret, told[0].handle) == ("a0", "new", "ida.example.org")
    form.clear()
    assert (server.isEnabled(), secret.text(), handle.text()) == (True, "", "")


def test_while_connecting_only_cancel_can_be_pressed(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    form.show_busy(True)
    assert pressable(form) == ["Cancel"]
    with qtbot.waitSignal(form.cancelled):
        button(form, "Cancel").click()


def test_a_failure_is_told_in_the_form_and_can_be_tried_again(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    for line in lines(form):
        line.setText("x")
    form.show_busy(True)
    form.show_error("This password was not accepted.")
    assert button(form, "Connect").isEnabled()
    form.clear()
    assert lines(form)[2].text() == ""


def test_the_form_asks_in_the_networks_own_words(qtbot: QtBot) -> None:
    site = NetworkChoice(
        name="wordpress",
        title="WordPress",
        server_default="",
        secret_label="Application password",
        secret_help="Anywhere.",
        server_label="Site",
        server_hint="blog.example.org",
        handle_label="User name",
        handle_hint="as you log in",
    )
    form = shown(qtbot, AddAccount([site]))
    names = {line.accessibleName(): line.placeholderText() for line in form.findChildren(QLineEdit)}
    assert (names["Site"], names["User name"]) == ("blog.example.org", "as you log in")
    assert {"Site", "User name", "Application password"} <= {one.text() for one in form.findChildren(QLabel)}


def test_what_is_the_one_thing_to_do_cannot_be_put_away_but_given_up(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    form.stay(True)
    assert not button(form, "Connect").isHidden()
    assert pressable(form) == ["Open the page that makes one"]
    assert not button(form, "Connect").isEnabled()
    form.show_busy(True)
    assert button(form, "Cancel").isVisible()
    form.show_busy(False)
    form.stay(False)
    assert button(form, "Cancel").isVisible()


def test_the_page_that_makes_the_secret_can_be_opened_once_the_server_is_named(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount(choices()))
    asked: list[tuple[str, str]] = []

    def ask(network: str, server: str) -> None:
        asked.append((network, server))

    form.page_requested.connect(ask)
    button(form, "Open the page that makes one").click()
    choose(form, 1)
    assert "Open the page that makes one" not in pressable(form), "the browser needs no secret"
    button(form, "Type the access token instead").click()
    assert "Open the page that makes one" not in pressable(form), "whose page?"
    lines(form)[0].setText("example.social")
    QTest.keyClick(button(form, "Open the page that makes one"), Qt.Key.Key_Space)
    assert asked == [("bluesky", BLUESKY), ("mastodon", "example.social")]


def test_no_page_is_offered_where_there_is_none(qtbot: QtBot) -> None:
    form = shown(qtbot, AddAccount([replace(choices()[0], has_page=False)]))
    assert "Open the page that makes one" not in pressable(form)
