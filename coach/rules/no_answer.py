"""A question was asked, and the reply does not take it up.

Thanks, regrets and a way to somewhere else are no answer. Even "I don't know, but Ana does" is one.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened
from coach.texts.phrases import word_list
from coach.texts.stock import own_words, stock_phrases
from coach.texts.text import Text, read

TAKEN_UP = 0  # words about the matter; in a single one ("at ten") there may be an answer


def _find(post: Reading) -> Iterable[Spot]:
    asked = post.entry.reply_to
    if not asked or "?" not in asked:
        return ()
    text = post.text
    # A number, a link, a question back or a plain yes is an answer, or the way to one.
    if text.numbers or text.urls or text.questions or not word_list("answer_words").isdisjoint(text.word_set):
        return ()
    # "It was me" has no word about the matter either; without a stock phrase it may well be an answer.
    if not stock_phrases(text):
        return ()
    own = own_words(text)
    if len(own) > post.threshold("no-answer", "TAKEN_UP", TAKEN_UP):
        return ()
    question = read(asked)
    if question.language != "en" or not question.questions:
        return ()
    # Words that the question has too ("the lamp, thank you") take it up, however little they say.
    if own and _shared(question, {token.word for token in own}):
        return ()
    return (
        Spot(
            evidence=(
                f"They asked: “{shortened(question.slice(question.questions[0]))}”",
                f"{len(own)} words of the answer are about any matter.",
            )
        ),
    )


def _shared(question: Text, own: set[str]) -> bool:
    """Tell whether any word of the answer, or its beginning, stands in the question."""
    stems = {word[:4] for word in question.word_set - word_list("stop_words")}
    return any(word[:4] in stems for word in own)


RULE = Rule(
    id="no-answer",
    family=Family.REPLIES,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    needs=("is_reply",),
    message="Does this answer what they asked?",
    why="Whoever asks and gets thanks has to ask again, and others who read along see it.",
    suggestion="Answer the question first, in a sentence; “I don't know” is an answer too.",
    bad=(
        Example("Thank you for reaching out!", reply_to="When do you open on Sundays?"),
        Example("We are sorry about that. Have a great day!", reply_to="My lamp is off. What can I do?"),
        Example("Please send us a message so we can help.", reply_to="Is the river path open again?"),
    ),
    good=(
        Example("At ten. Thank you for reaching out!", reply_to="When do you open on Sundays?"),
        Example("Thank you for asking! I don't know, Ana might.", reply_to="Who painted it?"),
        Example("Which lamp is it, the tall one?", reply_to="My lamp is off. What can I do?"),
        Example("Thank you for reaching out!", reply_to="I love your garden."),
        Example("It was me.", reply_to="Who painted it?"),
        Example("From the old mill down to the bridge.", reply_to="Where does the path go?"),
        "Thank you for reaching out!",
    ),
    source="Grice 1975, the maxim of relation: an answer is heard as an answer to what was asked.",
    exceptions="A question back, a link, a number, yes and no.",
)
