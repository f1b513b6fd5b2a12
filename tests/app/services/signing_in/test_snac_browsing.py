"""The way through the browser on a real server, from the form to be filled in to a post and the end."""

import re
from pathlib import Path

import httpx
import pytest

from app.errors import SignInNeeded
from app.model.account import Way
from app.model.delivery import State
from app.networks.mastodon.mastodon import Mastodon
from app.services.sending.planning import Plan
from tests.app.services.signing_in.desk import Desk
from tests.servers.snac import Snac

pytestmark = pytest.mark.anyio


class Person:
    """Fills in snac's form and lets the browser follow where it leads."""

    def __init__(self, snac: Snac, name: str) -> None:
        self._snac = snac
        self._name = name
        self._password = snac.add_user(name)
        self.pages: list[str] = []

    async def answer(self, address: str) -> None:
        """Sign in on the page at `address`."""
        async with httpx.AsyncClient(trust_env=False) as browser:
            form = await browser.get(address)
            hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form.text))
            typed = {**hidden, "login": self._name, "passwd": self._password}
            answer = await browser.post(f"{self._snac.url}/oauth/x-snac-login", data=typed)
            self.pages.append(answer.text)
            if answer.is_redirect:
                self.pages.append((await browser.get(answer.headers["location"])).text)


@pytest.mark.parametrize("by_code", [False, True], ids=["browser", "code"])
async def test_a_person_signs_in_posts_and_leaves(tmp_path: Path, snac: Snac, by_code: bool) -> None:
    person = Person(snac, f"browsing_{'code' if by_code else 'back'}")
    desk = Desk(tmp_path, address=snac.url)
    async with desk.open(Mastodon()) as engine:
        if by_code:
            invited = await engine.browsing.invite_by_code("mastodon", snac.url)
            await person.answer(invited.address)
            account = await engine.browsing.accept_code("mastodon", invited, person.pages[0])
        else:
            account = await desk.sign_in(engine, person.answer)
            assert "You can close this page" in person.pages[-1]
        assert account.way is Way.BROWSER
        (delivery,) = await engine.planning.schedule(
            Plan(draft_id="d", text="By the browser.", accounts=[account.id], wall=None, zone="UTC")
        )
        await engine.publisher.work_off()
        assert (await engine.planning.delivery(delivery.id)).state is State.SENT
        login = engine.doors.login(account)
        token = (await login.vault.read())["token"]
        removal = await engine.accounts.remove(account.id)
        assert (removal.held, removal.left_over) == (0, "")
        with pytest.raises(SignInNeeded):
            await engine.doors.network("mastodon").sign_in(snac.url, "", token)
    assert desk.keyring.kept == {}
