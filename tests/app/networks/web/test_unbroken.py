"""What is under way goes on to its end, also where whoever asked for it has gone."""

import asyncio

import pytest

from app.networks.web.unbroken import Unbroken

pytestmark = pytest.mark.anyio


async def test_a_caller_that_goes_does_not_break_it_off() -> None:
    unbroken, begun, may_end, done = Unbroken(), asyncio.Event(), asyncio.Event(), list[str]()

    async def work() -> str:
        begun.set()
        await may_end.wait()
        done.append("done")
        return "well"

    caller = asyncio.create_task(unbroken.run(work()))
    await begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert done == []
    may_end.set()
    await unbroken.close()
    assert done == ["done"]
    assert await unbroken.run(work()) == "well"


async def test_what_fails_is_told_to_whoever_waits_and_forgotten_where_nobody_does() -> None:
    unbroken, may_end = Unbroken(), asyncio.Event()

    async def work() -> None:
        await may_end.wait()
        raise ValueError("no")

    caller = asyncio.create_task(unbroken.run(work()))
    await asyncio.sleep(0)
    caller.cancel()
    may_end.set()
    await unbroken.close()
    with pytest.raises(ValueError, match="no"):
        await unbroken.run(work())
