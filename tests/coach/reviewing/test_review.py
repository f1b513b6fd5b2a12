"""The whole review: verdicts, silence, broken rules, underlines, and no text that makes it fail."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Family, Intent, Verdict, Weight
from coach.earlier.history import History
from coach.entry import Entry, Kind
from coach.library.book import book
from coach.profile import Profile
from coach.reading import Reading
from coach.reviewing import review as reviewing
from coach.reviewing.review import review
from coach.rule import Rule, Spot
from coach.texts.span import Span

BRAG = "We are the best bakery in town, award-winning and proud of it! https://example.com"
BETTER = "Our rye bread rests for a night now. Thank you for the idea, Ana! What do you bake on Sundays?"


def _rules_of(text: str, **known: object) -> set[str]:
    return {finding.rule for finding in review(replace(Entry(text=text), **known)).findings}


def test_a_bragging_link_gets_a_second_look() -> None:
    given_ = review(Entry(text=BRAG))
    assert given_.verdict in (Verdict.LOOK_AGAIN, Verdict.HOLD)
    assert "horn-tooting" in {finding.rule for finding in given_.findings}


def test_a_post_that_gives_and_asks_is_ready_and_hears_why() -> None:
    given_ = review(Entry(text=BETTER))
    assert given_.verdict is Verdict.READY
    assert "You ask a real question." in given_.strengths
    assert given_.intent is Intent.TALK


def test_one_secret_is_enough_for_a_hold() -> None:
    assert review(Entry(text="It runs with AKIAABCDEFGHIJKLMNOP since Monday")).verdict is Verdict.HOLD


@pytest.mark.parametrize("text", ["", " ", "Hi", "Das ist die beste Bäckerei der Stadt und wir sind stolz"])
def test_too_little_text_and_an_unknown_language_are_met_with_silence(text: str) -> None:
    given_ = review(Entry(text=text))
    assert given_.verdict is Verdict.QUIET
    assert given_.findings == ()
    assert given_.strengths == ()


def test_a_secret_is_found_in_any_language() -> None:
    given_ = review(Entry(text="Das Passwort ist geheim: AKIAABCDEFGHIJKLMNOP und nicht mehr"))
    assert {finding.family for finding in given_.findings} == {Family.SAFETY}


def test_one_hint_changes_nothing_and_two_are_worth_a_second_look() -> None:
    hints = "Morning run by the lake with Sam, what a day, and you? #run #fit #health #love"
    assert review(Entry(text=hints)).verdict is Verdict.READY
    pile = "New spring collection available in all stores. #spring #new #shop #sale https://example.com"
    assert review(Entry(text=pile)).verdict is Verdict.LOOK_AGAIN


def _crash(_post: Reading) -> Iterable[Spot]:
    raise ZeroDivisionError


def test_a_rule_that_crashes_is_named_and_the_others_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = replace(book()["hype"], find=_crash)

    def rules(_previews: bool, _off: frozenset[str], _speaks: bool, _has: int) -> tuple[Rule, ...]:
        return (broken, book()["horn-tooting"])

    monkeypatch.setattr(reviewing, "asked", rules)
    given_ = review(Entry(text=BRAG))
    assert given_.broken_rules == ("hype",)
    assert [finding.rule for finding in given_.findings] == ["horn-tooting"]


def test_the_weightiest_finding_has_the_underline_and_the_other_is_still_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def hint(_post: Reading) -> Iterable[Spot]:
        return (Spot(span=Span(0, 6)),)

    def warning(_post: Reading) -> Iterable[Spot]:
        return (Spot(span=Span(3, 9)), Spot(span=Span(10, 12)))

    light = replace(book()["hashtag-pile"], find=hint, weight=Weight.HINT)
    heavy = replace(book()["hype"], find=warning, weight=Weight.WARNING)

    def rules(_previews: bool, _off: frozenset[str], _speaks: bool, _has: int) -> tuple[Rule, ...]:
        return (light, heavy)

    monkeypatch.setattr(reviewing, "asked", rules)
    given_ = review(Entry(text="enough words to speak about"))
    assert [(one.rule, one.start, one.underlined) for one in given_.findings] == [
        ("hype", 3, True),
        ("hype", 10, True),
        ("hashtag-pile", 0, False),
    ]


def test_a_rule_that_is_switched_off_is_silent() -> None:
    given_ = review(Entry(text=BRAG), Profile(off=frozenset({"horn-tooting"})))
    assert "horn-tooting" not in {finding.rule for finding in given_.findings}


def test_a_threshold_of_the_profile_wins() -> None:
    text = "First snow on the roofs today! #snow #winter #cold #ice"
    assert "hashtag-pile" in _rules_of(text)
    given_ = review(Entry(text=text), Profile(thresholds={"hashtag-pile.WELCOME": 4}))
    assert "hashtag-pile" not in {finding.rule for finding in given_.findings}


def test_a_reply_is_not_asked_for_an_invitation() -> None:
    text = "Seeds are on the second shelf in the shop."
    assert "no-invitation" not in _rules_of(text, kind=Kind.REPLY)


def test_counts_follow_the_networks_and_the_servers_limits() -> None:
    given_ = review(Entry(text="Hello you there", networks=("mastodon", "x"), limits=(("mastodon", 5000),)))
    assert [(count.network, count.used, count.limit) for count in given_.counts] == [
        ("mastodon", 15, 5000),
        ("x", 15, 280),
    ]


@given(st.text(st.characters(codec=None), max_size=400))
def test_no_text_makes_the_review_fail(text: str) -> None:
    given_ = review(Entry(text=text, networks=("x", "bluesky"), alt=(text,)))
    assert given_.broken_rules == ()
    for finding in given_.findings:
        if finding.start is not None and finding.end is not None:
            assert 0 <= finding.start < finding.end <= len(text)
        for fix in finding.fixes:
            assert 0 <= fix.start <= fix.end <= len(text)


@given(
    st.lists(
        st.sampled_from(["#one", "#Two", "word", "&", "https://example.com", "🙂", "\n", "<hashtag>"]),
        max_size=20,
    )
)
def test_after_the_safe_fix_of_a_hashtag_pile_it_is_silent(words: list[str]) -> None:
    text = " ".join(words)
    for finding in review(Entry(text=text), history=History()).findings:
        if finding.rule == "hashtag-pile":
            (fix,) = finding.fixes
            mended = text[: fix.start] + fix.replacement + text[fix.end :]
            assert "hashtag-pile" not in _rules_of(mended)
