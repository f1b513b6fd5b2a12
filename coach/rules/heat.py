"""Words that turn an answer into a quarrel.

An insult, a sneer, "as I already said", or a row of question marks: it feels right for a minute, stands
there for years, and is what everybody else reads. Wait a little, then say the thing without the heat.
"""

import re
from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, quoted
from coach.texts.phrases import lexicon
from coach.texts.span import Span

LOUD = 2  # hot phrases, shouted words or rows of marks; a single one may be fun

_SHOUTED = frozenset("YOU YOUR NOT NEVER STOP READ AGAIN ANSWER LISTEN WRONG NOBODY ENOUGH".split())  # noqa: SIM905 - reads as words
_MARKS = re.compile(r"\?[?!]{2,}|![?!]*\?[?!]*")


def _find(post: Reading) -> Iterable[Spot]:
    if not post.is_reply:
        return ()
    text = post.text
    hot = text.find(lexicon("heat"))
    if hot:
        weight = Weight.WARNING if len(hot) >= post.threshold("heat", "LOUD", LOUD) else Weight.HINT
        return (Spot(span=hot[0], weight=weight, evidence=quoted(text, hot, "adds heat.")),)
    if not text.says_you or text.has(lexicon("thanks")):
        return ()
    loud = _shouted(text.raw)
    if loud and ("??" in text.raw or "!?" in text.raw or "?!" in text.raw):
        loud += [Span(*marks.span()) for marks in _MARKS.finditer(text.raw)]
    if len(loud) < post.threshold("heat", "LOUD", LOUD):
        return ()
    return (Spot(span=loud[0], evidence=quoted(text, loud, "raises the voice.")),)


def _shouted(raw: str) -> list[Span]:
    """Return where single words are shouted at somebody; a text in capitals throughout is another matter."""
    loud = [word for word in raw.split() if word.isupper()]
    words = {bare for word in loud if (bare := word.strip(".,!?;:…")) in _SHOUTED}
    if not words or 2 * len(loud) > len(raw.split()):
        return []
    return sorted(
        Span(*match.span()) for word in words for match in re.finditer(rf"(?<!\w){word}(?!\w)", raw)
    )


RULE = Rule(
    id="heat",
    family=Family.REPLIES,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    needs=("is_reply",),
    message="Is this written in anger?",
    why="Everybody who reads along sees the tone first, and the other side will answer in the same.",
    suggestion="Wait ten minutes, then say what is the case and what you can do, without a word about them.",
    bad=(
        Example("[[As I already said]], the shop is closed.", reply_to="Are you open?"),
        Example("[[What part of closed is unclear]]?", reply_to="So you are open?"),
        Example("[[You are a liar]] and everybody knows it.", reply_to="I paid for it."),
        Example("Do you want it or [[NOT]]???", reply_to="I am still thinking."),
        Example("I did [[NOT]] write that and YOU know it.", reply_to="You wrote that."),
    ),
    good=(
        Example("The shop is closed until Monday. What do you need?", reply_to="Are you open?"),
        Example("Thank YOU for carrying it!!!", reply_to="That piano was heavy."),
        Example("I see it differently: the receipt is from March.", reply_to="I paid for it."),
        Example("What are you two doing up there???", reply_to="We can see the sea!"),
        "As I already said, the shop is closed.",
    ),
    source="Cheng et al. 2017, “Anyone Can Become a Troll”: mood and the tone before decide the next answer.",
    exceptions="Posts that answer nobody.",
)
