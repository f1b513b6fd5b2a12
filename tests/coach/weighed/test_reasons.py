"""The reasons for an intent are sentences about the post, for people."""

import re

import pytest

from coach.advice import Intent
from coach.entry import Entry
from coach.reviewing.review import review
from coach.signals.commands import FIRST
from coach.signals.lexicon import groups_in, read_groups
from coach.texts.text import read
from coach.weighed.reasons import FALLBACK, MOST, reasons, sentences
from resources.finder import resource
from tests.coach.signals.test_lexicons import source

GROUPS = dict(read_groups())
COMMANDS = groups_in(resource("lexicons", "en", "signals", "clauses", "commands.toml"))


@pytest.mark.parametrize("intent", Intent)
def test_every_reason_is_a_sentence_about_the_post(intent: Intent) -> None:
    for trait, sentence in sentences()[intent].items():
        assert re.fullmatch(r"(?:You|It) [^{}]+(?:: \{\})?\.", sentence), sentence
        known = trait in GROUPS or trait in COMMANDS or f'"{trait}"' in source() or trait == FIRST
        assert known or trait == FALLBACK or trait.startswith("shows the signal "), trait


def test_the_weightiest_reasons_come_first_and_no_words_are_shown_twice() -> None:
    text = read("Buy our bread")
    traits = {"asks to buy": "buy", "commands: buy, get, try, enjoy": "buy", "says our": "our"}
    weights = {"asks to buy": 0.4, "commands: buy, get, try, enjoy": 0.9, "says our": 0.5}
    assert reasons(Intent.PROMOTE, text, traits, weights) == (
        "You ask people to get or try something: “buy”.",
        "It is about something of your own: “our bread”.",
    )


def test_a_post_without_a_speaking_trait_still_has_a_reason() -> None:
    assert reasons(Intent.GIVE, read("Rain."), {"has short words": ""}, {"has short words": 0.9}) == (
        sentences()[Intent.GIVE][FALLBACK],
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Does anybody know a quiet place to read?", "You "),
        ("Get 20% off all lamps with code SUN: https://example.com", "You name a price or an offer"),
        ("Thank you Mara for the starter!", "You thank somebody: “thank you”."),
    ],
)
def test_the_plainest_reason_is_among_those_given(text: str, part: str) -> None:
    found = review(Entry(text=text), readability=False).intent_reasons
    assert len(found) <= MOST
    assert any(part in reason for reason in found), found
