"""A post that is out twice, lost, or in a wrong place is counted as such."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from app.model.delivery import Delivery, State
from app.model.part import Part
from tests.faults.cases import Case
from tests.faults.catalogue import Act, Card, Fault
from tests.faults.counting import Tally, tally
from tests.faults.sites import Post

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEXTS = ("First.", "Second.")
POSTS = (Post(text="First.", place="a"), Post(text="Second.", place="b", above="a"))


def delivery(state: State = State.SENT, *, reason: str = "", out: int = 2) -> Delivery:
    parts = tuple(
        Part(text=text, key=text, remote_id=place, address=place, sent_at=NOW)
        if at < out
        else Part(text=text, key=text)
        for at, (text, place) in enumerate(zip(TEXTS, "ab", strict=True))
    )
    return Delivery(
        id="1",
        draft_id="d",
        account_id="a",
        text="",
        parts=parts,
        wall=NOW.replace(tzinfo=None),
        zone="UTC",
        due=NOW,
        state=state,
        reason=reason,
    )


def counted(kept: Delivery, *posts: Post, pictures: bool = False, act: Act = Act.LOST) -> Tally:
    card = Card(fault=Fault(name="", act=act), parts=2, pictures=pictures)
    case = Case(player=cast("Any", None), card=card, texts=TEXTS, rivals=1, alone=kept.state)
    return tally(case, kept, posts)


def test_a_thread_that_is_out_once_and_whole_is_good() -> None:
    told = counted(delivery(), *POSTS)
    assert told == Tally(cards=1, alone=1)
    assert told.good


def test_a_second_post_with_the_same_text_is_a_double() -> None:
    assert counted(delivery(), *POSTS, replace(POSTS[0], place="c")).doubles == 1


def test_what_the_ledger_calls_sent_and_no_server_has_is_lost() -> None:
    assert counted(delivery(), POSTS[0]).lost == 1


def test_what_waits_without_a_word_to_the_writer_is_lost() -> None:
    assert counted(delivery(State.WAITING, reason="It waits.", out=1), POSTS[0]).lost == 1
    assert counted(delivery(State.HELD, out=1), POSTS[0]).lost == 1


def test_what_waits_visibly_is_not_lost() -> None:
    told = counted(delivery(State.HELD, reason="Sign in again.", out=1), POSTS[0])
    assert (told.waiting, told.lost, told.good) == (1, 0, True)


def test_a_part_in_another_place_or_without_its_picture_or_receipt_is_wrong() -> None:
    assert counted(delivery(), POSTS[0], replace(POSTS[1], above="")).wrong == 1
    assert counted(delivery(), POSTS[0], replace(POSTS[1], place="c")).wrong == 1
    assert counted(delivery(), *POSTS, pictures=True).wrong == 1


def test_what_is_cancelled_may_not_be_out() -> None:
    cancelled = delivery(State.CANCELLED, reason="You cancelled it.", out=0)
    assert counted(cancelled, act=Act.CANCEL).good
    assert counted(cancelled, POSTS[0], act=Act.CANCEL).wrong == 1
    assert counted(cancelled).lost == 1  # nobody had asked for that
