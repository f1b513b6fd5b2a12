"""The laws of what is out: read back in pages, looked at, edited or not, and taken back."""

from dataclasses import replace

import httpx
import pytest

from app.errors import NetworkError, Refused, SignInNeeded, TooFast, Unreachable
from app.networks.archive import Archive, OwnPost
from app.networks.base import Login, Network, Published, Receipt, ReplyTo
from tests.app.networks.contract import TEXT, open_network, outgoing, ready
from tests.app.networks.stage import MemoryFiles, MemoryVault, Stage, login_of
from tests.app.networks.transports import Trouble
from tests.servers.running.process import free_port

FEW = 3


def archive_of(network: Network) -> Archive:
    """Return the archive, which every network of this contract has."""
    assert network.archive is not None
    return network.archive


async def put(network: Network, login: Login, text: str, above: Receipt | None = None) -> Receipt:
    """Publish `text`, beneath `above` if given."""
    place = None
    if above is not None:
        upper = Published(remote_id=above.remote_id, version=above.version)
        place = ReplyTo(root=upper, parent=upper)
    prepared = await network.prepare(login, outgoing(network, text, reply_to=place), MemoryFiles())
    return await network.publish(login, prepared)


async def read_all(archive: Archive, login: Login) -> list[OwnPost]:
    """Return all that the pages hold, the newest first."""
    found: list[OwnPost] = []
    cursor = ""
    while True:
        page = await archive.page(login, cursor)
        found += page.posts
        if not page.further:
            return found
        assert page.further != cursor
        cursor = page.further


@pytest.mark.anyio
class ArchiveContract:
    """What the reading back and the second thoughts rely on, whichever network it is."""

    async def test_what_was_published_is_read_back_as_it_was_written(self, stage: Stage) -> None:
        async with open_network(stage) as network:
            login = login_of(await stage.signed_in(network))
            texts = [f"{TEXT} Number {number}." for number in range(FEW)]
            receipts = [await put(network, login, text) for text in texts]
            found = {post.remote_id: post for post in await read_all(archive_of(network), login)}
        assert [self.shown(found[receipt.remote_id].text) for receipt in receipts] == list(
            map(self.shown, texts)
        )
        assert [found[receipt.remote_id].address for receipt in receipts] == [
            receipt.address for receipt in receipts
        ]
        assert all(post.at.utcoffset() is not None and not post.answers for post in found.values())

    async def test_an_account_without_posts_has_an_empty_archive(self, stage: Stage) -> None:
        async with open_network(stage) as network:
            login = login_of(await stage.signed_in(network))
            assert await read_all(archive_of(network), login) == []

    async def test_a_further_part_of_ones_own_thread_is_told_from_an_opening_post(self, stage: Stage) -> None:
        async with open_network(stage) as network:
            if network.articles:
                return  # an article hangs beneath no other
            login = login_of(await stage.signed_in(network))
            first = await put(network, login, "The first part.")
            second = await put(network, login, "The second part.", above=first)
            found = {post.remote_id: post for post in await read_all(archive_of(network), login)}
        assert (found[first.remote_id].answers, found[first.remote_id].goes_on) == ("", False)
        assert (found[second.remote_id].answers, found[second.remote_id].goes_on) == (first.remote_id, True)

    async def test_one_post_is_looked_at_and_one_that_never_was_is_not_there(self, stage: Stage) -> None:
        async with open_network(stage) as network:
            login = login_of(await stage.signed_in(network))
            receipt = await put(network, login, "Look at me.")
            archive = archive_of(network)
            found = await archive.look_at(login, receipt.remote_id)
            assert found is not None
            assert (found.text, found.address) == ("Look at me.", receipt.address)
            assert await archive.look_at(login, self.elsewhere(receipt.remote_id)) is None

    async def test_a_post_is_edited_and_keeps_its_place_or_the_network_says_why_not(
        self, stage: Stage
    ) -> None:
        async with open_network(stage) as network:
            login = login_of(await stage.signed_in(network))
            receipt = await put(network, login, "Bread rises once.")
            archive = archive_of(network)
            if not archive.afterwards.editing:
                with pytest.raises(Refused) as caught:
                    await archive.revise(login, receipt.remote_id, "Bread rises twice.")
                assert str(caught.value) == archive.afterwards.no_edit
                assert stage.posts() == ["Bread rises once."]
                return
            for _ in range(2):
                await archive.revise(login, receipt.remote_id, "Bread rises twice.")
            found = await archive.look_at(login, receipt.remote_id)
        assert found is not None
        assert (found.text, found.address) == ("Bread rises twice.", receipt.address)
        assert stage.posts() == ["Bread rises twice."]

    async def test_what_is_taken_back_is_gone_and_may_be_taken_back_again(self, stage: Stage) -> None:
        async with open_network(stage) as network:
            login = login_of(await stage.signed_in(network))
            kept = await put(network, login, "This stays.")
            gone = await put(network, login, "This goes.")
            archive = archive_of(network)
            for _ in range(2):
                await archive.take_back(login, gone.remote_id)
            assert await archive.look_at(login, gone.remote_id) is None
            assert await archive.look_at(login, kept.remote_id) is not None
        assert stage.posts() == ["This stays."]

    async def test_a_pause_that_the_server_asks_for_is_told(self, stage: Stage) -> None:
        login, _ = await ready(stage)
        slow = httpx.Response(429, headers={"Retry-After": "77"}, html="<p>Slow down</p>")
        async with open_network(stage, Trouble(self.listing, slow, arrives=False)) as network:
            with pytest.raises(TooFast) as caught:
                await archive_of(network).page(login)
        assert caught.value.wait_s == 77

    async def test_a_server_that_is_gone_is_unreachable_and_a_bad_secret_is_told(self, stage: Stage) -> None:
        login, _ = await ready(stage)
        gone = replace(login, server=f"http://127.0.0.1:{free_port()}")
        spoiled = replace(login, vault=MemoryVault(dict.fromkeys(await login.vault.read(), "spoiled")))
        async with open_network(stage) as network:
            archive = archive_of(network)
            with pytest.raises(Unreachable):
                await archive.page(gone)
            with pytest.raises(Unreachable):
                await archive.look_at(gone, "at://x/y/z")
            with pytest.raises(SignInNeeded):
                await archive.take_back(spoiled, "at://x/y/z")

    @pytest.mark.parametrize("body", [b"", b"<h1>Hello</h1>", b"[7, null]", b'{"records": 3}', b'{"a": '])
    async def test_a_page_that_makes_no_sense_is_an_error_or_an_empty_end(
        self, stage: Stage, body: bytes
    ) -> None:
        login, _ = await ready(stage)
        strange = httpx.Response(200, content=body)
        async with open_network(stage, Trouble(self.listing, strange, arrives=False)) as network:
            try:
                page = await archive_of(network).page(login)
            except NetworkError:
                return
        assert (page.posts, page.further) == ((), "")

    listing = ""  # how the path of the listing request ends

    def shown(self, text: str) -> str:
        """Return `text` as far as this server gives it back."""
        return text

    def elsewhere(self, remote_id: str) -> str:
        """Return the id of a post that is not there."""
        return remote_id[:-1] + ("3" if remote_id[-1] != "3" else "4")
