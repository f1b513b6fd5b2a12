"""A thread that is killed anywhere goes out whole: each part once, in its order, the picture with it."""

from dataclasses import replace

import pytest

from app.model.delivery import State
from tests.app.networks.stage import picture
from tests.killing import victim
from tests.killing.chain_points import PARTS, chain_points
from tests.killing.nursery import KILLED, run, run_well
from tests.killing.points import REQUESTS, Point
from tests.killing.stand import Stand

pytestmark = pytest.mark.killing

DEATHS = 3  # for each point
ALT = "A loaf of rye, cut open"
EVERY = [
    pytest.param(network, point, id=f"{network}: {point.name}")
    for network in REQUESTS
    for point in chain_points(network)
]


@pytest.mark.parametrize(("network", "point"), EVERY)
@pytest.mark.parametrize("number", range(DEATHS))
def test_a_killed_thread_leaves_each_part_once_and_in_its_place(
    stand: Stand, network: str, point: Point, number: int
) -> None:
    data, shown = picture(ALT, shade=number)
    shown = replace(shown, part=1)
    stand.keep(data, shown)
    texts = [f"Thread {number}, {point.name}: {part} of {PARTS}." for part in range(1, PARTS + 1)]
    (delivery_id,) = stand.plan(network, "\n---\n".join(texts), media=[shown])
    for trap in point.traps:
        assert run(victim.deliver, stand.world, trap, number) == KILLED
        stand.settle()
    out = [post.text for post in stand.posts(network) if post.text in texts]
    assert out == texts[: len(out)]
    run_well(victim.deliver, stand.world)
    after = stand.delivery(delivery_id)
    assert after.state is State.SENT
    posts = [post for post in stand.posts(network) if post.text in texts]
    assert [post.text for post in posts] == texts
    assert [post.above for post in posts] == ["", posts[0].address, posts[1].address]
    assert [post.alts for post in posts] == [(), (ALT,), ()]
    assert all(stand.leads_to(network, part, post) for part, post in zip(after.parts, posts, strict=True))
