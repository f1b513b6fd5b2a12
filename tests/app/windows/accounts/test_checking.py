"""The Accounts page shows a check that is under way, and a server that was not reached."""

import asyncio

import pytest

from app.errors import SignInNeeded, Unreachable
from app.networks.base import Facts, Login
from app.windows.frame.main_window import MainWindow
from tests.app.windows.accounts.test_accounts_page import beside, press, read
from tests.app.windows.conftest import Desk, add_account
from widgets.accounts import account_card
from widgets.accounts.account_card import AccountCard


@pytest.fixture
def window(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window on its Accounts page, with one account and no patience."""
    monkeypatch.setattr(account_card, "PATIENCE_MS", 0)
    window = desk.open()
    window.show_page("accounts")
    add_account(desk, window)
    desk.until(lambda: cards(window))
    return window


def cards(window: MainWindow) -> list[AccountCard]:
    """Return the cards on the page."""
    return window.accounts_page.findChildren(AccountCard)


def says(window: MainWindow, words: str) -> bool:
    """Whether the card of the account says `words`."""
    return words in read(cards(window)[0])


def test_a_check_that_hangs_is_shown_and_given_up(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off: list[bool] = []

    async def hang(login: Login) -> Facts:
        try:
            await asyncio.Event().wait()
        finally:
            broken_off.append(True)
        raise AssertionError("it never goes on")

    with monkeypatch.context() as patch:
        patch.setattr(desk.network, "check", hang)
        press(desk, cards(window)[0], "Check now")
        desk.until(lambda: says(window, "Checking …"))
        press(desk, cards(window)[0], "Stop checking")
        desk.until(lambda: says(window, "Works"))
        desk.until(lambda: broken_off)
    press(desk, cards(window)[0], "Check now")
    desk.until(lambda: window.notice.text() == "ada works.")


def test_a_server_that_is_not_reached_says_when_it_last_was_until_it_is_again(
    desk: Desk, window: MainWindow
) -> None:
    desk.network.script["check"] = [Unreachable("scripted.example could not be reached.")]
    press(desk, cards(window)[0], "Check now")
    desk.until(lambda: says(window, "Not reached") and says(window, "Last reached just now"))
    assert window.notice.text() == "ada: scripted.example could not be reached."
    press(desk, cards(window)[0], "Check now")
    desk.until(lambda: says(window, "Works"))
    desk.network.script["check"] = [SignInNeeded("No longer.")]
    press(desk, cards(window)[0], "Check now")
    desk.until(lambda: says(window, "Sign in again"))


def test_an_account_that_is_paused_says_so(desk: Desk, window: MainWindow) -> None:
    (account,) = beside(desk, lambda engine: engine.accounts.all())
    beside(desk, lambda engine: engine.scheduling.pausing.pause(account.id))
    desk.programs[0].wake()
    desk.until(lambda: says(window, "Paused"))
    beside(desk, lambda engine: engine.scheduling.pausing.resume(account.id))
    desk.programs[0].wake()
    desk.until(lambda: says(window, "Works"))
