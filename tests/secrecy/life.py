"""The life of two accounts, run as `python -m tests.secrecy.life`: good days, failures and the end.

After each step it says on standard output what it did and which secrets the keyring holds, and waits for a
line on standard input; at `LOCK`, `UNLOCK` and `COMMAND` the other side acts before that. The first line
that it reads is a JSON object with the members of `Told`.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable
from contextlib import closing, suppress
from dataclasses import dataclass, replace

import keyring

from app.assemble import engine_builder, open_places
from app.errors import AppError
from app.keychain import SERVICE, Keychain
from app.model.account import Account
from app.places import Places
from app.services.engine import Engine
from app.services.sending.plan import Plan
from app.store.accounts import AccountStore
from app.store.database import Database
from tests.secrecy.telling import listen, tell

LOCK, UNLOCK = "lock", "unlock"  # steps at which the other side does that to the keyring
COMMAND = "rapport publisher"  # the step at which the other side runs it


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the life needs to know; never an argument, which every process could read."""

    level: str  # of the log: "as shipped", "debug" or "everything"
    bluesky: str
    handle: str
    app_password: str
    mastodon: str
    token: str
    gone: str  # the address of a server that does not answer
    wrong: str  # a password that no server accepts
    spent: str  # an access token that has ended


class Life:
    """One program with its two accounts."""

    def __init__(self, told: Told, places: Places, engine: Engine) -> None:
        self._told = told
        self._places = places
        self._engine = engine
        self._keychain = Keychain()
        self._said: list[str] = []
        self._accounts: dict[str, Account] = {}
        self._number = 0

    async def live(self) -> None:
        """Take every step."""
        told, add = self._told, self._engine.accounts.add
        await self._fail("a wrong password", add("bluesky", told.bluesky, told.handle, told.wrong))
        await self._fail("a wrong token", add("mastodon", told.mastodon, "", told.wrong))
        await self._fail("no server", add("bluesky", told.gone, told.handle, told.app_password))
        await self._fail("no server for a token", add("mastodon", told.gone, "", told.token))
        self._accounts["bluesky"] = await add("bluesky", told.bluesky, told.handle, told.app_password)
        self._accounts["mastodon"] = await add("mastodon", told.mastodon, "", told.token)
        await self._pause("two accounts are there")
        await self._publish("bluesky", "sent")
        await self._publish("mastodon", "sent")
        for account in self._accounts.values():
            await self._engine.accounts.check(account.id)
        await self._pause("two accounts are checked")
        await self._with("bluesky", "a spent token", {"access": told.spent}, "sent", keep=True)
        dead = {"access": told.spent, "refresh": told.spent}
        await self._with("bluesky", "dead tokens", dead, "sent", keep=True)
        await self._with("bluesky", "a revoked password", {**dead, "password": told.wrong}, "held")
        broken = f"{told.app_password}\n{told.token}"
        await self._with("bluesky", "a broken token", {"access": broken}, "held")
        await self._with("mastodon", "a broken token", {"token": broken}, "held")
        await self._with("mastodon", "a foreign token", {"token": f"{told.token}{told.wrong}"}, "held")
        await self._with("mastodon", "a revoked token", {"token": told.wrong.encode().hex()}, "held")
        for network in self._accounts:
            self._move(network, told.gone)
            await self._publish(network, "waiting")
            self._move(network, self._accounts[network].server)
        await self._pause(LOCK)
        for network in self._accounts:
            await self._publish(network, "waiting")
            await self._publish(network, "waiting", by_command=True)
            await self._fail("a locked keyring", self._engine.accounts.check(self._accounts[network].id))
        await self._fail("nowhere to keep it", add("mastodon", told.mastodon, "", told.token))
        await self._pause(UNLOCK)
        await self._unreadable("mastodon")
        for network in self._accounts:
            await self._publish(network, "sent", by_command=True)
        await self._engine.accounts.remove(self._accounts.pop("bluesky").id)
        await self._pause("one account is removed")

    async def _publish(self, network: str, expected: str, *, by_command: bool = False) -> None:
        """Publish one post, or let the command do it, and take it off the queue if it did not go out."""
        self._number += 1
        plan = Plan(
            draft_id="draft",
            text=f"Life goes on, part {self._number}.",
            accounts=[self._accounts[network].id],
            wall=None,
            zone="UTC",
        )
        (delivery,) = await self._engine.planning.schedule(plan)
        if by_command:
            await self._pause(COMMAND)
        else:
            await self._engine.publisher.work_off()
        outcome = await self._engine.planning.delivery(delivery.id)
        if outcome.state.value != expected:
            raise AssertionError(f"{network}: {outcome.state} instead of {expected}: {outcome.reason}")
        self._said.append(outcome.reason)
        if outcome.state.value != "sent":
            with suppress(AppError):
                await self._engine.planning.cancel(delivery.id)
        await self._pause(f"published on {network}: {outcome.state}")

    async def _with(
        self, network: str, what: str, changed: dict[str, str], expected: str, *, keep: bool = False
    ) -> None:
        """Publish with changed secrets, and put the good ones back unless the network renewed them."""
        entry = self._accounts[network].id
        good = dict(await self._keychain.read(entry))
        await self._keychain.write(entry, {**good, **changed})
        await self._pause(what)
        await self._publish(network, expected)
        if expected != "sent":
            await self._publish(network, expected, by_command=True)
        if not keep:
            await self._keychain.write(entry, good)

    async def _unreadable(self, network: str) -> None:
        entry = self._accounts[network].id
        keyring.set_password(SERVICE, entry, f"no JSON: {self._told.token}")
        await self._fail("an unreadable entry", self._engine.accounts.check(entry))
        await self._publish(network, "held")
        await self._keychain.write(entry, {"token": self._told.token})

    async def _fail(self, what: str, work: Awaitable[object]) -> None:
        try:
            await work
        except AppError as error:
            self._said.append(f"{error} {error!r}")
            await self._pause(what)
        else:
            raise AssertionError(f"{what} did no harm")

    async def _pause(self, what: str) -> None:
        kept: dict[str, str] = {}
        for network, account in self._accounts.items():
            with suppress(AppError):
                kept |= {
                    f"{network} {name}": value
                    for name, value in (await self._keychain.read(account.id)).items()
                }
        tell(what, kept, self._said)

    def _move(self, network: str, server: str) -> None:
        with closing(Database(self._places.database)) as database:
            AccountStore(database).put(replace(self._accounts[network], server=server))


async def main() -> None:
    """Live, with the log as it was asked for."""
    told = Told(**json.loads(sys.stdin.readline()))
    places = open_places()
    engine = engine_builder(places)()
    listen(told.level)
    await Life(told, places, engine).live()
    await engine.close()


if __name__ == "__main__":
    asyncio.run(main())
