"""The way through the browser on a strict authorization server: one renewal at a time, and no second post."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from app.errors import SignInNeeded
from app.model.account import Account, SignIn, Way
from app.model.delivery import Awaits, Delivery, State
from app.model.news import News, WentOn
from app.networks.base import OUT_OF_BAND, BrowserSignIn, Invitation
from app.networks.mastodon.mastodon import Mastodon
from app.services.engine import Engine
from app.services.sending.plan import Plan
from tests.app.services.signing_in.desk import Desk, get
from tests.servers.oauth.server import OAuth

pytestmark = pytest.mark.anyio


@dataclass
class Visit:
    """One account on the strict server, and the program that has it."""

    oauth: OAuth
    desk: Desk
    engine: Engine
    account: Account
    news: list[News]

    async def secrets(self) -> Mapping[str, str]:
        """Return what the keyring holds of the account."""
        return await self.engine.doors.login(self.account).vault.read()

    async def publish(self, text: str) -> Delivery:
        """Publish and return what became of it."""
        plan = Plan(draft_id="d", text=text, accounts=[self.account.id], wall=None, zone="UTC")
        (delivery,) = await self.engine.planning.schedule(plan)
        await self.engine.publisher.work_off()
        return await self.engine.planning.delivery(delivery.id)

    def renewals(self) -> list[int]:
        """Return the status of each answer to a renewal."""
        return self.oauth.grants("refresh_token")


@asynccontextmanager
async def visit(folder: Path, oauth: OAuth, name: str) -> AsyncGenerator[Visit]:
    """Sign `name` in through the server's own pages."""

    async def person(address: str) -> None:
        await get(await oauth.yes(address, name))

    desk = Desk(folder, address=oauth.url, now=datetime.now(UTC))
    async with desk.open(Mastodon(clock=lambda: desk.now)) as engine:
        news: list[News] = []
        engine.news.listen(news.append)
        account = await desk.sign_in(engine, person)
        yield Visit(oauth=oauth, desk=desk, engine=engine, account=account, news=news)


async def test_a_person_signs_in_publishes_and_leaves_nothing_behind(tmp_path: Path, oauth: OAuth) -> None:
    async with visit(tmp_path, oauth, "ada") as ada:
        assert (ada.account.way, ada.account.handle) == (Way.BROWSER, "ada@localhost")
        assert ada.account.may == "read and post with pictures"
        assert (await ada.publish("By the book.")).state is State.SENT
        token, refresh = [(await ada.secrets())[name] for name in ("token", "refresh")]
        assert (await ada.engine.accounts.remove(ada.account.id)).left_over == ""
        assert ada.desk.keyring.kept == {}
    with pytest.raises(SignInNeeded):
        await Mastodon().sign_in(oauth.url, "", token)
    assert refresh not in oauth.log()


async def test_a_token_that_ended_early_is_renewed_once_and_the_post_goes_out_once(
    tmp_path: Path, oauth: OAuth
) -> None:
    async with visit(tmp_path, oauth, "bob") as bob:
        before, renewed = dict(await bob.secrets()), len(bob.renewals())
        oauth.end(before["token"])
        assert (await bob.publish("Once, and only once.")).state is State.SENT
        assert bob.renewals()[renewed:] == [200]
        assert oauth.posts().count("Once, and only once.") == 1
        after = await bob.secrets()
        assert {before[name] == after[name] for name in ("token", "refresh")} == {False}


async def test_two_programs_that_renew_at_once_ask_once(tmp_path: Path, oauth: OAuth) -> None:
    async with visit(tmp_path, oauth, "cyd") as cyd:
        renewed = len(cyd.renewals())
        cyd.desk.later(minutes=58)  # the token has two minutes left
        async with cyd.desk.open(Mastodon(clock=lambda: cyd.desk.now)) as other:
            engines = (cyd.engine, other, cyd.engine, other)
            await asyncio.gather(*(engine.accounts.check(cyd.account.id) for engine in engines))
        assert cyd.renewals()[renewed:] == [200]
        cyd.desk.later(minutes=58)
        await cyd.engine.accounts.check(
            cyd.account.id
        )  # the refresh token that was turned over is the good one
        assert cyd.renewals()[renewed:] == [200, 200]


async def test_a_refresh_token_that_comes_twice_ends_the_sign_in_and_the_post_waits_for_a_new_one(
    tmp_path: Path, oauth: OAuth
) -> None:
    async with visit(tmp_path, oauth, "dee") as dee:
        stolen = dict(await dee.secrets())
        oauth.end(stolen["token"])
        await dee.engine.accounts.check(dee.account.id)
        vault = dee.engine.doors.login(dee.account).vault
        good = dict(await vault.read())
        await vault.write(stolen)  # as somebody does who has a copy of the keyring
        with pytest.raises(SignInNeeded):
            await dee.engine.accounts.check(dee.account.id)
        await vault.write(good)  # the whole family is dead by now
        held = await dee.publish("Later, after all.")
        assert (held.state, held.awaits) == (State.HELD, Awaits.SIGN_IN)
        assert (await dee.engine.accounts.all())[0].sign_in is SignIn.NEEDED

        async def person(address: str) -> None:
            await get(await oauth.yes(address, "dee"))

        again = await dee.desk.sign_in(dee.engine, person, again=dee.account.id)
        assert (again.id, again.sign_in) == (dee.account.id, SignIn.GOOD)
        sentence = "One post waited for the sign-in of dee@localhost: it goes out now."
        assert WentOn(sentence=sentence) in dee.news
        await dee.engine.publisher.work_off()
        assert oauth.posts().count("Later, after all.") == 1


async def test_what_is_not_by_the_book_is_refused_by_the_server_itself(oauth: OAuth) -> None:
    network = Mastodon()
    browser = network.browser
    assert browser is not None
    invited, code = await answered(browser, oauth)
    with pytest.raises(SignInNeeded, match="does not accept the sign-in"):
        await browser.accept(replace(invited, verifier="w" * 64), code)
    invited, code = await answered(browser, oauth)
    with pytest.raises(SignInNeeded):
        await browser.accept(replace(invited, redirect="http://127.0.0.1/elsewhere"), code)
    invited, code = await answered(browser, oauth)
    await browser.accept(invited, code)
    with pytest.raises(SignInNeeded) as caught:
        await browser.accept(invited, code)
    assert code not in str(caught.value)
    await network.close()


async def answered(browser: BrowserSignIn, oauth: OAuth) -> tuple[Invitation, str]:
    """Begin a sign-in, say yes, and return the code of the answer; the server names itself in it."""
    invited = await browser.invite(oauth.url, "http://127.0.0.1:9/callback", {})
    assert (invited.issuer, OUT_OF_BAND in invited.address) == (oauth.url, False)
    told = parse_qs(urlsplit(await oauth.yes(invited.address, "eve")).query)
    assert (told["state"], told["iss"]) == ([invited.state], [oauth.url])
    return invited, told["code"][0]
