"""A paragraph about us in which the reader does not occur.

"We have, we are, our, our, our": a reader looks for the place where they come in and does not find it.
Turn one sentence round: what can they do now, what changes for them, what would you like to know?
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.phrases import lexicon, word_list
from coach.texts.span import Span
from coach.texts.text import Text

OURSELVES = 3  # times we, us or our in one paragraph
SHARE = 0.08  # of its words
NEAR = 2  # words after "our" in which it is told what is ours: "our new team"


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    ours = word_list("we_words") & text.word_set
    if not ours or post.is_reply or text.says_you or text.questions:
        return ()
    least = post.threshold("we-centred", "OURSELVES", OURSELVES)
    if sum(len(text.positions[word]) for word in ours) < least or not _tells_of_a_house(text):
        return ()
    if text.has(lexicon("everybody")) or text.has(lexicon("thanks")):
        return ()
    share = post.threshold("we-centred", "SHARE", SHARE)
    return [spot for paragraph in text.paragraphs if (spot := _about_us(text, paragraph, least, share))]


def _tells_of_a_house(text: Text) -> bool:
    house = word_list("house_words")
    return not house.isdisjoint(text.word_set) and any(
        not house.isdisjoint(text.words[at + 1 : at + 1 + NEAR]) for at in text.positions.get("our", ())
    )


def _about_us(text: Text, paragraph: Span, least: float, share: float) -> Spot | None:
    words = [token for token in text.tokens if paragraph.start <= token.start < paragraph.end]
    ours = [token for token in words if token.word in word_list("we_words")]
    if len(ours) < least or len(ours) < share * len(words):
        return None
    if any(paragraph.start <= start < paragraph.end for start, _ in text.mentions):
        return None
    return Spot(
        span=Span(ours[0].start, ours[0].end),
        evidence=(
            f"{len(ours)} times “we”, “us” or “our” in {len(words)} words: "
            f"{', '.join(token.word for token in ours)}.",
            "No “you”, no question, no thanks and nobody by name.",
        ),
    )


RULE = Rule(
    id="we-centred",
    family=Family.PROMOTION,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="Is this all about you? The reader does not occur.",
    why="People look for the sentence that concerns them. If there is none, they scroll on.",
    suggestion="Turn one sentence round: what can a reader do now, or what do you want to know from them?",
    bad=(
        "[[We]] opened our second workshop. We hired three joiners, and our machines arrived. We feel ready.",
        "Good news first.\n\n[[Our]] team grew, our shop grew, and we moved. We are where we wanted to be.",
        "[[We've]] painted our doors, we've tiled our floors, and our lamps are up.",
    ),
    good=(
        "We opened our second workshop, and our saws are yours on Fridays. We teach you how to use them.",
        "We moved, and our old neighbours helped us all night. Thank you! We owe you our backs.",
        "We planted our trees where our street was hottest. Which street do we cool next?",
        "We had rain, and our shop is still dry.",
        "All of us drink it: our service pipes are old, and our rivers are low. We must mend both.",
    ),
    source="Grunig and Hunt 1984 on publicity against dialogue; that the reader occurs is our measure of it.",
    exceptions="Answers, and paragraphs that ask, thank, name or address somebody.",
    needs=(lexicon("house_words"),),
)
