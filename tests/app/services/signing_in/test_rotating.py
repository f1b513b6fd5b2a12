"""A secret that is replaced or not wanted is ended at its server, on every real one that can do that."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from app.errors import InputError, KeychainError, SignInNeeded
from app.keychain import Keychain
from app.model.account import Account
from app.model.delivery import Awaits, State
from app.networks.base import Network, SignedIn
from app.networks.bluesky.bluesky import Bluesky
from app.networks.wordpress.wordpress import WordPress
from app.places import Places
from app.services.engine import Engine
from app.services.sending.plan import Plan
from app.settings import Settings
from tests.app.services.memory_keyring import MemoryKeyring
from tests.servers.pds import Pds
from tests.servers.wordpress.server import Author
from tests.servers.wordpress.server import WordPress as Site

pytestmark = pytest.mark.anyio
REVOKED = "ExpiredToken"


class Heard(Bluesky):
    """Bluesky, with the secrets of each sign-in kept for the test."""

    def __init__(self) -> None:
        super().__init__()
        self.sessions: list[Mapping[str, str]] = []

    async def sign_in(self, server: str, handle: str, secret: str) -> SignedIn:
        signed_in = await super().sign_in(server, handle, secret)
        self.sessions.append(signed_in.secrets)
        return signed_in


@asynccontextmanager
async def program(folder: Path, network: Network, keyring: MemoryKeyring) -> AsyncGenerator[Engine]:
    """One program that knows one network."""
    places = Places(data=folder / "data", config=folder / "config", logs=folder / "logs")
    places.make()
    engine = Engine(
        places=places,
        settings=Settings(),
        networks={network.name: network},
        keychain=Keychain(keyring),
    )
    try:
        yield engine
    finally:
        await engine.close()


async def session_of(pds: Pds, secrets: Mapping[str, str]) -> str:
    """Return what the server says of a session: "", or why it is over."""
    headers = {"Authorization": f"Bearer {secrets['refresh']}"}
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{pds.url}/xrpc/com.atproto.server.refreshSession", headers=headers)
    return "" if answer.is_success else answer.json()["error"]


async def test_a_session_ends_when_its_secret_is_replaced_or_its_account_removed(
    tmp_path: Path, pds: Pds
) -> None:
    ann, network = pds.new_account("rotate"), Heard()
    async with program(tmp_path, network, MemoryKeyring()) as engine:
        add = engine.accounts.add
        first = await add("bluesky", pds.url, ann.handle, pds.new_app_password(ann, "one"))
        await add("bluesky", pds.url, ann.handle, pds.new_app_password(ann, "two"), again=first.id)
        assert [await session_of(pds, one) for one in network.sessions] == [REVOKED, ""]
        (delivery,) = await engine.planning.schedule(
            Plan(draft_id="d", text="Later.", accounts=[first.id], wall=None, zone="UTC")
        )
        removal = await engine.accounts.remove(first.id)
        assert (removal.held, "lives on until you delete it at Bluesky" in removal.left_over) == (1, True)
        held = await engine.planning.delivery(delivery.id)
        assert (held.state, held.awaits) == (State.HELD, Awaits.ACCOUNT)
    assert await session_of(pds, network.sessions[1]) == REVOKED


async def test_somebody_elses_password_is_refused_and_its_session_ended(tmp_path: Path, pds: Pds) -> None:
    ann, eve, network, keyring = pds.new_account("whose"), pds.new_account("else"), Heard(), MemoryKeyring()
    async with program(tmp_path, network, keyring) as engine:
        known = await engine.accounts.add("bluesky", pds.url, ann.handle, pds.new_app_password(ann))
        kept = dict(keyring.kept)
        foreign = pds.new_app_password(eve)
        with pytest.raises(InputError, match=f"You signed in as {eve.handle}, but this is the account"):
            await engine.accounts.add("bluesky", pds.url, eve.handle, foreign, again=known.id)
        assert keyring.kept == kept
        assert [account.handle for account in await engine.accounts.all()] == [ann.handle]
    assert [await session_of(pds, one) for one in network.sessions] == ["", REVOKED]


async def test_a_session_that_no_keyring_keeps_is_ended(
    tmp_path: Path, pds: Pds, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, network, keyring = pds.new_account("unkept"), Heard(), MemoryKeyring()

    def refuse(*_: str) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(keyring, "set_password", refuse)
    async with program(tmp_path, network, keyring) as engine:
        with pytest.raises(KeychainError):
            await engine.accounts.add("bluesky", pds.url, ann.handle, pds.new_app_password(ann))
        assert await engine.accounts.all() == ()
    assert await session_of(pds, network.sessions[0]) == REVOKED


async def test_an_application_password_ends_when_it_is_replaced_or_its_account_removed(
    tmp_path: Path, wordpress: Site
) -> None:
    ann, site = wordpress.add_author("rotate"), wordpress.url
    second = await another_password(site, ann)
    async with program(tmp_path, WordPress(), MemoryKeyring()) as engine:
        add = engine.accounts.add
        account = await add("wordpress", site, ann.name, ann.password)
        assert account.may == "publish posts and upload media"
        with pytest.raises(SignInNeeded):
            await add("wordpress", site, ann.name, "of nobody", again=account.id)
        assert await works(engine, account)  # a wrong new one costs nothing
        await add("wordpress", site, ann.name, second, again=account.id)
        with pytest.raises(SignInNeeded):
            await add("wordpress", site, ann.name, ann.password)
        assert await works(engine, account)
        assert (await engine.accounts.remove(account.id)).left_over == ""
        with pytest.raises(SignInNeeded):
            await add("wordpress", site, ann.name, second)


async def test_another_users_password_is_refused_and_stays_theirs(tmp_path: Path, wordpress: Site) -> None:
    ann, eve = wordpress.add_author("whose"), wordpress.add_author("else")
    async with program(tmp_path, WordPress(), MemoryKeyring()) as engine:
        add = engine.accounts.add
        account = await add("wordpress", wordpress.url, ann.name, ann.password)
        with pytest.raises(InputError, match="Nothing was changed"):
            await add("wordpress", wordpress.url, eve.name, eve.password, again=account.id)
        assert await works(engine, account)
        assert (await add("wordpress", wordpress.url, eve.name, eve.password)).id != account.id


async def test_a_post_that_met_a_revoked_app_password_goes_out_once_with_a_new_one(
    tmp_path: Path, pds: Pds
) -> None:
    ann, network = pds.new_account("revoked"), Bluesky()
    async with program(tmp_path, network, MemoryKeyring()) as engine:
        password = pds.new_app_password(ann, "one")
        account = await engine.accounts.add("bluesky", pds.url, ann.handle, password)
        vault = engine.doors.login(account).vault
        secrets = dict(await vault.read())
        await network.sign_out(engine.doors.login(account))  # the server ends the session ...
        await vault.write({"password": secrets["password"], "access": "spent"})
        pds.revoke_app_password(ann, "one")  # ... and the password that would open another
        assert await publish(engine, account, "After all.") is State.HELD
        assert pds.records(ann.did) == []
        await engine.accounts.add(
            "bluesky", pds.url, ann.handle, pds.new_app_password(ann, "two"), again=account.id
        )
        await engine.publisher.work_off()
    assert [record["value"]["text"] for record in pds.records(ann.did)] == ["After all."]


async def test_an_article_that_met_a_revoked_application_password_goes_out_once_with_a_new_one(
    tmp_path: Path, wordpress: Site
) -> None:
    ann, site, network = wordpress.add_author("revoked"), wordpress.url, WordPress()
    second = await another_password(site, ann)
    async with program(tmp_path, network, MemoryKeyring()) as engine:
        account = await engine.accounts.add("wordpress", site, ann.name, ann.password)
        await network.sign_out(engine.doors.login(account))
        assert await publish(engine, account, "After all.") is State.HELD
        assert wordpress.posts(ann.id, drafts=True) == []
        await engine.accounts.add("wordpress", site, ann.name, second, again=account.id)
        await engine.publisher.work_off()
    assert [len(wordpress.posts(ann.id, drafts=drafts)) for drafts in (False, True)] == [1, 0]


async def publish(engine: Engine, account: Account, text: str) -> State:
    """Publish and return what became of it."""
    plan = Plan(draft_id="d", text=text, accounts=[account.id], wall=None, zone="UTC")
    (delivery,) = await engine.planning.schedule(plan)
    await engine.publisher.work_off()
    return (await engine.planning.delivery(delivery.id)).state


async def works(engine: Engine, account: Account) -> bool:
    """Whether the account's own secret opens the door."""
    return (await engine.accounts.check(account.id)).handle == account.handle


async def another_password(site: str, author: Author) -> str:
    """Make another application password for `author`, as the site's own pages do."""
    async with httpx.AsyncClient(auth=(author.name, author.password), trust_env=False) as client:
        answer = await client.post(
            f"{site}/wp-json/wp/v2/users/me/application-passwords", json={"name": "another"}
        )
    return answer.raise_for_status().json()["password"]
