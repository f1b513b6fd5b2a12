"""Hashtags or emoji instead of words.

A row of signs tells what shelf a post belongs on, but there is no post. One sentence of your own makes
it something that a person can answer, and a screen reader can read.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.entry import Kind
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot

SIGNS = 3  # hashtags and emoji
WORDS = 0  # beside them; with one of them a tag is often a part of the sentence


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    signs = len(text.hashtags) + len(text.emoji)
    if signs < post.threshold("tags-only", "SIGNS", SIGNS) or post.is_reply:
        return ()
    words = len(text.all_words)
    if words > post.threshold("tags-only", "WORDS", WORDS) or text.numbers or text.mentions:
        return ()
    return (
        Spot(
            evidence=(f"{len(text.hashtags)} hashtags, {len(text.emoji)} emoji and {words or 'no'} words.",)
        ),
    )


RULE = Rule(
    id="tags-only",
    family=Family.LOW_VALUE,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    message="There are signs here, and no sentence.",
    why="Hashtags and emoji say where a post belongs, not what it says; nobody can answer them.",
    suggestion="Write one sentence about what is to be seen or felt here, and keep two of the signs.",
    bad=(
        "#monday #coffee #mood",
        "☀️🌊🏖️ #beach",
        "🔥🔥🔥",
    ),
    good=(
        "First coffee on the new balcony, with a wasp. #monday #coffee",
        "#monday",
        "☀️",
        "Remembering #harbour 🌊⚓",
        Example("🎉🎉🎉", kind=Kind.REPLY),
    ),
    source="Accessibility guides: signs are read out one by one and carry no sentence.",
    exceptions="Answers, and fewer than three signs.",
    needs_words=False,
)
