"""A life of accounts that were signed in in the browser, run as `python -m tests.secrecy.browser_life`.

It speaks with the other side as `tests.secrecy.life` does. What OAuth makes on the way (codes, verifiers,
states, client secrets, tokens) is told as soon as it is there, whether or not the keyring gets it.
"""

import asyncio
import gc
import json
import sys
from contextlib import suppress
from dataclasses import dataclass

import httpx

from app.assemble import engine_builder, open_places
from app.errors import AppError
from app.keychain import Keychain
from app.model.account import Account
from app.networks.base import Invitation
from app.services.engine import Engine
from app.services.sending.plan import Plan
from tests.secrecy.telling import listen, tell

COMMANDS = "commands"  # the step at which the other side runs them, a backup and an export among them
SNAC, ADA, EVE = "snac's page", "Ada's browser", "Eve's browser"  # at which it goes to what is shown
SECRET = {"token", "refresh", "client_secret", "password"}  # of what an entry holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the life needs to know; never an argument, which every process could read."""

    level: str  # of the log
    oauth: str
    snac: str
    wordpress: str
    author: str
    application_password: str
    wrong: str


class Life:
    """One program with an account on each server."""

    def __init__(self, told: Told, engine: Engine) -> None:
        self._told = told
        self._engine = engine
        self._keychain = Keychain()
        self._made: dict[str, str] = {}
        self._said: list[str] = []
        self._accounts: list[Account] = []
        self._showing: asyncio.Task[str]
        self._overhear()

    async def live(self) -> None:
        """Take every step."""
        told, browsing = self._told, self._engine.browsing
        await self._fail("no server", browsing.invite_by_code("mastodon", "http://localhost:9"))
        invited = await browsing.invite_by_code("mastodon", told.snac)
        await self._pause("invited by a code")
        await self._fail("a wrong code", browsing.accept_code("mastodon", invited, told.wrong))
        invited = await browsing.invite_by_code("mastodon", told.snac)
        page = tell(SNAC, self._made, shown=invited.address)
        self._accounts.append(await browsing.accept_code("mastodon", invited, page))
        await self._pause("signed in by a code")
        await self._fail("the code again", browsing.accept_code("mastodon", invited, page + "0"))
        self._accounts.append(await browsing.sign_in("mastodon", told.oauth, self._show))
        await self._pause("signed in in the browser")
        await self._showing
        again = self._accounts[-1].id
        other = browsing.sign_in("mastodon", told.oauth, self._show_eve, again=again)
        await self._fail("another one", other)
        await self._showing
        add = self._engine.accounts.add
        await self._fail("wrong password", add("wordpress", told.wordpress, told.author, told.wrong))
        password = told.application_password
        self._accounts.append(await add("wordpress", told.wordpress, told.author, password))
        for account in self._accounts:
            await self._publish(account, "sent")
        token = (await self._secrets(self._accounts[1]))["token"]
        async with httpx.AsyncClient(trust_env=False, timeout=60.0) as client:
            await client.post(f"{told.oauth}/-/end", json={"token": token})
        await self._publish(self._accounts[1], "sent")
        await self._pause("renewed")
        await self._crash()
        await self._pause(COMMANDS)
        for account in self._accounts[:2]:
            await self._with_dead_tokens(account)
        for account in self._accounts:
            await self._engine.accounts.remove(account.id)
            await self._pause("removed")

    def _overhear(self) -> None:
        """Keep what a sign-in makes, which no part of the program tells."""
        browser = self._engine.doors.network("mastodon").browser
        assert browser is not None
        invite = browser.invite

        async def heard(server: str, redirect: str, app: dict[str, str]) -> Invitation:
            invited = await invite(server, redirect, app)
            self._note("verifier", invited.verifier)
            self._note("state", invited.state)
            self._note("client secret", invited.app["client_secret"])
            return invited

        browser.invite = heard  # pyright: ignore[reportAttributeAccessIssue] - overheard

    def _note(self, name: str, secret: str) -> None:
        if secret not in self._made.values():
            self._made[f"{name} {len(self._made)}"] = secret

    def _show(self, address: str) -> None:
        # In a thread of its own: the answer comes to this very loop.
        self._showing = asyncio.create_task(asyncio.to_thread(tell, ADA, self._made, (), address))

    def _show_eve(self, address: str) -> None:
        self._showing = asyncio.create_task(asyncio.to_thread(tell, EVE, self._made, (), address))

    async def _publish(self, account: Account, expected: str) -> None:
        plan = Plan(draft_id="d", text="Life goes on.", accounts=[account.id], wall=None, zone="UTC")
        (delivery,) = await self._engine.planning.schedule(plan)
        await self._engine.publisher.work_off()
        outcome = await self._engine.planning.delivery(delivery.id)
        if outcome.state.value != expected:
            raise AssertionError(f"{account.network}: {outcome.state}: {outcome.reason}")
        self._said.append(outcome.reason)
        await self._pause(f"published on {account.network}: {outcome.state}")

    async def _crash(self) -> None:
        """Meet two bugs whose words are full of secrets, on the engine's way and in a forgotten task."""
        every = " ".join([*self._made.values(), *(await self._secrets(self._accounts[0])).values()])

        async def buggy(*_: object, **__: object) -> None:
            raise RuntimeError(every)

        network = self._engine.doors.network("wordpress")
        network.prepare = buggy  # pyright: ignore[reportAttributeAccessIssue] - a bug
        plan = Plan(draft_id="d", text="Hm.", accounts=[self._accounts[2].id], wall=None, zone="UTC")
        await self._engine.planning.schedule(plan)
        await self._engine.publisher.work_off()
        forgotten = asyncio.create_task(buggy())
        await asyncio.wait([forgotten])
        del forgotten
        gc.collect()
        await self._pause("two bugs")

    async def _with_dead_tokens(self, account: Account) -> None:
        secrets = await self._secrets(account)
        dead = {name: f"{value[::-1]}" for name, value in secrets.items() if name in {"token", "refresh"}}
        await self._keychain.write(account.id, {**secrets, **dead})
        await self._publish(account, "held")
        await self._keychain.write(account.id, secrets)

    async def _secrets(self, account: Account) -> dict[str, str]:
        return dict(await self._keychain.read(account.id))

    async def _fail(self, what: str, work: object) -> None:
        try:
            await work  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType] - any awaitable
        except AppError as error:
            self._said.append(f"{error} {error!r}")
            await self._pause(what)
        else:
            raise AssertionError(f"{what} did no harm")

    async def _pause(self, what: str) -> None:
        kept = dict(self._made)
        for account in self._accounts:
            with suppress(AppError):
                for name, value in (await self._secrets(account)).items():
                    if name in SECRET:
                        kept[f"{account.network} {name} {account.handle}"] = value
        tell(what, kept, self._said)


async def main() -> None:
    """Live, with the log as it was asked for."""
    told = Told(**json.loads(sys.stdin.readline()))
    places = open_places()
    engine = engine_builder(places)()
    listen(told.level)
    await Life(told, engine).live()
    await engine.close()


if __name__ == "__main__":
    asyncio.run(main())
