"""A token that ends is renewed well before, by one at a time, and what renews it is never lost."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app.errors import SignInNeeded, Unreachable
from app.networks.base import OUT_OF_BAND, SignedIn
from app.networks.login import Login
from app.networks.mastodon.mastodon import Mastodon
from app.networks.mastodon.tokens import may
from tests.app.networks.mastodon.fake_mastodon import SERVER
from tests.app.networks.mastodon.strict_oauth import HOUR_S, StrictOAuth
from tests.app.networks.stage import MemoryVault, login_of

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Life:
    """An account at a server whose tokens end after an hour, and a clock to set."""

    def __init__(self, *, gives_refresh: bool = True, life_s: int | None = HOUR_S) -> None:
        self.server = StrictOAuth(life_s=life_s, gives_refresh=gives_refresh)
        self.now = NOW
        self.network = self.program()

    def program(self) -> Mastodon:
        """Return a network as another program has one."""
        return Mastodon(transport=self.server, clock=lambda: self.now)

    async def sign_in(self) -> SignedIn:
        """Sign in with a code."""
        browser = self.network.browser
        assert browser is not None
        invited = await browser.invite(SERVER, OUT_OF_BAND, {})
        return await browser.accept(invited, self.server.authorize(invited.address))

    def renewals(self) -> int:
        """Return how often a renewal was asked for."""
        return sum(b"grant_type=refresh_token" in request.content for request in self.server.requests)


def vault_of(login: Login) -> MemoryVault:
    """Return the vault with its secrets."""
    assert isinstance(login.vault, MemoryVault)
    return login.vault


async def test_a_token_is_renewed_well_before_it_ends_and_not_earlier() -> None:
    life = Life()
    login = login_of(await life.sign_in())
    life.now += timedelta(minutes=49)
    await life.network.check(login)
    assert life.renewals() == 0
    before = vault_of(login).secrets
    life.now += timedelta(minutes=2)
    await life.network.check(login)
    after = vault_of(login).secrets
    assert life.renewals() == 1
    assert {before[name] == after[name] for name in ("token", "refresh", "ends")} == {False}


async def test_many_calls_and_two_programs_renew_once() -> None:
    life = Life()
    login = login_of(await life.sign_in())
    other = life.program()
    life.now += timedelta(hours=2)
    await asyncio.gather(*(network.check(login) for network in (life.network, other) for _ in range(5)))
    assert life.renewals() == 1
    assert vault_of(login).writes == 1


async def test_a_renewal_that_brings_no_new_refresh_token_keeps_the_old_one() -> None:
    life = Life(gives_refresh=False)
    login = login_of(await life.sign_in())
    refresh = vault_of(login).secrets["refresh"]
    for _ in range(3):
        life.now += timedelta(hours=1)
        await life.network.check(login)
    assert vault_of(login).secrets["refresh"] == refresh
    assert life.renewals() == 3


async def test_a_renewal_that_fails_early_does_no_harm_and_late_it_is_told() -> None:
    life = Life()
    login = login_of(await life.sign_in())
    life.now += timedelta(minutes=55)
    life.server.override["/oauth/token"] = httpx.Response(503)
    await life.network.check(login)
    life.now += timedelta(minutes=10)
    with pytest.raises(Unreachable):
        await life.network.check(login)
    del life.server.override["/oauth/token"]
    await life.network.check(login)


async def test_a_dead_refresh_token_asks_for_a_new_sign_in() -> None:
    life = Life()
    login = login_of(await life.sign_in())
    for grant in life.server.refreshing.values():
        grant.dead = True
    life.now += timedelta(hours=2)
    with pytest.raises(SignInNeeded, match="does not accept the sign-in") as caught:
        await life.network.check(login)
    assert not any(secret in str(caught.value) for secret in vault_of(login).secrets.values())


async def test_a_token_that_was_revoked_early_is_renewed_by_a_check() -> None:
    life = Life()
    login = login_of(await life.sign_in())
    life.server.access.clear()
    assert (await life.network.check(login)).handle == "ada@example.social"


async def test_a_renewal_whose_caller_loses_patience_keeps_what_it_brings() -> None:
    life = Life()
    login = login_of(await life.sign_in())
    life.now += timedelta(hours=2)
    before = vault_of(login).secrets
    life.server.held = asyncio.Event()
    impatient = asyncio.create_task(life.network.check(login))
    await life.server.waits.wait()
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    assert vault_of(login).secrets == before
    life.server.held.set()
    await life.network.close()
    assert vault_of(login).secrets["refresh"] != before["refresh"]
    life.now += timedelta(hours=2)
    await life.program().check(login)  # a token that was turned over and lost would be the end of it


async def test_an_end_that_renews_itself_is_none_and_another_one_is_told() -> None:
    life = Life()
    assert (await life.sign_in()).facts.expires_at is None
    signed_in = await life.sign_in()
    alone = {name: value for name, value in signed_in.secrets.items() if name != "refresh"}
    login = login_of(replace(signed_in, secrets=alone))
    assert (await life.network.check(login)).expires_at == NOW + timedelta(hours=1)


async def test_leaving_revokes_both_tokens() -> None:
    life = Life()
    login = login_of(await life.sign_in())
    await life.network.sign_out(login)
    assert life.server.access == {}
    assert all(grant.dead for grant in life.server.refreshing.values())


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("", None),
        ("read write follow", "read, post and change the account"),
        ("read", "read, but not post"),
        ("read write:statuses", "read and post without pictures"),
        ("read:accounts,write:statuses,write:media", "read and post with pictures"),
        ("write:statuses write:media", "post with pictures"),
    ],
)
def test_a_scope_is_told_in_words(scope: str, words: str | None) -> None:
    assert may(scope) == words
