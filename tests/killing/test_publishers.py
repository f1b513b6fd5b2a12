"""Two publishers at work on one database never send the same delivery."""

import pytest

from app.model.delivery import State
from app.services.sending.delivering import Step
from tests.killing import rivals
from tests.killing.nursery import barrier, begin, end_of
from tests.killing.points import REQUESTS
from tests.killing.stand import Stand

pytestmark = pytest.mark.killing

FOR_EACH = 10  # posts for each of the two accounts


def test_two_publishers_share_the_work_and_double_nothing(contest: Stand) -> None:
    texts = [f"Contest, number {number}." for number in range(FOR_EACH)]
    planned = [each for network in REQUESTS for each in contest.plan(network, *texts)]
    line = barrier(2)
    both = [begin(rivals.compete, contest.world, line, seed) for seed in range(2)]
    assert [end_of(each) for each in both] == [0, 0]
    assert {contest.delivery(each).state for each in planned} == {State.SENT}
    for network in REQUESTS:
        found = contest.texts(network)
        assert [found.count(text) for text in texts] == [1] * FOR_EACH
    publishers = [contest.publishers(each) for each in planned]
    assert {len(each) for each in publishers} == {1}
    assert len(set[str].union(*publishers)) == 2


@pytest.mark.parametrize("network", list(REQUESTS))
@pytest.mark.parametrize("step", list(Step))
def test_a_publisher_that_is_overtaken_at_any_step_doubles_nothing(
    contest: Stand, network: str, step: Step
) -> None:
    text = f"Overtaken after step {step}."
    (planned,) = contest.plan(network, text)
    line = barrier(2)
    slow = begin(rivals.be_overtaken, contest.world, line, step)
    quick = begin(rivals.overtake, contest.world, line)
    assert [end_of(slow), end_of(quick)] == [0, 0]
    assert contest.delivery(planned).state is State.SENT
    assert contest.texts(network).count(text) == 1
