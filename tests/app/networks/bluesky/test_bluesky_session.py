"""A Bluesky session is renewed once when it is spent, survives the loss of either token, and asks no more."""

import asyncio
import json
from datetime import UTC, datetime

import httpx
import pytest

from app.errors import Refused, SignInNeeded, TooFast, Unknown, Unreachable
from app.networks.base import Login
from app.networks.bluesky.bluesky import Bluesky
from app.networks.bluesky.session import SECRETS_MAX, home_of, stored
from tests.app.networks.contract import TEXT, prepare
from tests.app.networks.stage import MemoryVault, login_of
from tests.app.networks.transports import Trouble, Way
from tests.servers.pds import Identity, Pds

CREATE = "com.atproto.server.createSession"
REFRESH = "com.atproto.server.refreshSession"
GET = "com.atproto.server.getSession"
PUBLISH = "com.atproto.repo.createRecord"

pytestmark = pytest.mark.anyio


@pytest.fixture
def person(pds: Pds) -> Identity:
    """Give a new account."""
    return pds.new_account()


async def sign_in(pds: Pds, person: Identity) -> tuple[Login, MemoryVault]:
    """Sign in with the account's password and return its login with the vault."""
    network = Bluesky()
    signed_in = await network.sign_in(pds.url, person.handle, person.password)
    await network.close()
    vault = MemoryVault(signed_in.secrets)
    return login_of(signed_in, vault=vault), vault


async def test_a_post_goes_out_although_the_server_says_that_the_token_has_expired(
    pds: Pds, person: Identity
) -> None:
    login, vault = await sign_in(pds, person)
    way = Way()
    # The program's clock is so late that it takes the token for fresh.
    network = Bluesky(transport=way, clock=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    prepared = await prepare(network, login)
    vault.secrets["access"] = pds.mint_expired_access_token(person.did)
    await network.publish(login, prepared)
    await network.close()
    assert [record["value"]["text"] for record in pds.records(person.did)] == [TEXT]
    assert (way.count(PUBLISH), way.count(REFRESH), way.count(CREATE)) == (2, 1, 0)


async def test_a_token_that_says_that_it_is_spent_is_renewed_before_it_is_used(
    pds: Pds, person: Identity
) -> None:
    login, vault = await sign_in(pds, person)
    vault.secrets["access"] = pds.mint_expired_access_token(person.did)
    way = Way()
    network = Bluesky(transport=way)
    await network.check(login)
    await network.close()
    assert (way.count(GET), way.count(REFRESH), way.count(CREATE)) == (1, 1, 0)


async def test_many_calls_at_once_renew_a_spent_token_once(pds: Pds, person: Identity) -> None:
    login, vault = await sign_in(pds, person)
    vault.secrets["access"] = pds.mint_expired_access_token(person.did)
    way = Way()
    network = Bluesky(transport=way)
    await asyncio.gather(*(network.check(login) for _ in range(6)))
    await network.close()
    assert (way.count(GET), way.count(REFRESH), way.count(CREATE)) == (6, 1, 0)
    assert vault.writes == 1


async def test_a_dead_refresh_token_is_replaced_with_the_app_password(pds: Pds, person: Identity) -> None:
    login, vault = await sign_in(pds, person)
    vault.secrets |= {"access": pds.mint_expired_access_token(person.did), "refresh": "dead"}
    way = Way()
    network = Bluesky(transport=way)
    await network.check(login)
    await network.check(login)
    await network.close()
    assert (way.count(REFRESH), way.count(CREATE)) == (1, 1)
    assert vault.secrets["refresh"] not in {"", "dead"}


async def test_where_the_app_password_is_gone_too_a_sign_in_is_needed(pds: Pds, person: Identity) -> None:
    login, vault = await sign_in(pds, person)
    vault.secrets |= {"access": "", "refresh": "dead", "password": "revoked"}
    before = dict(vault.secrets)
    way = Way()
    network = Bluesky(transport=way)
    with pytest.raises(SignInNeeded):
        await network.check(login)
    await network.close()
    assert way.count(CREATE) == 1
    assert vault.secrets == before


async def test_an_empty_refresh_token_never_replaces_the_old_one(pds: Pds, person: Identity) -> None:
    login, vault = await sign_in(pds, person)
    old, fresh = vault.secrets["refresh"], vault.secrets["access"]
    vault.secrets["access"] = ""
    half = httpx.Response(200, json={"accessJwt": fresh, "refreshJwt": ""})
    network = Bluesky(transport=Trouble(REFRESH, half, arrives=False))
    await network.check(login)
    await network.close()
    assert vault.secrets["refresh"] == old
    assert vault.secrets["access"] == fresh


@pytest.mark.parametrize("arrives", [True, False])
async def test_a_lost_answer_to_the_renewal_is_survived(pds: Pds, person: Identity, arrives: bool) -> None:
    login, vault = await sign_in(pds, person)
    vault.secrets["access"] = ""
    network = Bluesky(transport=Trouble(REFRESH, httpx.ReadError("reset"), arrives=arrives))
    with pytest.raises(Unreachable):
        await network.check(login)
    await network.close()
    network = Bluesky()
    assert (await network.check(login)).remote_id == person.did
    await network.close()


async def test_a_rate_limit_at_the_renewal_is_no_reason_to_sign_in_anew(pds: Pds, person: Identity) -> None:
    login, vault = await sign_in(pds, person)
    vault.secrets["access"] = ""
    way = Trouble(REFRESH, httpx.Response(429, headers={"retry-after": "9"}), arrives=False)
    network = Bluesky(transport=way)
    with pytest.raises(TooFast):
        await network.check(login)
    await network.close()
    assert way.count(CREATE) == 0


async def test_after_signing_out_the_tokens_are_dead(pds: Pds, person: Identity) -> None:
    login, vault = await sign_in(pds, person)
    network = Bluesky()
    await network.sign_out(login)
    await network.sign_out(login)
    vault.secrets |= {"access": "", "password": ""}
    with pytest.raises(SignInNeeded):
        await network.check(login)
    await network.close()


async def test_the_secrets_fit_into_the_smallest_keyring(pds: Pds, person: Identity) -> None:
    _, vault = await sign_in(pds, person)
    assert len(json.dumps(vault.secrets)) < SECRETS_MAX
    assert set(vault.secrets) == {"password", "access", "refresh", "did"}
    long = {**vault.secrets, "refresh": "r" * 900}
    assert set(stored(long)) == {"password", "refresh", "did"}


async def test_a_key_that_holds_another_text_is_refused_and_left_alone(pds: Pds, person: Identity) -> None:
    login, _ = await sign_in(pds, person)
    network = Bluesky()
    first = await prepare(network, login, "One")
    other = await prepare(network, login, "Two")
    taken = type(other)(key=first.key, payload=other.payload.replace(other.key, first.key))
    await network.publish(login, first)
    for step in (network.publish, network.find):
        with pytest.raises(Refused, match="Another post"):
            await step(login, taken)
    await network.close()
    assert [record["value"]["text"] for record in pds.records(person.did)] == ["One"]


async def test_where_even_the_look_after_an_error_fails_the_outcome_is_unknown(
    pds: Pds, person: Identity
) -> None:
    login, _ = await sign_in(pds, person)
    network = Bluesky()
    prepared = await prepare(network, login)
    await network.close()
    look = Trouble("com.atproto.repo.getRecord", httpx.Response(400, json={"error": "X"}), arrives=False)
    network = Bluesky(transport=Trouble(PUBLISH, httpx.Response(500), arrives=True, inner=look))
    with pytest.raises(Unknown):
        await network.publish(login, prepared)
    await network.close()


async def test_known_people_are_mentioned_and_unknown_ones_stay_text(pds: Pds, person: Identity) -> None:
    friend = pds.new_account("bob")
    login, _ = await sign_in(pds, person)
    network = Bluesky()
    text = f"👋 @{friend.handle.upper()} and @{friend.handle} and @nobody-here.test, https://example.com"
    await network.publish(login, await prepare(network, login, text))
    await network.close()
    record = pds.records(person.did)[0]["value"]
    features = [facet["features"][0] for facet in record["facets"]]
    assert [feature.get("did") or feature["uri"] for feature in features] == [
        friend.did,
        friend.did,
        "https://example.com",
    ]
    assert record["langs"] == ["en"]


async def test_another_kind_of_server_never_sees_the_password() -> None:
    way = Trouble("", httpx.Response(404, html="<h1>Not found</h1>"), arrives=False)
    network = Bluesky(transport=way)
    with pytest.raises(Refused, match="not a server of Bluesky"):
        await network.sign_in("social.example", "ann", "app-password")
    await network.close()
    assert way.count(CREATE) == 0


@pytest.mark.parametrize(
    ("place", "server", "expected"),
    [
        ("https://oyster.example/", "https://bsky.social", "https://oyster.example"),
        ("http://oyster.example", "https://bsky.social", "https://bsky.social"),
        ("https://127.0.0.1:1", "https://bsky.social", "https://bsky.social"),
        ("http://localhost:1", "http://localhost:2", "http://localhost:1"),
        ("", "https://bsky.social", "https://bsky.social"),
    ],
)
async def test_the_home_server_is_followed_only_where_it_is_safe(
    place: str, server: str, expected: str
) -> None:
    service = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": place}
    assert home_of({"didDoc": {"service": ["broken", service]}}, server) == expected
