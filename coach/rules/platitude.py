"""Wisdom of the kind that stands on quote cards.

Everybody agrees with it, and nobody learns anything. The day on which you found it to be true, or
false, is worth a post.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted
from coach.texts.phrases import lexicon
from coach.texts.text import read

ROOM = 20  # words of one's own; in a longer text one such sentence is a flourish
MANY = 2  # such sentences, which no text has room for


def _find(post: Reading) -> Iterable[Spot]:
    if post.is_reply:
        return ()
    text, wisdom = post.text, lexicon("platitudes")
    found = text.find(wisdom)
    if found and len(found) >= _room_for(post):
        return (Spot(span=found[0], evidence=quoted(text, found, "stands on many cards.")),)
    if not text.quotes or text.words or wisdom.first_words.isdisjoint(text.all_words):
        return ()
    cards = [quote for quote in text.quotes if read(text.slice(quote).strip('"“”«»')).has(wisdom)]
    return (Spot(span=cards[0], evidence=quoted(text, cards, "stands on many cards.")),) if cards else ()


def _room_for(post: Reading) -> float:
    """Return how many such sentences are too many here."""
    short = len(post.text.words) <= post.threshold("platitude", "ROOM", ROOM)
    return 1 if short and not _is_concrete(post) else post.threshold("platitude", "MANY", MANY)


def _is_concrete(post: Reading) -> bool:
    text = post.text
    return bool(text.questions or text.mentions or text.numbers)


RULE = Rule(
    id="platitude",
    family=Family.LOW_VALUE,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="Has everybody read this sentence on a card?",
    why="Nobody can disagree with it, learn from it or answer it, so that it passes by unread.",
    suggestion="Tell of the day on which you found it to be true, or not true at all.",
    bad=(
        "[[Everything happens for a reason]]. Happy Monday!",
        "Monday thoughts: [[believe in yourself]] and never give up.",
        "[[“Good things come to those who wait.”]]",
    ),
    good=(
        "Everything happens for a reason, my aunt used to say, and then her roof fell in. We patched it with "
        "a door and two umbrellas, and it held until spring.",
        "Who told you to follow your dreams, and did you?",
        "I gave up on sourdough after nine flat loaves, and I regret nothing.",
    ),
    source="Orwell 1946, “Politics and the English Language”, on phrases that are ready before the thought.",
    exceptions="Answers, and a single such sentence in a text that asks, names, counts or tells more.",
    needs=("quotes", lexicon("platitudes")),
)
