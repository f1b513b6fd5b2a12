"""What was waved away stays away while its words stand, and neither tells nor counts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Family, Finding, Review, Verdict, Weight
from coach.dismissals import (
    RUNNING,
    Dismissal,
    Dismissals,
    Reach,
    ReasonNeeded,
    dead,
    dismiss,
    offers_to_go,
)
from coach.entry import Entry
from coach.reviewing.review import review

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEXT = "The ferry is late. What do you see? #a #b #c #d #e"
SECRET = "Look what I found, friends: ghp_abcdefghijklmnopqrstuvwxyz0123456789 is my key."


def finding(start: int | None = 4, end: int | None = 9, *, weight: Weight = Weight.HINT) -> Finding:
    return Finding(
        rule="some-rule",
        family=Family.ACCESS,
        weight=weight,
        start=start,
        end=end,
        message="Look at this.",
        why="Because.",
        suggestion="Mend it.",
    )


def waved(reach: Reach, text: str = TEXT, reason: str = "", one: Finding | None = None) -> Dismissal:
    return dismiss(one or finding(), text, reach=reach, draft="d1", at=NOW, reason=reason)


def read(text: str, *dismissals: Dismissal, draft: str = "d1") -> Review:
    return review(Entry(text=text), readability=False, dismissed=Dismissals(draft=draft, all=dismissals))


def pile(text: str) -> Finding:
    return next(one for one in read(text).findings if one.rule == "hashtag-pile")


def test_a_dismissed_finding_is_neither_told_nor_counted() -> None:
    told = read(SECRET)
    stop = next(one for one in told.findings if one.weight is Weight.STOP)
    gone = waved(Reach.ONCE, SECRET, "It is a made-up key.", stop)
    after = read(SECRET, gone)
    assert told.verdict is Verdict.HOLD
    assert after.verdict is not Verdict.HOLD
    assert stop.rule not in {one.rule for one in after.findings}


def test_a_dismissal_survives_edits_elsewhere_and_ends_with_its_words() -> None:
    gone = waved(Reach.ONCE, TEXT, one=pile(TEXT))
    assert "hashtag-pile" not in {one.rule for one in read(TEXT, gone).findings}
    edited = f"Good morning, all of you! {TEXT}"
    assert "hashtag-pile" not in {one.rule for one in read(edited, gone).findings}
    assert "hashtag-pile" in {one.rule for one in read(f"{TEXT} #f", gone).findings}


def test_this_once_and_here_are_for_one_draft_and_always_for_all() -> None:
    for reach, elsewhere in ((Reach.ONCE, True), (Reach.HERE, True), (Reach.ALWAYS, False)):
        gone = waved(reach, TEXT, one=pile(TEXT))
        assert "hashtag-pile" not in {one.rule for one in read(TEXT, gone).findings}
        told = {one.rule for one in read(TEXT, gone, draft="d2").findings}
        assert ("hashtag-pile" in told) is elsewhere


def test_what_stops_a_post_is_dismissed_with_a_reason_only() -> None:
    with pytest.raises(ReasonNeeded):
        waved(Reach.HERE, one=finding(weight=Weight.STOP), reason="  because ")
    gone = waved(Reach.HERE, one=finding(weight=Weight.STOP), reason="It is a sample key.")
    assert Dismissals(draft="d1", all=(gone,)).cover(finding(weight=Weight.STOP), TEXT)


@pytest.mark.parametrize("reach", Reach)
def test_a_hint_waved_away_without_a_reason_does_not_cover_a_stop(reach: Reach) -> None:
    mild = Dismissals(draft="d1", all=(waved(reach),))
    assert mild.cover(finding(), TEXT)
    assert not mild.cover(finding(weight=Weight.STOP), TEXT)


def test_the_same_words_elsewhere_in_the_text_are_another_finding() -> None:
    text = "so great a day, and a great night"
    first, second = finding(3, 8), finding(22, 27)
    assert text[22:27] == "great"
    gone = Dismissals(draft="d1", all=(waved(Reach.ONCE, text, one=first),))
    assert gone.cover(first, text)
    assert not gone.cover(second, text)


def test_a_dismissal_is_dead_once_its_words_are_gone() -> None:
    gone = waved(Reach.ONCE)
    others = (waved(Reach.HERE), waved(Reach.ONCE, one=finding(None, None)))
    assert dead((gone, *others), "Here the  FERRY comes.") == set()
    assert dead((gone, *others), "Here the boat comes.") == {gone.key}


def test_the_list_names_this_draft_and_what_is_off_everywhere_the_latest_first() -> None:
    here = waved(Reach.HERE)
    off = dismiss(finding(), TEXT, reach=Reach.ALWAYS, draft="d2", at=NOW + timedelta(hours=1))
    other = dismiss(finding(), TEXT, reach=Reach.HERE, draft="d2", at=NOW)
    assert Dismissals(draft="d1", all=(here, off, other)).concerning() == (off, here)


def test_the_same_advice_waved_away_twice_is_one_dismissal() -> None:
    again = dismiss(finding(), TEXT, reach=Reach.ONCE, draft="d1", at=NOW + timedelta(hours=1), reason="Yes.")
    assert again.key == waved(Reach.ONCE).key
    assert len({waved(reach).key for reach in Reach}) == len(Reach)


def test_a_rule_offers_to_go_after_five_in_a_row_and_does_not_insist() -> None:
    assert [count for count in range(3 * RUNNING) if offers_to_go(count)] == [RUNNING, 2 * RUNNING]


@given(before=st.text(), after=st.text(), words=st.text(min_size=1))
def test_words_keep_their_dismissal_whatever_stands_around_them_at_a_distance(
    before: str, after: str, words: str
) -> None:
    near = "three words before "
    first = f"{near}{words}"
    second = f"{before} {near}{words} {after}"
    gone = waved(Reach.ONCE, first, one=finding(len(near), len(first)))
    start = len(before) + 1 + len(near)
    again = finding(start, start + len(words))
    assert Dismissals(draft="d1", all=(gone,)).cover(again, second)
