"""What a rule says it needs is true: in a post without it the rule finds nothing, even when it is asked."""

import pytest

from coach.earlier.history import History
from coach.entry import Entry
from coach.library.book import book
from coach.library.examples import known, unmarked
from coach.needs import bits
from coach.profile import Profile
from coach.reading import Reading
from coach.rule import Example, Rule
from coach.texts.text import read
from coach.weighed.judging import judge_post

NEEDY = [rule for rule in book().values() if rule.needs]
EXAMPLES = [known(example) for rule in book().values() for example in (*rule.bad, *rule.good)]


def _reading(example: Example) -> Reading:
    text = read(unmarked(example.text)[0])
    profile = example.profile or Profile(previews=True)
    entry = Entry(
        text=text.raw,
        kind=example.kind,
        alt=example.alt,
        networks=example.networks or ("x", "bluesky"),
        reply_to=example.reply_to,
        at=example.at,
    )
    judged = judge_post(text, entry, profile)
    return Reading(
        text=text,
        entry=entry,
        profile=profile,
        history=example.history or History(),
        signals=judged.signals,
        intent=judged.intent,
    )


READINGS = [_reading(example) for example in EXAMPLES]


@pytest.mark.parametrize("rule", NEEDY, ids=lambda rule: rule.id)
def test_without_what_it_needs_a_rule_finds_nothing(rule: Rule) -> None:
    without = [reading for reading in READINGS if not reading.has & bits(rule.needs)]
    assert without
    assert [reading.text.raw for reading in without if tuple(rule.find(reading))] == []
