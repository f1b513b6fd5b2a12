"""No redirect leads a password or a token to another host, whatever is asked when it comes."""

import asyncio
import random
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from app.errors import NetworkError
from app.networks.base import Network, Outgoing
from app.networks.catalogue import networks
from app.services.clock import system_clock
from tests.app.networks.stage import MemoryFiles, login_of, picture
from tests.faults.catalogue import Act, Answer, Card, Fault
from tests.faults.desk import Desk
from tests.faults.sites import BlueskySite, MastodonSite, Site, WordPressSite
from tests.faults.way import certificates
from tests.faults.way.abroad import Abroad
from tests.faults.way.gate import Gate
from tests.servers.pds import Pds
from tests.servers.snac import Snac
from tests.servers.wordpress.server import WordPress

pytestmark = pytest.mark.killing

STATUSES = (301, 302, 303, 307, 308)
REQUESTS_MAX = 20  # more than any network needs for what is done here


class Road:
    """A gate before an account, and a host abroad, with certificates that the program trusts."""

    def __init__(self, folder: Path, site: Site) -> None:
        shown = certificates.make(folder)
        self.authority = shown.authority
        self.site = site
        self.desk = Desk()
        self.abroad = Abroad(shown)
        self.handle = site.new_account("moved")
        self.gate = Gate(site.behind("moved"), shown, self.desk)

    def redirect(self, nth: int) -> None:
        """Send the request with this number away, and all that come behind it."""
        status = STATUSES[nth % len(STATUSES)]
        away = Answer(status=status, headers=(("Location", self.abroad.address),))
        self.gate.arm(Card(fault=Fault(name="", act=Act.INSTEAD, answer=away), nth=nth), often=REQUESTS_MAX)

    async def live(self, network: Network, secret: str) -> None:
        """Sign in, publish a post with a picture, look for it, check, and sign out; raises NetworkError."""
        signed_in = await network.sign_in(self.gate.address, self.handle, secret)
        login = login_of(signed_in)
        data, shown = picture("A loaf of rye", shade=random.randrange(256))
        outgoing = Outgoing(text="Bread rises twice.", key=network.new_key(system_clock()), media=(shown,))
        prepared = await network.prepare(login, outgoing, MemoryFiles(data))
        with suppress(NetworkError):
            await network.publish(login, prepared)
        with suppress(NetworkError):
            await network.find(login, prepared)
        with suppress(NetworkError):
            await network.check(login)
        await network.sign_out(login)

    def close(self) -> None:
        self.gate.close()
        self.abroad.close()
        self.desk.close()


def site_of(name: str, request: pytest.FixtureRequest) -> Site:
    """Return the site of a network on its running server."""
    if name == "bluesky":
        pds: Pds = request.getfixturevalue("pds")
        return BlueskySite(pds)
    if name == "mastodon":
        snac: Snac = request.getfixturevalue("snac")
        return MastodonSite(snac)
    wordpress: WordPress = request.getfixturevalue("wordpress")
    return WordPressSite(wordpress)


@pytest.fixture(params=["bluesky", "mastodon", "wordpress"])
def road(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Road]:
    """The way to an account of each network."""
    with closing(Road(tmp_path, site_of(str(request.param), request))) as road:
        monkeypatch.setenv("SSL_CERT_FILE", str(road.authority))
        yield road


def test_a_redirect_at_any_request_leads_nothing_abroad(road: Road) -> None:
    struck: list[int] = []

    async def live(nth: int) -> None:
        known = networks()
        network = known[road.site.network]
        road.redirect(nth)
        with suppress(NetworkError):
            await road.live(network, road.site.new_secret("moved"))
        struck.append(road.gate.struck)
        await network.close()

    for nth in range(1, REQUESTS_MAX):
        asyncio.run(live(nth))
        if not struck[-1]:
            break
    assert struck[-1] == 0  # so every request of a whole life was sent away once
    assert len(struck) > 5
    assert road.abroad.heard == []
