"""An account is put into the words of its card."""

from datetime import timedelta

import pytest

from app.model.account import Kept, SignIn
from app.windows.accounts.account_items import Standing, account_item
from tests.app.store.making import NOW, make_account


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(0), "Checked just now"),
        (timedelta(minutes=12), "Checked 12 minutes ago"),
        (timedelta(hours=13), "Checked yesterday at 20:00"),
        (timedelta(days=9), "Checked on Saturday 21 February 2026 at 09:00"),
    ],
)
def test_an_account_says_when_it_was_checked(ago: timedelta, words: str) -> None:
    item = account_item(make_account(checked_at=NOW - ago), "Mastodon", NOW, "UTC")
    assert item.checked_text == words


@pytest.mark.parametrize(
    ("sign_in", "state", "words"), [(SignIn.GOOD, "ok", "Works"), (SignIn.NEEDED, "sign-in", "Sign in again")]
)
def test_an_account_says_whether_its_credential_works(sign_in: SignIn, state: str, words: str) -> None:
    item = account_item(make_account(sign_in=sign_in), "Mastodon", NOW, "UTC")
    assert (item.state, item.state_text, item.checked_text) == (state, words, "")
    assert (item.network_title, item.kept_in) == ("Mastodon", "a drawer")


@pytest.mark.parametrize(
    ("left", "state", "words", "ends"),
    [
        (None, "ok", "Works", "No end is known"),
        (timedelta(days=30), "ok", "Works", "Ends on Wednesday 1 April 2026"),
        (timedelta(days=5), "expiring", "Ends on Saturday 7 March 2026", "Ends on Saturday 7 March 2026"),
        (timedelta(hours=2), "expiring", "Ends today", "Ends today"),
        (-timedelta(days=1), "sign-in", "Sign in again", "Ended yesterday"),
    ],
)
def test_an_account_says_when_its_credential_ends(
    left: timedelta | None, state: str, words: str, ends: str
) -> None:
    account = make_account(expires_at=None if left is None else NOW + left)
    item = account_item(account, "Mastodon", NOW, "UTC")
    assert (item.state, item.state_text, item.ends_text) == (state, words, ends)


def test_an_account_says_when_its_secret_was_used_and_what_it_may_do() -> None:
    account = make_account(used_at=NOW - timedelta(minutes=5), may="read and post", kept=Kept.SESSION)
    item = account_item(account, "Mastodon", NOW, "UTC")
    assert (item.used_text, item.may, item.session) == ("Last used 5 minutes ago", "read and post", True)


@pytest.mark.parametrize(
    ("standing", "sign_in", "state", "words", "checked"),
    [
        (Standing(checking=True, unreached=True), SignIn.NEEDED, "checking", "Checking …", "Checked"),
        (Standing(unreached=True), SignIn.GOOD, "unreachable", "Not reached", "Last reached"),
        (Standing(unreached=True), SignIn.NEEDED, "sign-in", "Sign in again", "Checked"),
        (Standing(paused=True), SignIn.GOOD, "paused", "Paused", "Checked"),
    ],
)
def test_an_account_says_how_it_stands_at_this_moment(
    standing: Standing, sign_in: SignIn, state: str, words: str, checked: str
) -> None:
    account = make_account(sign_in=sign_in, checked_at=NOW - timedelta(hours=2))
    item = account_item(account, "Mastodon", NOW, "UTC", standing)
    assert (item.state, item.state_text) == (state, words)
    assert item.checked_text == f"{checked} 2 hours ago"
