"""Two publishers at work on one database never send the same delivery."""

import pytest

from app.model.delivery import State
from tests.killing import victim
from tests.killing.nursery import barrier, begin, end_of
from tests.killing.points import REQUESTS
from tests.killing.stand import Stand

pytestmark = pytest.mark.killing

FOR_EACH = 10  # posts for each of the two accounts


def test_two_publishers_share_the_work_and_double_nothing(contest: Stand) -> None:
    texts = [f"Contest, number {number}." for number in range(FOR_EACH)]
    planned = [each for network in REQUESTS for each in contest.plan(network, *texts)]
    line = barrier(2)
    both = [begin(victim.compete, contest.world, line, seed) for seed in range(2)]
    assert [end_of(each) for each in both] == [0, 0]
    assert {contest.delivery(each).state for each in planned} == {State.SENT}
    for network in REQUESTS:
        assert sorted(contest.texts(network)) == sorted(texts)
    publishers = [contest.publishers(each) for each in planned]
    assert {len(each) for each in publishers} == {1}
    assert len(set[str].union(*publishers)) == 2
