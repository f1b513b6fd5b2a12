"""The laws of pictures and chains that every network keeps, beside those of `contract`."""

from collections.abc import Sequence

import httpx
import pytest

from app.errors import Refused, Unreachable
from app.networks.base import Published, Receipt, ReplyTo
from tests.app.networks.contract import TEXT, open_network, outgoing
from tests.app.networks.stage import MemoryFiles, Stage, login_of, picture
from tests.app.networks.transports import Trouble, Way

ALT = "A loaf of rye, cut open ELSEWHERE =  <steaming>"


@pytest.mark.anyio
class ChainContract:
    """Inherit it beside `NetworkContract` where posts hang together."""

    async def test_a_chain_with_a_picture_hangs_together_in_its_order(self, stage: Stage) -> None:
        data, shown = picture(ALT)
        chain: list[Receipt] = []
        async with open_network(stage) as network:
            login = login_of(await stage.signed_in(network))
            for number, text in enumerate(("One", "Two", "Three")):
                post = outgoing(network, text, reply_to=place(chain), media=(shown,) if number == 1 else ())
                prepared = await network.prepare(login, post, MemoryFiles(data))
                assert await network.find(login, prepared, {one.remote_id for one in chain}) is None
                receipt = await network.publish(login, prepared)
                assert await network.find(login, prepared, {one.remote_id for one in chain}) == receipt
                assert receipt.remark is None
                chain.append(receipt)
        one, two, three = stage.seen()
        assert [post.text for post in (one, two, three)] == ["One", "Two", "Three"]
        assert (one.above, two.above, three.above) == ("", one.address, two.address)
        assert (one.alts, two.alts, three.alts) == ((), (ALT,), ())
        assert two.shapes in {(), ((30, 20),)}


@pytest.mark.anyio
class PicturesContract:
    """Inherit it beside `NetworkContract`."""

    async def test_a_picture_needs_no_words(self, stage: Stage) -> None:
        data, shown = picture(ALT)
        async with open_network(stage) as network:
            login = login_of(await stage.signed_in(network))
            post = outgoing(network, "", media=(shown,))
            prepared = await network.prepare(login, post, MemoryFiles(data))
            receipt = await network.publish(login, prepared)
            assert await network.find(login, prepared) == receipt
        assert [(post.text, post.alts) for post in stage.seen()] == [("", (ALT,))]

    async def test_a_post_that_never_left_takes_its_picture_along_when_it_is_sent_again(
        self, stage: Stage
    ) -> None:
        data, shown = picture(ALT)
        lost = Trouble(stage.publishing, httpx.ConnectError("no way"), arrives=False)
        async with open_network(stage, lost) as network:
            login = login_of(await stage.signed_in(network))
            post = outgoing(network, media=(shown,))
            prepared = await network.prepare(login, post, MemoryFiles(data))
            with pytest.raises(Unreachable):
                await network.publish(login, prepared)
        way = Way()
        async with open_network(stage, way) as network:
            again = await network.prepare(login, post, MemoryFiles(data), prepared)
            assert way.count(stage.uploading) == int(not stage.keeps_uploads)
            receipt = await network.publish(login, again)
            assert await network.find(login, prepared) == receipt
        assert [(post.text, post.alts) for post in stage.seen()] == [(TEXT, (ALT,))]

    @pytest.mark.parametrize(
        "outcome",
        [httpx.ReadError("reset"), httpx.Response(502, html="<h1>Bad gateway</h1>"), httpx.Response(200)],
        ids=["reset", "502", "empty"],
    )
    async def test_an_upload_that_gets_lost_leaves_no_doubt(
        self, stage: Stage, outcome: Exception | httpx.Response
    ) -> None:
        data, shown = picture(ALT)
        async with open_network(stage, Trouble(stage.uploading, outcome, arrives=True)) as network:
            login = login_of(await stage.signed_in(network))
            with pytest.raises(Unreachable):
                await network.prepare(login, outgoing(network, media=(shown,)), MemoryFiles(data))
        assert stage.posts() == []

    async def test_too_many_pictures_are_refused_before_anything_is_sent(self, stage: Stage) -> None:
        data, shown = picture(ALT)
        way = Way()
        async with open_network(stage, way) as network:
            signed_in = await stage.signed_in(network)
            many = (shown,) * (signed_in.facts.limits.media.pictures + 1)
            with pytest.raises(Refused, match="pictures"):
                await network.prepare(login_of(signed_in), outgoing(network, media=many), MemoryFiles(data))
        assert way.count(stage.uploading) == 0


def place(chain: Sequence[Receipt]) -> ReplyTo | None:
    """Return the place beneath the last post of `chain`."""
    above = [Published(remote_id=one.remote_id, version=one.version) for one in chain]
    return ReplyTo(root=above[0], parent=above[-1]) if above else None
