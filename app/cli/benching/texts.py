"""Ordinary posts for measuring, made of our own sentences; the same seed makes the same posts."""

import json
from collections.abc import Sequence
from random import Random

from app.cli.reading.reading_in import read_lines
from app.errors import InputError

_OPENINGS = (
    "Good morning, everybody.",
    "Does anyone know a cure for limp basil?",
    "Thank you @{name}, that was the hint I needed.",
    "We are proud to announce our new {thing}!",
    "I spent the whole {day} repairing a {thing}.",
    "Last chance to order the {thing} before {day}.",
    "What a {kind} evening by the river.",
    "“Nobody reads the manual,” said the man at the counter, and he was right.",
    "Here is how I keep my {thing} going through the winter:",
    "The library on {street} lends out tools now.",
)
_MIDDLES = (
    "It took {number} hours, two cups of tea and a neighbour with steady hands.",
    "The trick is to warm the {thing} first and to wait until it hums.",
    "{number} people came, and {small} of them stayed until we swept the floor.",
    "I had no idea that a {thing} could be so {kind}, and I still do not know why.",
    "On {day} the ferry leaves at {small}:30, an hour later than in summer.",
    "Our {thing} is 20% off this week, with free shipping.",
    "You can find the plan, the list of parts and my mistakes below.",
    "She told me that her grandmother made the same {thing} in a {kind} kitchen without a stove.",
    "My first attempt looked {kind}, my second one burned, and the third is on the table.",
    "If you have an old {thing} at home, bring it along and we will look at it together.",
    "Prices for a {thing} went up again, which is why so many of us mend what we have.",
)
_CLOSINGS = (
    "How do you do it?",
    "Read more: https://example.com/{thing}",
    "Thank you all for coming 🙂",
    "#repair #{thing}",
    "See you on {day}!",
    "Don't miss it, sign up today: https://example.org/{name}",
    "What would you have done, @{name}?",
    "",
    "#{Street} #{Thing} #slow",
    "More about it next {day}.",
)
_WORDS = {
    "name": ("ana", "bela", "cem", "dora", "emeka", "fina", "goran", "hanna"),
    "thing": ("lamp", "oven", "kayak", "radio", "loom", "bicycle", "soup", "garden", "teapot", "clock"),
    "Thing": ("Lamp", "Oven", "Kayak", "Radio", "Loom", "Bicycle", "Soup", "Garden"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "kind": ("quiet", "brilliant", "stubborn", "golden", "strange", "simple", "noisy", "gentle"),
    "street": ("Mill Street", "Harbour Road", "Station Lane", "Orchard Way"),
    "Street": ("MillStreet", "HarbourRoad", "StationLane"),
}


def made_posts(many: int, seed: int) -> list[str]:
    """Return `many` posts of one to five sentences."""
    chance = Random(seed)  # noqa: S311 - posts for measuring keep no secret
    return [_post(chance, chance.choice((0, 1, 1, 2, 3))) for _ in range(many)]


def made_long_posts(many: int, length: int, seed: int) -> list[str]:
    """Return `many` posts of `length` code points, in paragraphs of a few sentences."""
    chance = Random(seed)  # noqa: S311 - posts for measuring keep no secret
    return [_long(chance, length) for _ in range(many)]


def read_posts(name: str) -> list[str]:
    """Return the texts in the JSON Lines of the file `name`; lines without a text are left out.

    Raises:
        InputError: it cannot be read, or there is no text in it.
    """
    posts: list[str] = []
    for line in read_lines(name):
        try:
            text = json.loads(line)["text"]
        except (ValueError, KeyError, TypeError):
            continue
        if isinstance(text, str) and text.strip():
            posts.append(text)
    if not posts:
        raise InputError(f'{name} has no line with a "text".')
    return posts


def _post(chance: Random, middles: int) -> str:
    sentences = (chance.choice(_OPENINGS), *chance.sample(_MIDDLES, middles), chance.choice(_CLOSINGS))
    return _filled(chance, sentences)


def _long(chance: Random, length: int) -> str:
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) + 2 * len(paragraphs) < length:
        paragraphs.append(_filled(chance, chance.sample(_MIDDLES, chance.randint(3, 6))))
    return "\n\n".join(paragraphs)[:length]


def _filled(chance: Random, sentences: Sequence[str]) -> str:
    return " ".join(
        sentence.format(
            number=chance.randint(11, 9999),
            small=chance.randint(2, 9),
            **{slot: chance.choice(words) for slot, words in _WORDS.items()},
        )
        for sentence in sentences
        if sentence
    )
