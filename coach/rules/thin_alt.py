"""A description that describes nothing.

A file name, "image", or the post's own words again: whoever cannot see the picture knows as much as
before. One sentence about what is to be seen lets them take part.
"""

import re
from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.earlier.copies import likeness, runs
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened
from coach.texts.phrases import word_list
from coach.texts.scan import WORD, fold

ALIKE = 0.7  # share of common runs of three words with the post
MOST_EMPTY = 3  # words; "a nice picture" says nothing, a fourth word may

_FILE = re.compile(
    r"\S[^/\n]{0,200}\.(?:jpe?g|png|gif|webp|heic|heif|avif|bmp|tiff?|svg|mp4|mov|webm)"
    r"|(?:img|dsc|dscn|pxl|image|photo|screenshot|screen shot|untitled|whatsapp image)[ _-]?[\d _.:at-]{3,60}"
)


def _find(post: Reading) -> Iterable[Spot]:
    found: list[Spot] = []
    for number, alt in enumerate(post.entry.alt, start=1):
        said = alt.strip()
        if not said or not (reason := _thin(post, said)):
            continue
        which = "The description" if len(post.entry.alt) == 1 else f"The description of picture {number}"
        found.append(Spot(message=f"{which} {reason}.", evidence=(f"It says: “{shortened(said)}”.",)))
    return found


def _thin(post: Reading, alt: str) -> str:
    """Return what is wrong with `alt`, "" where nothing is."""
    folded = fold(alt)
    if _FILE.fullmatch(folded):
        return "is a file name"
    words = WORD.findall(folded)
    if words and len(words) <= MOST_EMPTY and word_list("empty_alt").issuperset(words):
        return "says only that there is a picture"
    if folded == post.text.folded.strip():
        return "repeats the post"
    alike = post.threshold("thin-alt", "ALIKE", ALIKE)
    return "repeats the post" if likeness(runs(alt), runs(post.text.raw)) >= alike else ""


RULE = Rule(
    id="thin-alt",
    family=Family.ACCESS,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    needs=("pictures",),
    message="The description describes nothing.",
    why="People who can't see the picture would hear this in its place, and know as much as before.",
    suggestion="Say in a sentence what is to be seen and why it matters here.",
    bad=(
        Example("Look who moved in under the roof", alt=("IMG_20260302_0912.jpg",)),
        Example("Look who moved in under the roof", alt=("image",)),
        Example("Look who moved in under the roof", alt=("Photo, no description",)),
        Example("Look who moved in under the roof", alt=("Look who moved in under the roof",)),
        Example("Look who moved in under the roof", alt=("Look who moved in under the roof!",)),
        Example("Two views of the same street", alt=("A wet street at night", "DSC_0042")),
    ),
    good=(
        Example("Look who moved in under the roof", alt=("A swallow's nest with three open beaks",)),
        Example("Look who moved in under the roof", alt=("Swallows",)),
        Example("Look who moved in under the roof", alt=("",)),
        "No picture here at all",
    ),
    source="W3C Web Accessibility Initiative, “Images Tutorial”; WCAG failure F30, on file names.",
    exceptions="An empty description is the business of another rule.",
    needs_words=False,
)
