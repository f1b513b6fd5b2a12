"""Accounts are kept without their secrets, and a removed one stays as a name."""

from datetime import timedelta

from app.model.account import Limits, SignIn
from app.model.media import AltUnit, MediaLimits
from app.store.accounts import AccountStore
from app.store.database import Database
from tests.app.store.making import NOW, make_account


def test_an_account_comes_back_as_it_was_written(database: Database) -> None:
    accounts = AccountStore(database)
    account = make_account(
        limits=Limits(
            text=300, media=MediaLimits(alt=2000, alt_unit=AltUnit.GRAPHEMES, picture_types=("image/png",))
        ),
        name="Ada Byron",
        sign_in=SignIn.NEEDED,
        checked_at=NOW + timedelta(microseconds=1),
    )
    accounts.put(account)
    assert accounts.get("ada") == account
    assert accounts.all() == (account,)


def test_accounts_stay_in_the_order_in_which_they_came(database: Database) -> None:
    accounts = AccountStore(database)
    for name in ("zoe", "ada", "bob"):
        accounts.put(make_account(name))
    accounts.put(make_account("zoe", handle="zoe.example"))
    assert [account.handle for account in accounts.all()] == ["zoe.example", "ada", "bob"]


def test_a_removed_account_is_only_a_name(database: Database) -> None:
    accounts = AccountStore(database)
    accounts.put(make_account())
    accounts.remove("ada", NOW)
    assert accounts.get("ada") is None
    assert accounts.all() == ()
    assert accounts.named() == {"ada": make_account()}


def test_a_removed_account_that_is_written_again_is_back(database: Database) -> None:
    accounts = AccountStore(database)
    accounts.put(make_account())
    accounts.remove("ada", NOW)
    accounts.put(make_account(handle="ada.example"))
    assert [account.handle for account in accounts.all()] == ["ada.example"]


def test_the_same_identity_is_known_by_network_name_and_server_even_when_removed(database: Database) -> None:
    accounts = AccountStore(database)
    accounts.put(make_account())
    accounts.remove("ada", NOW)
    assert accounts.same("mastodon", "remote-ada", "https://scripted.example") == "ada"
    assert accounts.same("bluesky", "remote-ada", "https://scripted.example") is None
    assert accounts.same("mastodon", "remote-bob", "https://scripted.example") is None
    assert accounts.same("mastodon", "remote-ada", "https://other.example") is None


def test_limits_of_an_older_version_are_read_without_what_they_said_of_pictures(database: Database) -> None:
    AccountStore(database).put(make_account())
    database.execute(
        "UPDATE accounts SET limits = ?",
        '{"text": 300, "characters_per_link": 23, "alt_text": 1500, "media": 4}',
    )
    account = AccountStore(database).get("ada")
    assert account is not None
    assert account.limits == Limits(text=300, characters_per_link=23)
