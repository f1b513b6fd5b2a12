"""A hashtag of several words without capitals.

A screen reader says #openwindowsday as one word that does not exist; #OpenWindowsDay it reads as three.
Both lead to the same place, because networks do not look at capitals.
"""

from collections.abc import Iterable
from functools import lru_cache

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.phrases import word_list
from coach.texts.span import Span

LONG = 10  # letters; a shorter tag is mostly one word

_LONGEST_WORD = 14  # letters, in the list of words
_LONGEST_TAG = 60  # letters; beyond, nobody reads it anyway


def _find(post: Reading) -> Iterable[Spot]:
    if not post.text.hashtags:
        return ()
    long = post.threshold("hashtag-case", "LONG", LONG)
    found: list[Spot] = []
    for span in post.text.hashtags:
        tag = post.text.raw[span.start + 1 : span.end]
        if long <= len(tag) <= _LONGEST_TAG and _in_one_case(tag):
            words = words_of(tag.lower())
            # "Marketplace": with a capital in front, two words may be the name of something.
            if len(words) > (2 if tag.istitle() else 1):
                found.append(_spot(span, post.text.slice(span), words))
    return found


def _in_one_case(tag: str) -> bool:
    """Tell whether no capital shows where a word begins; one at the very front does not."""
    return tag.isascii() and tag.isalpha() and (tag[1:].islower() or tag.isupper())


@lru_cache(maxsize=1 << 10)  # tags; a writer uses the same ones again
def words_of(tag: str) -> tuple[str, ...]:
    """Return the fewest everyday words that make up `tag`; none where some part is unknown."""
    everyday = word_list("everyday_words")
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(tag) + 1):
        ways = [
            (*before, tag[start:end])
            for start in range(max(0, end - _LONGEST_WORD), end)
            if (before := best[start]) is not None and tag[start:end] in everyday
        ]
        best.append(min(ways, key=_cost) if ways else None)
    return best[-1] or ()


def _cost(words: tuple[str, ...]) -> tuple[int, int]:
    """Order by how few words there are, then by how few of one letter: "is now" comes before "i snow"."""
    return len(words), sum([len(word) == 1 for word in words])


def _spot(span: Span, tag: str, words: tuple[str, ...]) -> Spot:
    better = tag[0] + "".join(map(str.capitalize, words))
    fix = Fix(
        safety=Safety.OFFERED,
        label=f"Write {better}",
        start=span.start,
        end=span.end,
        replacement=better,
    )
    return Spot(span=span, evidence=(f"{len(words)} words: {' '.join(words)}.",), fixes=(fix,))


RULE = Rule(
    id="hashtag-case",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("hashtags",),
    message="Begin each word of the hashtag with a capital.",
    why="A screen reader then reads words instead of one long sound, and everybody else reads it faster.",
    suggestion="Capitals change nothing else: the tag leads to the same place.",
    bad=(
        "We clean the river on Saturday [[#openwaterday]]",
        "What do you grow? [[#Gardeningforbeginners]]",
        "The choir sings tonight [[#SATURDAYNIGHTMUSIC]], come early",
    ),
    good=(
        "We clean the river on Saturday #OpenWaterDay",
        "What do you grow? #gardening #books",
        "She works as a physiotherapist and loves it #physiotherapist",
        "Greetings from #Stratforduponavon",
        "The film club meets again #Summerlight",
    ),
    source="W3C and Mastodon guides: CamelCase in hashtags; networks look them up without regard to case.",
    exceptions="Short tags, what may be a name, and tags of which a part is no everyday word.",
    needs_words=False,
)
