"""Asking for a like, a share, a tag or a "YES".

Such reactions say nothing, and the networks rank posts down that beg for them. A question that you
really want answered brings fewer signs and more people.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted
from coach.texts.phrases import lexicon


def _find(post: Reading) -> Iterable[Spot]:
    found = post.text.find(lexicon("bait"))
    if not found:
        return ()
    return (Spot(span=found[0], evidence=quoted(post.text, found, "asks for a reaction.")),)


RULE = Rule(
    id="engagement-bait",
    family=Family.LOW_VALUE,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="This asks for a reaction, not for an answer.",
    why="A like on request tells you nothing, readers notice, and some networks show such posts less.",
    suggestion="Ask something that you would like to know, and answer those who reply.",
    bad=(
        "[[Tag a friend]] who needs more coffee!",
        "[[Like and share]] if you love the sea.",
        "[[Comment YES]] below and we send you the guide.",
        "[[Retweet if]] you are proud of your town.",
        "Our first video is up, [[leave a like]] and tell your friends!",
        "New songs every week, [[subscribe to my channel]].",
    ),
    good=(
        "Which coffee do you drink when nobody is watching?",
        "I like the sea best in November. When do you go?",
        "You can subscribe to the newsletter or read it on the wall of the shop.",
        "She follows back everyone who writes about moss, and so do I: what grows near you?",
    ),
    source="Facebook Newsroom, “Fighting Engagement Bait on Facebook”, December 2017.",
    needs=(lexicon("bait"),),
)
