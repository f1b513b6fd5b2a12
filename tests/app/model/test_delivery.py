"""The ways a delivery may go, and when its moment has come."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.model.delivery import BUSY, CLAIMABLE, NEXT, TROUBLED, IfLate, LatePolicy, State, digest, is_due
from tests.app.store.making import NOW, make_delivery

SECOND = timedelta(seconds=1)
SPANS = st.timedeltas(timedelta(), timedelta(days=400))


def reachable(start: State) -> set[State]:
    found: set[State] = set()
    rest = {start}
    while rest:
        state = rest.pop()
        found.add(state)
        rest |= NEXT[state] - found
    return found


def test_every_state_can_be_reached_and_knows_where_it_may_go() -> None:
    assert set(NEXT) == set(State)
    assert reachable(State.WAITING) == set(State)


def test_what_is_sent_is_never_sent_again_and_what_is_taken_back_stays_so() -> None:
    assert NEXT[State.SENT] == {State.TAKEN_BACK}
    assert NEXT[State.TAKEN_BACK] == frozenset()


def test_from_everywhere_else_there_is_a_way_out() -> None:
    for state in set(State) - {State.SENT, State.TAKEN_BACK}:
        assert State.SENT in reachable(state)


def test_only_a_delivery_that_was_on_its_way_can_be_sent_refused_or_lost() -> None:
    assert {state for state in State if State.SENT in NEXT[state]} == {State.SENDING, State.UNKNOWN}
    assert {state for state in State if State.UNKNOWN in NEXT[state]} == {State.SENDING}
    assert {state for state in State if State.REFUSED in NEXT[state]} == {State.PREPARING, State.SENDING}


def test_the_groups_of_states_do_not_mix() -> None:
    assert not BUSY & TROUBLED
    assert {State.WAITING, State.UNKNOWN} | BUSY == CLAIMABLE


@given(st.sampled_from(IfLate), SPANS, SPANS, SPANS)
@example(IfLate.ASK, 3 * SECOND, SECOND, 2 * SECOND)
@example(IfLate.DROP, 3 * SECOND, SECOND, 2 * SECOND)
@example(IfLate.SEND, 3 * SECOND, SECOND, 3 * SECOND)
@example(IfLate.DROP, 0 * SECOND, SECOND, SECOND)
def test_the_later_a_post_the_less_it_is_sent_by_itself(
    if_late: IfLate, within: timedelta, grace: timedelta, late: timedelta
) -> None:
    verdict = LatePolicy(if_late=if_late, within=within).verdict(late, grace)
    sent = late <= grace or (if_late is IfLate.SEND and late <= within)
    assert (verdict is State.WAITING) == sent
    if not sent:
        assert verdict is (State.MISSED if if_late is IfLate.DROP else State.HELD)


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, True),
        ({"due": NOW + SECOND}, False),
        ({"not_before": NOW}, True),
        ({"not_before": NOW + SECOND}, False),
        ({"due": NOW + SECOND, "not_before": NOW - SECOND}, False),
    ],
)
def test_a_delivery_is_due_at_its_moment_once_its_pause_is_over(
    changes: dict[str, datetime], due: bool
) -> None:
    assert is_due(replace(make_delivery(), **changes), NOW) is due


@given(st.text(st.characters()))
@example("half an emoji: \ud83d")
def test_every_text_has_a_digest(text: str) -> None:
    assert len(digest(text)) == 64
    assert make_delivery(text=text).digest == digest(text)


def test_the_digest_tells_texts_apart_that_only_look_alike() -> None:
    assert digest("é") != digest("e\u0301")
