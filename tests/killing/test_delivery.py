"""A delivery that is killed anywhere goes out exactly once."""

import random

import pytest

from app.model.delivery import State
from app.services.sending.delivering import Step
from tests.killing import victim
from tests.killing.nursery import KILLED, run, run_well
from tests.killing.points import DEATHS, REQUESTS, Point, Trap, points
from tests.killing.rounds import kill_often
from tests.killing.stand import Stand

pytestmark = pytest.mark.killing

USUAL_DEATHS = 10  # for each point
BATCH = 3  # posts for each account
EVERY = [
    pytest.param(network, point, id=f"{network}: {point.name}")
    for network in REQUESTS
    for point in points(network)
]


def test_every_step_of_a_delivery_is_among_the_points() -> None:
    for network in REQUESTS:
        single = {point.traps[0].step for point in points(network) if len(point.traps) == 1}
        assert set(Step) <= single


@pytest.mark.parametrize(("network", "point"), EVERY)
def test_a_killed_delivery_leaves_exactly_one_post(stand: Stand, network: str, point: Point) -> None:
    rounds = kill_often(stand, network, point, DEATHS.get(network, USUAL_DEATHS))
    if point.state is not None:
        assert {each.state_at_death for each in rounds} == {point.state}
    if point.posts is not None:
        assert {each.posts_at_death for each in rounds} == {point.posts}
    assert [each.posts for each in rounds] == [1] * len(rounds)
    assert {each.state for each in rounds} == {State.SENT}
    assert all(each.receipt_is_right for each in rounds)
    assert [each.left_lying for each in rounds] == [0] * len(rounds)


@pytest.mark.parametrize("seed", range(USUAL_DEATHS))
def test_a_batch_that_is_killed_in_its_middle_goes_out_once_each(stand: Stand, seed: int) -> None:
    chance = random.Random(seed)
    trap = Trap(step=chance.choice(list(Step)), times=chance.randint(2, 2 * BATCH))
    texts = [f"Batch {seed}, number {number}." for number in range(BATCH)]
    planned = [each for network in REQUESTS for each in stand.plan(network, *texts)]
    assert run(victim.deliver, stand.world, trap) == KILLED
    stand.settle()
    assert any(stand.delivery(each).state is not State.SENT for each in planned) or trap.step is Step.SENT
    run_well(victim.deliver, stand.world)
    assert {stand.delivery(each).state for each in planned} == {State.SENT}
    for network in REQUESTS:
        found = stand.texts(network)
        assert [found.count(text) for text in texts] == [1] * BATCH
