"""A pile of names.

Everybody whom you mention gets a notification and wonders what you want of them. One or two people who
are really meant will answer; twenty feel used.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot
from coach.texts.span import Span
from coach.texts.text import Text

WELCOME = 5  # different names; a team that is thanked has room in it


def _find(post: Reading) -> Iterable[Spot]:
    if not post.text.mentions:
        return ()
    welcome = max(0, int(post.threshold("mention-pile", "WELCOME", WELCOME)))
    if len(post.text.mentions) <= welcome:
        return ()
    names = _chosen(post.text, post.is_reply)
    if len(names) <= welcome:
        return ()
    span = Span(names[welcome].start, names[-1].end)
    return (Spot(span=span, evidence=(f"{len(names)} names; {welcome} are welcome.",)),)


def _chosen(text: Text, is_reply: bool) -> list[Span]:
    """Return where each name stands first; those that a network puts in front of an answer do not count."""
    leading = 0
    if is_reply:
        words = text.raw.split()
        leading = next((at for at, word in enumerate(words) if not word.startswith("@")), len(words))
    known: set[str] = set()
    names: list[Span] = []
    for span in text.mentions[leading:]:
        name = text.folded[span.start : span.end]
        # "<mention>" is a name that an archive has hidden; each may be another.
        if name.startswith("<") or name not in known:
            known.add(name)
            names.append(span)
    return names


RULE = Rule(
    id="mention-pile",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("mentions",),
    message="Do all of these people need to hear of this?",
    why="Each of them is notified, and a list of names is slow to listen to and looks like spam.",
    suggestion="Name the one or two whom it is about, and tell them what you want from them.",
    bad=(
        "Look at this sunset @ana @bo @cleo @dan @eve [[@finn @gil]]",
        "Friends of the river: @ana, @bo, @cleo, @dan, @eve and [[@finn]]. Read our plan!",
        Example(
            "@hal I would ask @ana, @bo, @cleo, @dan, @eve and [[@finn]] about that",
            reply_to="Who knows about moss?",
        ),
    ),
    good=(
        "Thank you @ana, @bo and @cleo for carrying the piano!",
        Example("@ana @bo @cleo @dan @eve @finn Yes, at ten.", reply_to="Is it on tomorrow?"),
        "@ana asked, @bo answered, and @ana, @ana, @bo, @ana and @bo went on all night",
    ),
    source="Networks count many names in one post among the marks of spam (X, “Platform manipulation”).",
    exceptions="Names that stand in front of an answer, and the same name again.",
    needs_words=False,
)
