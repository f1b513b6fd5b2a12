"""Two programs on one database: what each does in a process of its own, at the worst possible moment."""

import asyncio
import os
import random
import time
from datetime import timedelta
from multiprocessing.synchronize import Barrier
from unittest.mock import patch

from app.model.delivery import Delivery, State
from app.services.clock import system_clock
from app.services.sending import publishing
from app.services.sending.delivering import Step
from tests.killing.victim import NEVER, Deaths, World, engine_of

POLL_S = 0.005
DAWDLE_S = 0.15  # longer than a delivery takes: what was read may be over by the time it is claimed


def compete(world: World, line: Barrier, seed: int) -> None:
    """Publish beside another process until everything is sent.

    Before each claim and after each post it dawdles, so that the other may be quicker.
    """
    chance = random.Random(seed)

    async def work() -> None:
        engine = engine_of(world, system_clock, Deaths(NEVER, 0), dawdle)
        line.wait()
        while any(each.state is not State.SENT for each in await engine.planning.deliveries()):
            await engine.publisher.work_off()
            await asyncio.sleep(POLL_S)
        await engine.close()

    def dawdle(step: Step, _: Delivery) -> None:
        if step in {Step.DUE, Step.SENT}:
            time.sleep(chance.uniform(0, DAWDLE_S))

    os.environ.update(world.environ)
    with patch.object(publishing, "REST", timedelta(seconds=POLL_S)):
        asyncio.run(work())


def overtake(world: World, line: Barrier) -> None:
    """Publish all that is due between the two moments at which the other process stops."""

    async def work() -> None:
        engine = engine_of(world, system_clock, Deaths(NEVER, 0))
        line.wait()
        await engine.publisher.work_off()
        line.wait()
        await engine.close()

    os.environ.update(world.environ)
    asyncio.run(work())


def be_overtaken(world: World, line: Barrier, at: Step) -> None:
    """Publish, but come to `at` and go on from there only when the other process has done all it could."""

    async def work() -> None:
        engine = engine_of(world, system_clock, Deaths(NEVER, 0), stop)
        await engine.publisher.work_off()
        await engine.close()

    def stop(step: Step, _: Delivery) -> None:
        if step is at:
            line.wait()
            line.wait()

    os.environ.update(world.environ)
    asyncio.run(work())
