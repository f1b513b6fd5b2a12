"""Written in heat, or within seconds of the provocation.

Anger writes quickly and well, and is sorry in the morning. Nothing is lost by an hour: whoever is right
now will still be right then, and will say it in words that others can agree with.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, quoted, shortened
from coach.texts.phrases import lexicon
from coach.texts.span import Match
from coach.texts.text import Text, read

BREATH_S = 60  # seconds; in fewer nobody has read, thought and written
HEATED = 2  # signs of anger in a post that answers nobody; everybody grumbles once
SHOUTED = 3  # words in capitals among smaller ones; one or two are names

_LOUD_MARKS = re.compile(r"[!?]{3,}")
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
_REPORTED = re.compile(r"[\"“„«]")


def _find(post: Reading) -> Iterable[Spot]:
    if post.is_reply:
        return _too_fast(post)
    text = post.text
    # After an opening sign without its twin somebody else is speaking.
    hot = [match for match in text.find(lexicon("anger")) if not _REPORTED.search(text.raw, 0, match.start)]
    if not hot:
        return ()
    shouted = post.threshold("cooling-off", "SHOUTED", SHOUTED)
    if len(hot) + _loudness(text, shouted) < post.threshold("cooling-off", "HEATED", HEATED):
        return ()
    return (Spot(span=hot[0], evidence=quoted(text, hot, "is written in anger.")),)


def _too_fast(post: Reading) -> Iterable[Spot]:
    at, since = post.entry.at, post.entry.reply_to_at
    if at is None or since is None or post.entry.reply_to is None:
        return ()
    took = at - since
    if not timedelta() <= took < timedelta(seconds=post.threshold("cooling-off", "BREATH_S", BREATH_S)):
        return ()
    provoked = read(post.entry.reply_to)
    own, theirs = _hot(post.text), _hot(provoked)
    if not own and not theirs and not _loudness(provoked):
        return ()
    seconds = int(took.total_seconds())
    return (
        Spot(
            span=own[0] if own else None,
            message=f"You answer {seconds} seconds after something that makes one angry.",
            evidence=(
                f"They wrote: {shortened(post.entry.reply_to)}",
                *quoted(post.text, own, "is written in anger."),
            ),
        ),
    )


def _hot(text: Text) -> tuple[Match, ...]:
    return (*text.find(lexicon("anger")), *text.find(lexicon("heat")))


def _loudness(text: Text, shouted: float = SHOUTED) -> int:
    """Return how many of two signs of shouting there are: rows of marks, and words in capitals."""
    if text.raw.isupper():
        return 1
    return bool(_LOUD_MARKS.search(text.raw)) + (len(_SHOUTED.findall(text.raw)) >= shouted)


_NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
_INSULT = "You are a liar and your shop is a joke."

RULE = Rule(
    id="cooling-off",
    family=Family.PACE,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="Is this written in anger? It can wait an hour.",
    why="What is posted in heat is what people quote, and it is seldom what one would say an hour later.",
    suggestion="Keep it as a draft, read it again in an hour, and then decide.",
    bad=(
        "[[I'm so angry]] about this parking office, what a bunch of idiots!",
        "[[Fed up with]] this council. Absolutely pathetic!!!",
        Example("We never lied to anybody.", reply_to=_INSULT, waited=0.01),
        Example("And [[you are a clown]].", reply_to="The lamp is broken.", waited=0.005),
    ),
    good=(
        "I was angry about the parking office, and then the clerk found my form in a minute.",
        "“I'm so angry about this bunch of idiots”, it said on the door, and we went home.",
        "Fed up with rain? We have a roof, tea and a stove.",
        Example("We never lied to anybody. What happened?", reply_to=_INSULT, waited=2),
        Example("Yes, until six!", reply_to="Are you open today?", waited=0.01),
        Example("We never lied to anybody.", reply_to=_INSULT),
    ),
    source="Katsaros, Yang and Fratamico 2022, “Reconsidering Tweets”: asked to look again, a third did.",
    exceptions="A single sign of anger, quick answers to calm words, and answers of which no time is known.",
    needs=("is_reply", lexicon("anger")),
)
