"""What a post mainly does, and the reasons that are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Intent
from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.texts.text import read
from coach.weighed.judging import judge_post


def intent_of(text: str, kind: Kind = Kind.POST) -> tuple[Intent, tuple[str, ...]]:
    found = judge_post(read(text), Entry(text=text, kind=kind), Profile())
    return found.intent, tuple(found.reasons)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (
            "Join our webinar on Tuesday and discover our new platform. Register now: https://e.org",
            Intent.PROMOTE,
        ),
        (
            "Get yours now: our new boots are available in stores and online #boots https://e.org",
            Intent.PROMOTE,
        ),
        ("@maria_k thank you so much, I loved your talk! What will you do next?", Intent.TALK),
        ("I can't believe how tired I am today, I hate Mondays so much", Intent.TALK),
        (
            "Two people were injured when a storm hit the harbour on Friday, police said. https://e.org",
            Intent.GIVE,
        ),
        ("Minister says the new law on rents will pass in June https://e.org", Intent.GIVE),
    ],
)
def test_a_plain_example_has_its_intent(text: str, intent: Intent) -> None:
    assert intent_of(text)[0] is intent


def test_the_reasons_are_sentences_and_at_most_three() -> None:
    reasons = intent_of("Thank you @jo, what a lovely day! How are you?")[1]
    assert 1 <= len(reasons) <= 3
    assert all(reason.startswith(("You ", "It ")) and reason.endswith(".") for reason in reasons)
    assert len(set(reasons)) == len(reasons)


def test_a_reply_is_talk_where_the_same_words_as_a_post_are_not() -> None:
    text = "The train to the coast runs every hour."
    assert intent_of(text, Kind.REPLY)[0] is Intent.TALK


def test_a_blank_text_has_an_intent_and_says_that_there_is_nothing() -> None:
    assert intent_of(" ") == (Intent.GIVE, ("There is nothing to read yet.",))


@given(st.text())
def test_no_text_breaks_the_decision(text: str) -> None:
    intent_of(text)
