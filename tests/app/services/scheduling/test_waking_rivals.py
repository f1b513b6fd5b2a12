"""Two publishers that slept: what one was sending when the computer fell asleep, the other leaves alone."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.keychain import Keychain
from app.model.delivery import State
from app.services.engine import Engine
from app.services.scheduling.clock_watch import Ticks
from app.services.sending.delivering import Step
from app.settings import Settings
from tests.app.services.lab import Lab

NAP = timedelta(minutes=3)  # longer than a lease, and shorter than a connection may live


class Killed(BaseException):
    """The program is gone at once."""


def die() -> None:
    """End the program."""
    raise Killed


class Rival:
    """A second program on the lab's database, on a computer that can sleep."""

    def __init__(self, lab: Lab) -> None:
        self.slept = timedelta()
        self.engine = Engine(
            places=lab.places,
            settings=Settings(),
            networks={"mastodon": lab.network},
            keychain=Keychain(lab.keyring),
            clock=lambda: lab.now,
            ticks=Ticks(
                passed=lambda: lab.now.timestamp(),
                awake=lambda: (lab.now - self.slept).timestamp(),
            ),
            pace=lab.pace,
        )

    def close(self) -> None:
        asyncio.run(self.engine.close())


@pytest.fixture
def rival(tmp_path: Path, lab: Lab) -> Iterator[Rival]:
    lab.server.keeps_keys = False  # nothing but the publishers keeps a post from going out twice
    with closing(Rival(lab)) as rival:
        yield rival


def test_what_was_being_sent_when_the_computer_fell_asleep_is_left_to_its_publisher(
    lab: Lab, rival: Rival
) -> None:
    delivery = lab.plan(lab.add_account())

    async def work() -> None:
        lab.network.gate = asyncio.Event()
        begun = asyncio.Event()
        lab.at_step[Step.SENDING] = begun.set
        sending = asyncio.create_task(lab.engine.publisher.work_off())
        await begun.wait()
        lab.now += NAP
        rival.slept += NAP
        other = asyncio.create_task(rival.engine.publisher.work_off())
        for _ in range(50):  # turns: so often it may look round before the first one goes on
            await asyncio.sleep(0)
        lab.network.gate.set()
        await asyncio.gather(sending, other)

    lab.run(work())
    assert len(lab.server.posts) == 1
    assert lab.look(delivery).state is State.SENT


def test_what_a_dead_publisher_held_is_taken_up_when_all_have_been_awake_for_a_lease(
    lab: Lab, rival: Rival
) -> None:
    delivery = lab.plan(lab.add_account())
    lab.at_step[Step.SENDING] = die
    with pytest.raises(Killed):
        lab.work()
    del lab.at_step[Step.SENDING]
    lab.now += NAP
    rival.slept += NAP
    asyncio.run(rival.engine.publisher.work_off())
    assert lab.look(delivery).state is State.SENDING
    lab.later(seconds=91)
    asyncio.run(rival.engine.publisher.work_off())
    assert (lab.look(delivery).state, len(lab.server.posts)) == (State.SENT, 1)
