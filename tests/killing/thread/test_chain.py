"""A thread that is killed anywhere goes out whole: each part once, in its order, the picture with it."""

import pytest

from tests.killing.points import CHAINED, Point
from tests.killing.stand import Stand
from tests.killing.thread.chain_points import chain_points
from tests.killing.thread.chain_rounds import kill_chain

pytestmark = pytest.mark.killing

DEATHS = 3  # for each point
EVERY = [
    pytest.param(network, point, id=f"{network}: {point.name}")
    for network in CHAINED
    for point in chain_points(network)
]


@pytest.mark.parametrize(("network", "point"), EVERY)
@pytest.mark.parametrize("number", range(DEATHS))
def test_a_killed_thread_leaves_each_part_once_and_in_its_place(
    stand: Stand, network: str, point: Point, number: int
) -> None:
    played = kill_chain(stand, network, point, number)
    assert played.good, str(played)  # else pytest shortens it
