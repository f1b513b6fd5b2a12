"""A pile of hashtags at the end.

Two or three hashtags help people find a post. A pile of them reads like an advertisement, and screen
readers read out each one.
"""

from collections.abc import Iterable

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.span import Span
from coach.texts.text import Text

WELCOME = 3  # hashtags that a reader forgives


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    if not text.hashtags:
        return ()
    welcome = max(0, int(post.threshold("hashtag-pile", "WELCOME", WELCOME)))
    spare = text.hashtags[welcome:]
    if not spare:
        return ()
    span = Span(spare[0].start, spare[-1].end)
    return (
        Spot(
            span=span,
            evidence=(f"{len(text.hashtags)} hashtags; {welcome} are welcome.",),
            fixes=(_without(text, spare, welcome),),
        ),
    )


def _without(text: Text, spare: tuple[Span, ...], welcome: int) -> Fix:
    """Return the edit that drops tags at the end, and takes the sign from those inside a sentence."""
    parts: list[str] = []
    start = at = len(text.raw[: spare[0].start].rstrip()) if _is_trailing(text, spare[0]) else spare[0].start
    for span in spare:
        between = text.raw[at : span.start]
        if _is_trailing(text, span):
            parts.append(between.rstrip())
        else:
            parts += [between, text.raw[span.start : span.end].strip("#＃<>")]
        at = span.end
    label = {0: "Drop the hashtags", 1: "Keep the first hashtag"}.get(
        welcome, f"Keep the first {welcome} hashtags"
    )
    return Fix(safety=Safety.SAFE, label=label, start=start, end=spare[-1].end, replacement="".join(parts))


def _is_trailing(text: Text, span: Span) -> bool:
    return not text.words or text.places[-1][1] <= span.start


RULE = Rule(
    id="hashtag-pile",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("hashtags",),
    message="Keep the few hashtags that matter most.",
    why="Two or three help people find you. More look like an advertisement, and screen readers say each.",
    suggestion="Keep the two or three that your readers really follow.",
    bad=(
        "Morning run #run #fit #health [[#love #instagood]]",
        "We #bake #bread with #wild [[#yeast every #day]] of the year",
        "First snow! #snow #winter #cold [[#ice]] https://example.com",
    ),
    good=("Morning run #running #berlin", "Issue #12 is fixed", "#one #two #three are enough for me"),
    source="Accessibility guides advise one to three hashtags, at the end, each word capitalised.",
    needs_words=False,
)
