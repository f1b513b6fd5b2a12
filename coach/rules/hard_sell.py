"""Prices, discounts and buy-now language.

People follow people. A price list in their feed is an advertisement, however good the price. Say what
the thing does for somebody, and let the price stand where people who want it will look.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.phrases import lexicon

PITCH = 2  # cues; one alone may be news or a plain answer


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    found = text.find(lexicon("sell_words"))
    if not found:
        return ()
    prices = tuple(
        text.slice(span)
        for span in text.numbers
        if text.raw[span.start] in "$€£" or text.raw[span.end - 1] == "%"
    )
    words = tuple(dict.fromkeys(text.slice(match).lower() for match in found))
    evidence = (
        f"Selling words: {', '.join(words)}.",
        *((f"Prices and percentages: {', '.join(prices)}.",) if prices else ()),
    )
    cues = len(words) + bool(prices)
    if cues >= post.threshold("hard-sell", "PITCH", PITCH):
        return (Spot(span=found[0], evidence=evidence),)
    if post.is_reply or not post.shows("promotion"):
        return ()
    return (
        Spot(
            span=found[0], evidence=evidence, weight=Weight.HINT, message="Is this an offer more than a post?"
        ),
    )


RULE = Rule(
    id="hard-sell",
    family=Family.PROMOTION,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="This sells.",
    why="A feed is where people meet. An offer asks them for money before it has given them anything.",
    suggestion="Tell what the thing did for one person, or answer what buyers ask you.",
    bad=(
        "Spring mugs are here! [[20% off]] with free shipping, shop now: https://example.com",
        "[[Buy one get one]] free on all candles. Use code WAX at the till.",
        "Our course is [[on sale]] for just $49. Sign up today!",
    ),
    good=(
        "How do you decide what a fair price for handmade mugs is? Mine take four hours each.",
        "The museum is free on Sundays, and the guide at the door knows every painter's gossip.",
        "Rents here went up 20% in two years. Who still finds a flat near the river?",
    ),
    source="The rule of thirds and the 80/20 rule of thumb: offers are the small part of what one posts.",
    exceptions="A single word of selling in a post that does not promote.",
    needs=(lexicon("sell_words"),),
)
