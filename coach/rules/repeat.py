"""A near-copy of an earlier post.

Whoever follows you has read it. Say what is new since then, or answer those who replied to the first
one.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened

ALIKE = 0.6  # share of common runs of three words; rewordings lie below, copies with another link above


def _find(post: Reading) -> Iterable[Spot]:
    if post.is_reply or not post.history.posts:
        return ()
    copies = [
        copy
        for copy in post.past.copies.like(post.text.raw, post.threshold("repeat", "ALIKE", ALIKE))
        if not copy.post.is_reply and (post.entry.at is None or copy.post.at != post.entry.at)
    ]
    if not copies:
        return ()
    twin = copies[0]
    when = "is planned for" if twin.post.planned else "appeared on"
    return (
        Spot(
            message=f"You have written this before: it {when} {twin.post.at:%d %b %Y}.",
            evidence=(
                f"{twin.likeness:.0%} alike: {shortened(twin.post.text)}",
                *((f"{len(copies) - 1} more like it.",) if len(copies) > 1 else ()),
            ),
        ),
    )


_TWIN = "Our repair café opens on Saturday at ten, bring your old lamps and pans."

RULE = Rule(
    id="repeat",
    family=Family.LOW_VALUE,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    needs=("earlier",),
    message="You have written this before.",
    why="Whoever follows you has read it, and a second copy tells them that nobody is at home.",
    suggestion="Say what is new since then: who came, what broke, what somebody answered.",
    bad=(
        Example("Our repair café opens on Saturday at ten, bring your old lamps and cups.", before=(_TWIN,)),
        Example(f"{_TWIN} https://example.com/again", before=("Good morning, who is up already?", _TWIN)),
    ),
    good=(
        Example(
            "Eleven lamps left our repair café alive. Thank you, Ana!",
            before=(_TWIN,),
        ),
        Example("Good morning!", before=("Good morning!",)),
        _TWIN,
    ),
    source="Broder 1997, “On the resemblance and containment of documents”: shared runs of words.",
    exceptions="Texts of fewer than four words, and answers.",
)
