"""Praise of oneself.

"We are the best" tells a reader nothing that can be checked, used or answered. Other people may say it
of you, and a fact lets readers come to it by themselves: what did you do, for whom, and what came of it?
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted
from coach.texts.phrases import lexicon

BRAGGING = 0.9  # of the signal, where no phrase was found; from here on it asks


def _find(post: Reading) -> Iterable[Spot]:
    found = post.text.find(lexicon("self_praise"))
    if found:
        return (
            Spot(
                span=found[0],
                evidence=quoted(post.text, found, "praises the writer."),
            ),
        )
    if post.is_reply or not post.shows("bragging", post.threshold("horn-tooting", "BRAGGING", BRAGGING)):
        return ()
    if not post.text.says_i_or_we:
        return ()
    signal = next(signal for signal in post.signals if signal.name == "bragging")
    speaking = sorted((one for one in signal.evidence if one.share > 0), key=lambda one: -one.share)
    evidence = tuple(dict.fromkeys(f"“{one.words}” speaks of you." for one in speaking if one.words))
    return (
        Spot(weight=Weight.HINT, message="Is this mostly about how well you did?", evidence=evidence[:3]),
    )


RULE = Rule(
    id="horn-tooting",
    family=Family.PROMOTION,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="Here you praise yourself.",
    why="Praise of oneself gives a reader nothing to use or to answer, and most people scroll past it.",
    suggestion="Say what you did, for whom, and what came of it; or thank those who made it possible.",
    bad=(
        "[[We are the best]] bakery in town and everybody knows it.",
        "We are [[proud to be named]] among the top shops of the year.",
        "Visit [[our award-winning]] showroom and see quality for yourself.",
        "[[I'm so talented]], people keep telling me to turn pro.",
    ),
    good=(
        "You are the best, thank you for carrying the piano up four floors!",
        "Our rye crust now stays crisp for a day. The trick is steam in the first ten minutes.",
        "I watched the award-winning film last night. Who do you think sent the letter?",
        "Nobody does it better than our postman. Thank you, Ravi!",
        "She said “we are the best in the world at this” and I had to laugh.",
    ),
    source="Sezer, Gino and Norton 2018, “Humblebragging”: praise of oneself is liked less than it feels.",
    exceptions="Quoted words, praise of others, and answers that say thank you.",
)
