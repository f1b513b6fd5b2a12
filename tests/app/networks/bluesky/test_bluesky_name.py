"""The name beside the handle is read from the account's profile, on a real PDS; without it all else works."""

import httpx
import pytest

from app.networks.bluesky.bluesky import Bluesky
from tests.app.networks.stage import login_of
from tests.app.networks.transports import Trouble
from tests.servers.pds import Pds

pytestmark = pytest.mark.anyio


async def test_the_display_name_is_read_at_the_sign_in_and_at_every_check(pds: Pds) -> None:
    person = pds.new_account()
    network = Bluesky()
    signed_in = await network.sign_in(pds.url, person.handle, person.password)
    assert signed_in.facts.name == ""
    pds.name(person, "Mara  Okafor")
    assert (await network.check(login_of(signed_in))).name == "Mara Okafor"
    await network.close()


async def test_a_name_that_cannot_be_read_is_no_reason_to_fail(pds: Pds) -> None:
    person = pds.new_account()
    for outcome in (httpx.Response(502), httpx.ReadTimeout("late"), httpx.Response(200, html="<p>Hi</p>")):
        network = Bluesky(transport=Trouble("com.atproto.repo.getRecord", outcome, arrives=False))
        signed_in = await network.sign_in(pds.url, person.handle, person.password)
        assert not signed_in.facts.name
        assert signed_in.facts.handle == person.handle
        await network.close()
