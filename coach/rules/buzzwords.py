"""Words of offices and brochures.

"Leveraging synergies" hides what you do, often from yourself. Say it as you would across a kitchen
table; the shorter word is nearly always the better one.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from coach.advice import Family, Fix, Safety, Weight
from coach.phrases import lexicon, read_lines
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.span import Match
from coach.text import Text
from resources.finder import resource_text

FORGIVEN = 1  # different ones; everybody leverages something once, a tic speaks on repetition


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    found = text.find(lexicon("buzzwords"))
    if len(found) <= FORGIVEN:
        return ()
    different = {match.phrase: match for match in reversed(found)}
    if len(different) <= post.threshold("buzzwords", "FORGIVEN", FORGIVEN):
        return ()
    shown = sorted(different.values())
    return (
        Spot(
            span=shown[1],
            evidence=(f"{len(shown)} of them: {', '.join(text.slice(match) for match in shown)}.",),
            fixes=tuple(fix for match in found if (fix := _plainer(text, match))),
        ),
    )


def _plainer(text: Text, match: Match) -> Fix | None:
    plain = _plain_words().get(match.phrase)
    if not plain:
        return None
    if text.raw[match.start].isupper():
        plain = plain[0].upper() + plain[1:]
    return Fix(
        safety=Safety.OFFERED,
        label=f"Say “{plain}” for “{text.slice(match)}”",
        start=match.start,
        end=match.end,
        replacement=plain,
    )


@cache
def _plain_words() -> Mapping[str, str]:
    """Return a plain word for each that has one."""
    lines = read_lines(resource_text("lexicons", "en", "plain_words.txt"))
    pairs = (line.partition(" = ") for line in lines)
    return {word: plain for word, _, plain in pairs}


RULE = Rule(
    id="buzzwords",
    family=Family.LOW_VALUE,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    message="These are words of brochures.",
    why="Readers skip them, and behind them neither you nor they can see what is meant.",
    suggestion="Say what happens, as you would across a kitchen table.",
    bad=(
        "We leverage [[synergies]] for a holistic approach to lunch.",
        "Our seamless, [[scalable]] bakery empowers stakeholders.",
        "Utilize our [[best practices]] in order to move the needle.",
    ),
    good=(
        "The bakery now delivers to your door, and you pay once a month.",
        "We took a deep dive into the lake behind the mill. It was cold.",
        "What does “leverage” mean, and why does nobody say “use”?",
    ),
    source="Plain-language guides of public services advise against them, such as GOV.UK's “Words to avoid”.",
    exceptions="The first one, and quoted words.",
)
