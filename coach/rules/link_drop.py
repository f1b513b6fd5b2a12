"""A headline and a link, and no word of one's own.

Anybody can find the headline. What only you can add is why it matters, what surprised you, or for whom
it is.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.phrases import lexicon, word_list

HEADLINE = 9  # words beside the link; in more there is room for a thought
BARE = 3  # words; fewer say nothing about the link


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    if not text.urls or post.is_reply or text.mentions or text.quotes:
        return ()
    if "?" in text.raw and "?" in text.masked:
        return ()
    words = len(text.words)
    if words < post.threshold("link-drop", "BARE", BARE):
        return (Spot(span=text.urls[0], evidence=(f"{words} words and a link.",), weight=Weight.WARNING),)
    if words > post.threshold("link-drop", "HEADLINE", HEADLINE) or text.says_i_or_we or text.says_you:
        return ()
    # A feeling or a full sentence is a word of one's own, as far as one can tell.
    if (
        text.exclamations
        or text.has(lexicon("thanks"))
        or not word_list("opinion_words").isdisjoint(text.word_set)
    ):
        return ()
    return (
        Spot(
            span=text.urls[0],
            evidence=(f"{words} words beside the link, none of them about you or the reader.",),
        ),
    )


RULE = Rule(
    id="link-drop",
    family=Family.ONE_WAY,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    needs=("links",),
    message="A link, and no word of your own?",
    why="A bare headline could come from anybody. People follow you for what you make of it.",
    suggestion="Add a sentence: why it matters, what surprised you, or for whom it is.",
    bad=(
        "Ten ways to sharpen a knife [[https://example.com/knives]]",
        "City council approves budget for new cycle lanes [[https://example.com/news]]",
        "[[https://example.com/only-a-link]]",
    ),
    good=(
        "I had never thought of wet stone before steel, and it works. https://example.com/knives",
        "City council approves cycle lanes. Would you ride there? https://example.com/news",
        "Great read about knives: https://example.com/knives",
        "No link at all here",
    ),
    source="Posts that carry a thought of one's own beside the link are the ones that people answer.",
    exceptions="A name, a question, a feeling, a quotation, or an answer.",
    needs_words=False,
)
