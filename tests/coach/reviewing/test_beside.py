"""The title and the excerpt of an article are read too, and the text itself is read as ever."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Field, Finding, Verdict
from coach.dismissals import Dismissals, Reach, dismiss
from coach.entry import Entry
from coach.library.book import book
from coach.profile import Profile
from coach.reviewing.beside import ASKED
from coach.reviewing.mending import safe_fixes
from coach.reviewing.review import review

TEXT = "I baked rye bread today, and the crust came out dark. What would you change?"


def found(title: str = "", excerpt: str = "", text: str = TEXT, **known: object) -> list[Finding]:
    """Return what is found beside the text."""
    entry = Entry(text=text, title=title, excerpt=excerpt)
    return [one for one in review(entry, readability=False, **known).findings if one.field]  # pyright: ignore[reportArgumentType] - each caller names a parameter


def words(title: str, one: Finding) -> str:
    """Return the words of `title` that `one` is about."""
    return title[one.start : one.end]


@pytest.mark.parametrize(
    ("title", "rule", "there"),
    [
        ("🥖 You won't believe what this bread does", "clickbait", "You won't believe"),
        ("THIS IS THE BEST BREAD OF THE YEAR", "shouting", "THIS IS THE BEST BREAD OF THE YEAR"),
        ("Act now: last chance for bread", "act-now", "Act now"),
        ("Bread 🔥🔥🔥🔥🔥", "emoji-row", "🔥🔥🔥🔥🔥"),
        ("Paid with 4111 1111 1111 1111", "personal-data", "4111 1111 1111 1111"),
    ],
)
def test_what_lures_or_shouts_in_a_title_is_told_with_its_place_there(
    title: str, rule: str, there: str
) -> None:
    assert [(one.field, one.rule, words(title, one)) for one in found(title)] == [(Field.TITLE, rule, there)]
    assert [(one.field, one.rule) for one in found(excerpt=title)] == [(Field.EXCERPT, rule)]


@pytest.mark.parametrize("title", ["Rye", "How I bake rye bread", "What I learnt in ten years of baking", ""])
def test_a_plain_title_is_left_alone(title: str) -> None:
    assert found(title, title) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_title_changes_what_is_found_in_the_text(title: str, excerpt: str) -> None:
    text = f"{TEXT} You won't believe it: THIS IS THE BEST BREAD YET. #bread #rye #food #life #love"
    alone = review(Entry(text=text), readability=False)
    beside = review(Entry(text=text, title=title, excerpt=excerpt), readability=False)
    assert tuple(one for one in beside.findings if not one.field) == alone.findings
    assert beside.signals == alone.signals
    assert beside.intent is alone.intent


def test_it_counts_for_the_verdict() -> None:
    secret = "Paid with 4111 1111 1111 1111"
    assert review(Entry(text=TEXT, title=secret), readability=False).verdict is Verdict.HOLD


def test_a_title_is_no_place_for_the_mending_of_a_text() -> None:
    fixes = [fix for one in found("Bread 🔥🔥🔥🔥🔥") for fix in one.fixes]
    assert [fix.field for fix in fixes] == [Field.TITLE]
    assert safe_fixes(found("Bread 🔥🔥🔥🔥🔥")) == ()


def test_what_the_writer_left_aside_or_switched_off_is_not_told() -> None:
    title = "You won't believe what this bread does"
    [teaser] = found(title)
    aside = dismiss(teaser, title, reach=Reach.ONCE, draft="d", at=datetime(2026, 3, 1, tzinfo=UTC))
    assert found(title, dismissed=Dismissals(draft="d", all=(aside,))) == []
    assert found(excerpt=title, dismissed=Dismissals(draft="d", all=(aside,))) != []
    assert found(title, profile=Profile(off=frozenset({"clickbait"}))) == []


def test_every_rule_that_is_asked_is_in_the_book() -> None:
    assert set(book()) >= ASKED
