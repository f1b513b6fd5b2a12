"""Every rule's examples go through the whole review: the bad ones are found, the good ones left alone."""

from datetime import UTC, datetime, timedelta

import pytest

from coach.advice import Fix, Review, Safety
from coach.earlier.history import History, PastPost
from coach.entry import Entry
from coach.library.book import book, page
from coach.library.examples import known, unmarked
from coach.profile import Profile
from coach.reviewing.review import review
from coach.rule import Certainty, Example, Rule

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

BAD = [(rule, example) for rule in book().values() for example in rule.bad]
GOOD = [(rule, example) for rule in book().values() for example in rule.good]


def _name(value: Rule | str | Example) -> str:
    if isinstance(value, Rule):
        return value.id
    return (value.text if isinstance(value, Example) else value)[:30]


def _review(example: str | Example, text: str | None = None) -> Review:
    given = known(example)
    plain, _ = unmarked(given.text)
    earlier = (*((reply, True) for reply in given.said), *((before, False) for before in given.before))
    posts = tuple(
        PastPost(id=str(number), text=past, at=MONDAY + number * HOUR, is_reply=is_reply)
        for number, (past, is_reply) in enumerate(earlier)
    )
    now = given.at or MONDAY + len(posts) * HOUR
    entry = Entry(
        text=plain if text is None else text,
        kind=given.kind,
        alt=given.alt,
        networks=given.networks,
        reply_to=given.reply_to,
        reply_to_at=now - given.waited * HOUR if given.waited else None,
        at=now,
    )
    history = given.history or History(posts=posts)
    return review(entry, given.profile or Profile(), history, readability=False)


@pytest.mark.parametrize(("rule", "example"), BAD, ids=_name)
def test_a_bad_example_is_found_at_the_marked_words(rule: Rule, example: str | Example) -> None:
    _, marked = unmarked(known(example).text)
    given = _review(example)
    found = [finding for finding in given.findings if finding.rule == rule.id]
    assert found, [finding.rule for finding in given.findings]
    assert sorted((one.start, one.end) for one in found if one.start is not None) == list(marked)
    assert all(one.message and one.why and one.suggestion for one in found)


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=_name)
def test_a_good_example_is_left_alone(rule: Rule, example: str | Example) -> None:
    given = _review(example)
    assert rule.id not in {finding.rule for finding in given.findings}
    assert not given.broken_rules


@pytest.mark.parametrize(("rule", "example"), BAD, ids=_name)
def test_after_its_safe_fixes_the_rule_is_silent(rule: Rule, example: str | Example) -> None:
    plain, _ = unmarked(known(example).text)
    found = [finding for finding in _review(example).findings if finding.rule == rule.id]
    fixes = [fix for finding in found for fix in finding.fixes if fix.safety is Safety.SAFE]
    if not fixes:
        return
    once = _review(example, _mended(plain, fixes[0]))
    assert len([one for one in once.findings if one.rule == rule.id]) < len(found)
    for fix in sorted(fixes, key=lambda fix: -fix.start):
        plain = _mended(plain, fix)
    assert rule.id not in {one.rule for one in _review(example, plain).findings}


def _mended(text: str, fix: Fix) -> str:
    return text[: fix.start] + fix.replacement + text[fix.end :]


@pytest.mark.parametrize("rule", book().values(), ids=_name)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert len(page(rule.id).splitlines()) > 2, "the docstring is the help page"
    assert rule.source
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    for said in (rule.message, rule.why, rule.suggestion):
        assert said[0].isupper()
        assert said.endswith((".", "?"))


@pytest.mark.parametrize("rule", book().values(), ids=_name)
def test_a_rule_that_guesses_stays_silent_unless_asked(rule: Rule) -> None:
    if rule.certainty is Certainty.GUESSES:
        assert rule.id not in {one.rule for example in rule.bad for one in _review(example).findings}
