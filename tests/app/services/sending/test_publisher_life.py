"""The publisher in its loop: woken, cancelled, beside another one, and never ended by a bug."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from app.errors import StoreError
from app.model.delivery import State
from app.model.news import DeliveriesChanged, News, Trouble
from app.services.engine import Engine
from app.services.sending import publishing
from app.services.sending.delivering import Step
from app.services.sending.plan import Plan
from app.store.ledger import Ledger
from tests.app.services.lab import Lab

PATIENCE_S = 20  # for what comes at once; only a hanging test waits for it


def heard(engine: Engine, wanted: type[News]) -> asyncio.Event:
    """Return an event that is set by the next news of the kind `wanted`."""
    event = asyncio.Event()

    def listen(news: News) -> None:
        if isinstance(news, wanted):
            event.set()

    engine.news.listen(listen)
    return event


async def settled(lab: Lab, condition: Callable[[], bool]) -> None:
    """Wait until `condition` holds, looking whenever the engine has news."""
    while not condition():
        changed = heard(lab.engine, DeliveriesChanged)
        await changed.wait()


def test_planning_a_post_wakes_the_publisher(lab: Lab) -> None:
    account = lab.add_account()

    async def work() -> None:
        lab.engine.start_publishing()
        await asyncio.sleep(0)  # the publisher looks round and finds nothing
        plan = Plan(draft_id="draft", text="Bread.", accounts=(account.id,), wall=None, zone="UTC")
        async with asyncio.timeout(PATIENCE_S):
            await lab.engine.planning.schedule(plan)
            await settled(lab, lambda: bool(lab.server.posts))
            await lab.engine.close()

    lab.run(work())
    assert [text for _, text in lab.server.posts] == ["Bread."]


async def close_while_sending(lab: Lab, *, answers: bool) -> None:
    """Close the engine with a request under way, which is answered before the end or never."""
    lab.network.gate = asyncio.Event()
    sending = asyncio.Event()
    lab.at_step = {Step.SENDING: sending.set}
    lab.engine.start_publishing()
    async with asyncio.timeout(PATIENCE_S):
        await sending.wait()
        closing = asyncio.create_task(lab.engine.close())
        await asyncio.sleep(0)
        if answers:
            for _ in range(10):  # turns of the loop in which an impatient end would cancel it
                await asyncio.sleep(0)
            lab.network.gate.set()
        await closing


def test_a_delivery_under_way_comes_to_its_end_when_the_program_closes(lab: Lab) -> None:
    delivery = lab.plan(lab.add_account())
    lab.run(close_while_sending(lab, answers=True))
    lab.restart()
    assert lab.look(delivery).state is State.SENT


def test_a_delivery_that_takes_too_long_is_left_and_asked_about_at_the_next_start(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "LAST_WORDS_S", 0.01)
    delivery = lab.plan(lab.add_account())
    lab.run(close_while_sending(lab, answers=False))
    lab.restart()
    assert lab.look(delivery).state is State.SENDING
    lab.later(minutes=3)
    lab.work()
    assert lab.network.calls[0] == "find"
    assert lab.look(delivery).state is State.SENT
    assert len(lab.server.posts) == 1


async def publish_in_spite_of(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, failure: Callable[[Ledger], None]
) -> None:
    """Let the first look at the ledger end in `failure`, and wait for the post all the same."""
    told = heard(lab.engine, Trouble)
    async with asyncio.timeout(PATIENCE_S):
        with monkeypatch.context() as broken:
            broken.setattr(Ledger, "waiting", failure)
            lab.engine.start_publishing()
            await told.wait()
        lab.engine.publisher.wake()
        await settled(lab, lambda: bool(lab.server.posts))
        await lab.engine.close()


def test_a_bug_in_the_look_round_is_told_and_does_not_end_the_publisher(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.plan(lab.add_account())

    def fail(_: Ledger) -> None:
        raise ZeroDivisionError

    lab.run(publish_in_spite_of(lab, monkeypatch, fail))
    assert lab.troubles == ["Due posts could not be looked up because of a bug; the log has more."]
    assert len(lab.server.posts) == 1


def test_trouble_with_the_disk_in_the_look_round_is_told_and_does_not_end_the_publisher(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.plan(lab.add_account())

    def fail(_: Ledger) -> None:
        raise StoreError("The disk is full.")

    lab.run(publish_in_spite_of(lab, monkeypatch, fail))
    assert lab.troubles == ["The disk is full."]


def test_two_programs_on_one_database_deliver_everything_once(lab: Lab) -> None:
    lab.server.keeps_keys = False
    accounts = [lab.add_account(name) for name in ("ada", "bob", "cleo")]
    deliveries = [lab.plan(account, f"Tip {number}.") for account in accounts for number in range(8)]
    start = threading.Barrier(3)
    errors: list[str] = []

    def publish() -> None:
        async def work() -> None:
            engine = lab.open_engine()
            engine.news.listen(
                lambda news: errors.append(news.sentence) if isinstance(news, Trouble) else None
            )
            start.wait()
            await engine.publisher.work_off()
            await engine.close()

        asyncio.run(work())

    programs = [threading.Thread(target=publish) for _ in range(3)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert errors == []
    assert {lab.look(delivery).state for delivery in deliveries} == {State.SENT}
    assert sorted(key for key, _ in lab.server.posts) == sorted(one.current.key for one in deliveries)


def test_the_database_is_closed_even_if_a_network_cannot_be(lab: Lab) -> None:
    async def break_down() -> None:
        raise ZeroDivisionError

    engine = lab.engine
    lab.network.close = break_down
    with pytest.raises(ZeroDivisionError):
        lab.run(engine.close())
    with pytest.raises(StoreError, match="closed database"):
        lab.run(engine.composing.drafts())
    lab.restart()


@pytest.mark.parametrize("turns", range(4))
def test_a_publisher_that_is_woken_and_cancelled_at_once_ends(lab: Lab, turns: int) -> None:
    async def work() -> None:
        publishing = asyncio.create_task(lab.engine.publisher.run())
        for _ in range(3):  # until it waits for its next look round
            await asyncio.sleep(0)
        lab.engine.publisher.wake()
        for _ in range(turns):
            await asyncio.sleep(0)
        publishing.cancel()
        for _ in range(10):
            await asyncio.sleep(0)
        assert publishing.cancelled()

    lab.run(work())
