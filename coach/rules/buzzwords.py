"""Words of offices and brochures.

"Leveraging synergies" hides what you do, often from yourself. Say it as you would across a kitchen
table; the shorter word is nearly always the better one.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from coach.advice import Family, Fix, Safety, Weight
from coach.earlier.history import PastPost
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened
from coach.texts.phrases import lexicon, read_lines
from coach.texts.span import Match
from coach.texts.text import Text
from resources.finder import resource_text

FORGIVEN = 1  # different ones; everybody leverages something once, a tic speaks on repetition
HABIT = 3  # earlier posts with the very word, after which it is a tic


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    found = text.find(lexicon("buzzwords"))
    if not found:
        return ()
    shown = sorted({match.phrase: match for match in reversed(found)}.values())
    fixes = tuple(fix for match in found if (fix := _plainer(text, match)))
    if len(shown) > post.threshold("buzzwords", "FORGIVEN", FORGIVEN):
        words = ", ".join(text.slice(match) for match in shown)
        return (Spot(span=shown[:2][-1], evidence=(f"{len(shown)} of them: {words}.",), fixes=fixes),)
    word = text.folded[shown[0].start : shown[0].end]
    earlier = [past for past in _window(post) if word in past.text.lower()]
    if len(earlier) < post.threshold("buzzwords", "HABIT", HABIT):
        return ()
    return (
        Spot(
            span=shown[0],
            message=f"This is post number {len(earlier) + 1} of late with “{word}” in it.",
            evidence=tuple(f"{past.at:%d %b}: {shortened(past.text)}" for past in earlier[-3:]),
            fixes=fixes,
        ),
    )


def _window(post: Reading) -> Sequence[PastPost]:
    if not post.history.posts:
        return ()
    return post.past.before(post.entry.at, post.profile.mix_window, post.entry.account)


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
    certainty=Certainty.ASKS,
    find=_find,
    message="Would you say this across a kitchen table?",
    why="Readers skip them, and behind them neither you nor they can see what is meant.",
    suggestion="Say what happens, in the words in which you would tell a friend.",
    bad=(
        "We leverage [[synergies]] for a holistic approach to lunch.",
        "Our seamless, [[scalable]] bakery empowers stakeholders.",
        "Utilize our [[best practices]] in order to move the needle.",
        Example(
            "A [[holistic]] look at our lunch.",
            before=("A holistic soup.", "Holistic bread!", "So holistic."),
        ),
    ),
    good=(
        "The bakery now delivers to your door, and you pay once a month.",
        Example("A holistic look at our lunch.", before=("A holistic soup.", "Bread!", "So warm.")),
        "We took a deep dive into the lake behind the mill. It was cold.",
        "What does “leverage” mean, and why does nobody say “use”?",
    ),
    source="Plain-language guides of public services advise against them, such as GOV.UK's “Words to avoid”.",
    exceptions="The first one, unless earlier posts had it too, and quoted words.",
    needs=(lexicon("buzzwords"),),
)
