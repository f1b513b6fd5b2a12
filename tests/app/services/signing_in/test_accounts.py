"""Accounts come with a live check, keep their secret in the keyring alone, and leave with it."""

from dataclasses import replace

import pytest
from keyring.errors import KeyringError

from app.errors import InputError, KeychainError, Refused, SignInNeeded, StoreError, Unreachable
from app.model.account import Limits, SignIn
from app.model.delivery import State
from app.model.news import AccountsChanged
from app.networks.base import Facts, Login
from tests.app.services.lab import START, Lab

SERVER = "https://scripted.example"


def test_an_account_is_added_with_what_the_server_says_and_its_secret_is_in_the_keyring_alone(
    lab: Lab,
) -> None:
    account = lab.run(lab.engine.accounts.add("mastodon", f" {SERVER} ", " @ada ", " right\n"))
    assert (account.handle, account.server, account.remote_id) == ("ada", SERVER, "id-ada")
    assert (account.limits, account.sign_in, account.checked_at) == (Limits(text=500), SignIn.GOOD, START)
    assert lab.run(lab.engine.accounts.all()) == (account,)
    assert lab.news == [AccountsChanged()]
    assert lab.keyring.kept == {("rapport", account.id): '{"token":"right"}'}
    for file in lab.places.data.iterdir():
        assert b"right" not in file.read_bytes()


def test_the_keyring_is_asked_before_the_server_sees_the_password(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse() -> str:
        raise KeychainError("No keyring.")

    monkeypatch.setattr(lab.engine.doors.keychain, "place", refuse)
    with pytest.raises(KeychainError):
        lab.add_account()
    assert lab.network.calls == []
    assert lab.run(lab.engine.accounts.all()) == ()


@pytest.mark.parametrize(
    "failure", [SignInNeeded("Wrong password."), Refused("No such server."), Unreachable("No connection.")]
)
def test_a_sign_in_that_fails_keeps_nothing(lab: Lab, failure: Exception) -> None:
    lab.network.script["sign_in"] = [failure]
    with pytest.raises(type(failure), match=str(failure)):
        lab.add_account()
    assert lab.keyring.kept == {}
    assert lab.run(lab.engine.accounts.all()) == ()


def test_a_secret_that_cannot_be_kept_leaves_no_account(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: str) -> None:
        raise KeyringError("full")

    monkeypatch.setattr(lab.keyring, "set_password", refuse)
    with pytest.raises(KeychainError, match="The system keyring refused: full"):
        lab.add_account()
    assert lab.run(lab.engine.accounts.all()) == ()


def test_an_account_that_cannot_be_written_leaves_no_secret(lab: Lab) -> None:
    lab.disk_fails("INSERT", "accounts")
    with pytest.raises(StoreError):
        lab.add_account()
    assert lab.keyring.kept == {}


@pytest.mark.parametrize("secret", ["", " \n"])
def test_an_account_without_a_password_is_not_tried(lab: Lab, secret: str) -> None:
    with pytest.raises(InputError, match="The password or token is missing"):
        lab.run(lab.engine.accounts.add("mastodon", SERVER, "ada", secret))
    assert lab.network.calls == []


def test_an_unknown_network_is_told(lab: Lab) -> None:
    with pytest.raises(InputError, match="Rapport does not know a network called “gopher”"):
        lab.run(lab.engine.accounts.add("gopher", SERVER, "ada", "right"))


def test_the_same_identity_added_twice_is_one_account(lab: Lab) -> None:
    assert lab.add_account().id == lab.add_account().id
    assert len(lab.run(lab.engine.accounts.all())) == 1
    assert len(lab.keyring.kept) == 1


def test_an_identity_that_comes_back_gets_its_old_account(lab: Lab) -> None:
    account = lab.add_account()
    lab.run(lab.engine.accounts.remove(account.id))
    assert lab.add_account() == account


def test_a_check_brings_the_handle_and_the_limits_up_to_date(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = lab.add_account()

    async def check(_: Login) -> Facts:
        return Facts(
            handle="ada.bakes", remote_id="id-ada", server="https://moved.example", limits=Limits(text=5000)
        )

    monkeypatch.setattr(lab.network, "check", check)
    lab.later(hours=1)
    checked = lab.run(lab.engine.accounts.check(account.id))
    assert (checked.handle, checked.server, checked.limits) == (
        "ada.bakes",
        "https://moved.example",
        Limits(text=5000),
    )
    assert checked.checked_at == lab.now
    assert lab.run(lab.engine.accounts.all()) == (checked,)


def test_a_name_that_cannot_be_read_just_now_stays_as_it_was(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = lab.add_account()
    told: list[str | None] = ["Ada Byron", None, ""]

    async def check(_: Login) -> Facts:
        facts = Facts(handle="ada", remote_id="id-ada", server=SERVER, limits=Limits(text=9))
        return replace(facts, name=told.pop(0))

    monkeypatch.setattr(lab.network, "check", check)
    names = [lab.run(lab.engine.accounts.check(account.id)).name for _ in range(3)]
    assert names == ["Ada Byron", "Ada Byron", ""]


def test_a_check_notices_that_the_credential_died_and_that_it_lives_again(lab: Lab) -> None:
    account = lab.add_account()
    lab.network.script["check"] = [SignInNeeded("Sign in again.")]
    with pytest.raises(SignInNeeded):
        lab.run(lab.engine.accounts.check(account.id))
    noticed = lab.run(lab.engine.accounts.all())[0]
    assert (noticed.sign_in, noticed.checked_at) == (SignIn.NEEDED, START)
    lab.run(lab.engine.accounts.check(account.id))
    assert lab.run(lab.engine.accounts.all())[0].sign_in is SignIn.GOOD


def test_a_server_that_cannot_be_reached_says_nothing_about_the_credential(lab: Lab) -> None:
    account = lab.add_account()
    lab.network.script["check"] = [Unreachable("No connection.")]
    with pytest.raises(Unreachable):
        lab.run(lab.engine.accounts.check(account.id))
    assert lab.run(lab.engine.accounts.all()) == (account,)


@pytest.mark.parametrize("failure", [None, Unreachable("No connection."), SignInNeeded("Gone.")])
def test_a_removed_account_leaves_with_its_secret_whatever_its_server_says(
    lab: Lab, failure: Exception | None
) -> None:
    account = lab.add_account()
    lab.network.script["sign_out"] = [failure] if failure else []
    lab.run(lab.engine.accounts.remove(account.id))
    assert lab.network.calls[-1] == "sign_out"
    assert lab.keyring.kept == {}
    assert lab.run(lab.engine.accounts.all()) == ()
    assert lab.run(lab.engine.accounts.named()) == {account.id: account}
    with pytest.raises(InputError, match="This account was removed"):
        lab.run(lab.engine.accounts.remove(account.id))


def test_an_account_removed_while_its_server_thinks_does_not_come_back(lab: Lab) -> None:
    account = lab.add_account()
    for failure in (None, SignInNeeded("Gone.")):

        def remove(failure: Exception | None = failure) -> None:
            lab.on_disk("UPDATE accounts SET removed_at = checked_at")
            if failure:
                raise failure

        lab.network.script["check"] = [remove]
        with pytest.raises(InputError, match="This account was removed"):
            lab.run(lab.engine.accounts.check(account.id))
        assert lab.run(lab.engine.accounts.all()) == ()
        lab.add_account()


def test_an_account_removed_while_it_sends_does_not_come_back(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())

    def remove() -> None:
        lab.on_disk("UPDATE accounts SET removed_at = checked_at")
        raise SignInNeeded("Gone.")

    lab.network.script["publish"] = [remove]
    lab.work()
    assert lab.look(delivery).state is State.HELD
    assert lab.run(lab.engine.accounts.all()) == ()
