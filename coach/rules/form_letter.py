"""An answer out of the drawer.

"We are sorry to hear that, thank you for your patience" fits everybody and reaches nobody. People write to
people; one sentence that could only have been written to this person is worth five that fit all.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, quoted, shortened
from coach.texts.stock import own_words, stock_phrases

PHRASES = 2  # stock phrases; one is courtesy
OWN = 3  # words about the matter; whoever says more than that has looked at it
ALIKE = 0.6  # share of common runs of three words with an earlier reply
COPIED = 8  # words; shorter thanks are alike by nature


def _find(post: Reading) -> Iterable[Spot]:
    if not post.is_reply:
        return ()
    return _twin(post) or _out_of_the_drawer(post)


def _twin(post: Reading) -> tuple[Spot, ...]:
    """Return what there is to say of the writer's own earlier reply that this one copies."""
    text = post.text
    if not post.history.posts or len(text.words) < post.threshold("form-letter", "COPIED", COPIED):
        return ()
    alike = post.threshold("form-letter", "ALIKE", ALIKE)
    twins = [copy for copy in post.past.copies.like(text.raw, alike) if copy.post.is_reply]
    if not twins:
        return ()
    more = (f"{len(twins) - 1} more like it.",) if len(twins) > 1 else ()
    evidence = (
        f"{twins[0].likeness:.0%} alike, {twins[0].post.at:%d %b %Y}: {shortened(twins[0].post.text)}",
        *more,
    )
    return (
        Spot(
            message="You have answered somebody else in these words.",
            evidence=evidence,
            weight=Weight.WARNING,
        ),
    )


def _out_of_the_drawer(post: Reading) -> tuple[Spot, ...]:
    text = post.text
    phrases = stock_phrases(text)
    if len(phrases) < post.threshold("form-letter", "PHRASES", PHRASES):
        return ()
    if text.numbers:
        return ()
    own = own_words(text)
    if len(own) > post.threshold("form-letter", "OWN", OWN):
        return ()
    told = f"{len(own)} of {len(text.words)} words are about the matter."
    return (Spot(span=phrases[0], evidence=(told, *quoted(text, phrases, "fits every answer."))),)


RULE = Rule(
    id="form-letter",
    family=Family.REPLIES,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    needs=("is_reply",),
    message="Could this have been sent to anybody?",
    why="Whoever wrote to you notices a form letter at once, and reads it as “we have not looked”.",
    suggestion="Name what they wrote about, and say one thing that is true only for them.",
    bad=(
        Example("[[We are sorry]] to hear that. Thank you for your patience!", reply_to="My lamp is broken."),
        Example(
            "[[Thank you for reaching out]]! Please send us a private message so we can look into this.",
            reply_to="The gate was shut at nine.",
        ),
        Example(
            "The workshop opens at ten, the lamp oil is in the second shed, ask for Ana.",
            said=("The workshop opens at ten, the lamp oil is in the second shed, ask for Bo.",),
            reply_to="Where do I get lamp oil?",
        ),
    ),
    good=(
        Example(
            "Sorry about the lamp! The switch of that series breaks easily. Bring it by and I replace it.",
            reply_to="My lamp is broken.",
        ),
        Example("You're welcome, Sam!", reply_to="Thank you for the lamp!", said=("You're welcome, Sam!",)),
        Example("Thank you for your feedback!", reply_to="Nice lamp."),
        "We are sorry to hear that. Thank you for your patience!",
    ),
    source="Of brands' public replies 23 in 100 shared six words in a row with two others, no customer's.",
    exceptions="Short thanks, and posts that answer nobody.",
)
