"""The form of a post, and the traits by which hashtags, commas and links speak, are told from its text."""

import pytest

from coach.signals.forms import Form, form_of
from coach.signals.traits import traits_of
from coach.texts.text import read


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("@ada thank you, that works", Form.ADDRESSED),
        ('"A garden is never finished," says our gardener https://example.com/garden', Form.QUOTING),
        ("The beans are up #garden", Form.TAGGED),
        ("The beans are up https://example.com/beans", Form.LINKED),
        ("Seven Beans That Grow On A Balcony", Form.HEADLINE),
        ("the beans are up", Form.PLAIN),
    ],
)
def test_a_post_has_the_form_that_its_dress_shows(text: str, form: Form) -> None:
    assert form_of(traits_of(read(text))) is form


def test_a_hashtag_is_read_as_the_word_that_it_is() -> None:
    assert traits_of(read("Late frost is near #tips"))["promises advice"] == "tips"


def test_a_verb_behind_a_comma_is_told_apart_from_a_plain_command() -> None:
    found = traits_of(read("In honour of the day, learn to sow"))
    assert found["may command behind a comma"] == "learn"
    assert "commands in a later clause" not in found


def test_the_word_before_the_last_link_shows_what_the_link_is_for() -> None:
    assert "leads to its link: here" in traits_of(read("The plan is here: https://example.com/plan"))
    assert "has a whole sentence before its link" in traits_of(read("We sow. https://example.com/plan"))
