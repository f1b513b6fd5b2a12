"""What the coach says of a handle depends on what goes out in its place."""

from coach.advice import Finding, Weight
from coach.entry import Entry, Instead
from coach.reviewing.review import review

FRIEND = "Thank you @Sam.bsky.social for the seeds, they came up on Monday!"


def told(*said: str) -> list[Finding]:
    """Return what the coach says of `FRIEND` on Mastodon, where something goes out instead."""
    instead = tuple(Instead("@sam.bsky.social", "mastodon", one) for one in said)
    found = review(Entry(text=FRIEND, networks=("mastodon", "bluesky"), instead=instead)).findings
    return [one for one in found if one.rule == "stranger-mention"]


def test_a_handle_that_goes_out_as_it_is_is_warned_of() -> None:
    (finding,) = told()
    assert finding.weight is Weight.WARNING


def test_the_persons_own_handle_there_is_nothing_to_speak_of() -> None:
    assert told("@sam@example.org") == []


def test_a_plain_name_is_a_hint_that_names_the_network() -> None:
    (finding,) = told("Sam")
    assert finding.weight is Weight.HINT
    assert finding.message == "@Sam.bsky.social is not told of this on Mastodon."


def test_a_bare_handle_that_goes_out_as_a_name_is_not_spoken_of_twice() -> None:
    text = "The idea came from @robin last week"
    instead = (Instead("@robin", "bluesky", "robin"),)
    rules = [one.rule for one in review(Entry(text=text, networks=("bluesky",))).findings]
    assert "stranger-mention" in rules
    rules = [one.rule for one in review(Entry(text=text, networks=("bluesky",), instead=instead)).findings]
    assert "stranger-mention" not in rules
