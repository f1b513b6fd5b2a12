"""A picture without a description.

People who cannot see the picture hear its description, or "image", or nothing at all. One sentence lets
them take part.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot


def _find(post: Reading) -> Iterable[Spot]:
    bare = [number for number, alt in enumerate(post.entry.alt, start=1) if not alt.strip()]
    if not bare:
        return ()
    if len(post.entry.alt) == 1:
        return (Spot(),)
    which = ", ".join(map(str, bare))
    plural = "Pictures" if len(bare) > 1 else "Picture"
    verb = "have" if len(bare) > 1 else "has"
    return (
        Spot(
            message=f"{plural} {which} {verb} no description.",
            evidence=(f"{len(bare)} of {len(post.entry.alt)}.",),
        ),
    )


RULE = Rule(
    id="missing-alt",
    family=Family.ACCESS,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    needs=("pictures",),
    message="The picture has no description.",
    why="People who can't see it would hear “image” or nothing at all, and are left out of what you show.",
    suggestion="Say in a sentence what is to be seen and why it matters here.",
    bad=(
        Example("Look who moved in under the roof", alt=("",)),
        Example("Two views of the same street", alt=("A wet street at night", "  ")),
    ),
    good=(
        Example("Look who moved in under the roof", alt=("A swallow's nest with three open beaks",)),
        "No picture here at all",
    ),
    source="WCAG 2.2, success criterion 1.1.1, Non-text Content.",
    needs_words=False,
)
