"""The laws that every network keeps; the tests of each network inherit them and bring a real server."""

import logging
import traceback
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from app.errors import NetworkError, Refused, SignInNeeded, TooFast, Unknown, Unreachable
from app.networks.base import Login, Network, Outgoing, Prepared
from tests.app.networks.stage import MemoryFiles, MemoryVault, Stage, login_of
from tests.app.networks.transports import Echo, Trouble, Way
from tests.servers.running.process import free_port

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TEXT = (
    "Two lines & <three> signs, 5 < 6:\n\n"
    "rye 🍞👩🏽‍🍳 for the naïve café, https://example.com/a_b?c=1&d=2#e and #baking *today*."
)
ELSEWHERE = "https://elsewhere.example/steal"

Step = Callable[[Network, Login, Prepared], Awaitable[object]]
STEPS: dict[str, Step] = {
    "check": lambda network, login, _: network.check(login),
    "publish": lambda network, login, prepared: network.publish(login, prepared),
    "find": lambda network, login, prepared: network.find(login, prepared),
}


@asynccontextmanager
async def open_network(stage: Stage, way: httpx.AsyncBaseTransport | None = None) -> AsyncGenerator[Network]:
    """Give the stage's network on the way `way` and close it afterwards."""
    network = stage.build(way)
    try:
        yield network
    finally:
        await network.close()


async def ready(stage: Stage, text: str = TEXT) -> tuple[Login, Prepared]:
    """Sign in and prepare `text` on an undisturbed way."""
    async with open_network(stage) as network:
        login = login_of(await stage.signed_in(network))
        return login, await prepare(network, login, text)


async def prepare(network: Network, login: Login, text: str = TEXT) -> Prepared:
    """Prepare `text` under a new key."""
    return await network.prepare(login, outgoing(network, text), MemoryFiles())


def outgoing(network: Network, text: str = TEXT, **more: object) -> Outgoing:
    """Return a post under a new key."""
    plain = Outgoing(text=text, key=network.new_key(NOW), language="en")
    return replace(plain, **more)  # pyright: ignore[reportArgumentType] - each caller names fields


@pytest.mark.anyio
class NetworkContract:
    """What the rest of the program relies on, whichever network it is."""

    async def test_the_right_secret_says_who_we_are(self, stage: Stage) -> None:
        async with open_network(stage) as network:
            signed_in = await stage.signed_in(network)
            assert signed_in.facts.remote_id
            assert signed_in.facts.handle.startswith(stage.handle)
            assert bool(signed_in.facts.limits.text) is bool(stage.too_long)
            assert await network.check(login_of(signed_in)) == signed_in.facts

    async def test_a_wrong_secret_is_refused_and_not_repeated_in_words(self, stage: Stage) -> None:
        wrong = "wrong-secret-4711"
        async with open_network(stage) as network:
            with pytest.raises(SignInNeeded) as caught:
                await network.sign_in(stage.server, stage.handle, wrong)
        assert wrong not in "".join(traceback.format_exception(caught.value))

    async def test_a_credential_gone_bad_asks_for_a_new_sign_in(self, stage: Stage) -> None:
        async with open_network(stage) as network:
            signed_in = await stage.signed_in(network)
            prepared = await prepare(network, login_of(signed_in))
            vault = MemoryVault(dict.fromkeys(signed_in.secrets, "spoiled"))
            for step in (STEPS["check"], STEPS["publish"]):
                with pytest.raises(SignInNeeded):
                    await step(network, login_of(signed_in, vault=vault), prepared)
        assert stage.posts() == []

    async def test_what_is_published_is_found_and_reads_the_same(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        async with open_network(stage) as network:
            receipt = await network.publish(login, prepared)
            found = await network.find(login, prepared)
        assert stage.posts() == [TEXT]
        assert found == receipt
        assert receipt.address.startswith("http")
        assert receipt.at.utcoffset() is not None

    async def test_nothing_sent_is_nothing_found(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        async with open_network(stage) as network:
            assert await network.find(login, prepared) is None
        assert stage.posts() == []

    @pytest.mark.parametrize(
        "outcome",
        [
            httpx.ReadError("reset"),
            httpx.ReadTimeout("late"),
            httpx.RemoteProtocolError("cut"),
            httpx.Response(502, html="<h1>Bad gateway</h1>"),
            httpx.Response(200, content=b'{"uri": "at:'),
            httpx.Response(200, html="<p>Welcome</p>"),
            httpx.Response(303, headers={"Location": ELSEWHERE}),
        ],
        ids=["reset", "late", "cut", "502", "truncated", "html", "303"],
    )
    async def test_after_a_lost_answer_the_post_is_there_exactly_once(
        self, stage: Stage, outcome: Exception | httpx.Response
    ) -> None:
        login, prepared = await ready(stage)
        way = Trouble(stage.publishing, outcome, arrives=True)
        async with open_network(stage, way) as network:
            try:
                first = await network.publish(login, prepared)  # allowed where the network made sure itself
            except Unknown:
                first = await network.find(login, prepared)
        assert first is not None
        assert stage.posts() == [TEXT]

    async def test_a_post_that_never_left_can_be_sent_again(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        async with open_network(
            stage, Trouble(stage.publishing, httpx.ConnectError("no way"), arrives=False)
        ) as network:
            with pytest.raises(Unreachable):
                await network.publish(login, prepared)
        assert stage.posts() == []
        async with open_network(stage) as network:
            assert await network.find(login, prepared) is None
            await network.publish(login, prepared)
        assert stage.posts() == [TEXT]

    async def test_a_request_lost_on_the_way_there_leaves_a_doubt_that_find_resolves(
        self, stage: Stage
    ) -> None:
        login, prepared = await ready(stage)
        async with open_network(
            stage, Trouble(stage.publishing, httpx.WriteError("broken pipe"), arrives=False)
        ) as network:
            with pytest.raises(Unknown):
                await network.publish(login, prepared)
            assert await network.find(login, prepared) is None
        assert stage.posts() == []

    async def test_the_same_post_sent_twice_is_there_once(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        async with open_network(stage, stage.keyed()) as network:
            first = await network.publish(login, prepared)
            assert await network.find(login, prepared) == first
            assert await network.publish(login, prepared) == first
        assert stage.posts() == [TEXT]

    async def test_an_earlier_post_with_the_same_text_is_not_taken_for_ours(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        async with open_network(stage) as network:
            await network.publish(login, prepared)
            again = await prepare(network, login)
            assert await network.find(login, again) is None

    async def test_another_delivery_with_the_same_text_is_not_taken_for_ours(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        async with open_network(stage) as network:
            twin = await prepare(network, login)
            receipt = await network.publish(login, prepared)
            assert await network.find(login, twin, {receipt.remote_id}) is None

    async def test_a_text_too_long_or_empty_is_refused_before_anything_is_sent(self, stage: Stage) -> None:
        login, _ = await ready(stage)
        way = Way()
        async with open_network(stage, way) as network:
            for text in {stage.too_long, "", " \n ", "broken \ud800"}:
                with pytest.raises(Refused):
                    await prepare(network, login, text)
        assert way.count(stage.publishing) == 0
        assert stage.posts() == []

    async def test_a_server_that_is_gone_is_unreachable(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        nowhere = f"http://127.0.0.1:{free_port()}"
        gone = Login(
            account_id=login.account_id,
            server=nowhere,
            handle=login.handle,
            remote_id=login.remote_id,
            vault=login.vault,
        )
        async with open_network(stage) as network:
            with pytest.raises(Unreachable):
                await network.sign_in(nowhere, stage.handle, stage.secret)
            for name in ("check", "publish", "find"):
                with pytest.raises(Unreachable):
                    await STEPS[name](network, gone, prepared)

    async def test_a_pause_that_the_server_asks_for_is_told_and_nothing_is_posted(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        slow = httpx.Response(429, headers={"Retry-After": "77"}, html="<p>Slow down</p>")
        async with open_network(stage, Trouble(stage.publishing, slow, arrives=False)) as network:
            with pytest.raises(TooFast) as caught:
                await network.publish(login, prepared)
        assert caught.value.wait_s == 77
        assert stage.posts() == []

    async def test_a_redirect_to_another_host_gets_no_visit_and_no_credential(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        way = Trouble("", httpx.Response(307, headers={"Location": ELSEWHERE}), arrives=False)
        async with open_network(stage, way) as network:
            with pytest.raises(NetworkError):
                await stage.signed_in(network)
            for step in STEPS.values():
                with pytest.raises(NetworkError):
                    await step(network, login, prepared)
        assert way.requests
        assert {str(request.url.host) for request in way.requests} == {httpx.URL(stage.server).host}

    @pytest.mark.parametrize("status", [400, 401, 403, 422, 500])
    async def test_no_error_repeats_a_secret(self, stage: Stage, status: int) -> None:
        login, prepared = await ready(stage)
        secrets = {stage.secret, *(await login.vault.read()).values()} - {login.remote_id}
        told: list[BaseException] = []
        async with open_network(stage, Echo(status, stage.public)) as network:
            with pytest.raises(NetworkError) as caught:
                await stage.signed_in(network)
            told.append(caught.value)
            for step in STEPS.values():
                with pytest.raises(NetworkError) as caught:
                    await step(network, login, prepared)
                told.append(caught.value)
        for error in told:
            words = repr(error) + "".join(traceback.format_exception(error))
            assert not [secret for secret in secrets if secret in words]

    async def test_no_log_line_tells_a_secret(self, stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        login, prepared = await ready(stage)
        async with open_network(stage) as network:
            await network.publish(login, prepared)
        assert "HTTP" in caplog.text
        secrets = {stage.secret, *(await login.vault.read()).values()} - {login.remote_id}
        assert not [secret for secret in secrets if secret in caplog.text]

    async def test_nothing_is_sent_without_encryption(self, stage: Stage) -> None:
        login, prepared = await ready(stage)
        bare = Login(
            account_id=login.account_id,
            server="http://social.example",
            handle=login.handle,
            remote_id=login.remote_id,
            vault=login.vault,
        )
        way = Way()
        async with open_network(stage, way) as network:
            for step in STEPS.values():
                with pytest.raises(Refused):
                    await step(network, bare, prepared)
        assert way.requests == []

    async def test_a_text_is_measured_as_it_is_counted_before_it_is_sent(self, stage: Stage) -> None:
        async with open_network(stage) as network:
            limits = (await stage.signed_in(network)).facts.limits
            if not stage.too_long:
                assert network.length(TEXT, limits) == len(TEXT)
                return
            assert network.length(stage.too_long, limits) > limits.text
            assert network.length(stage.too_long[1:], limits) == limits.text
