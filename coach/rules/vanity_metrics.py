"""Follower and like counts as news.

"We have reached 10,000 followers" is a milestone for you. The ten thousand learn nothing from it. Tell
what they did for you, or give them something for the occasion.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot, quoted
from coach.texts.phrases import lexicon


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    found = text.find(lexicon("audience_counts"))
    if not found or post.is_reply or text.questions:
        return ()
    if not text.says_i_or_we and not text.has(lexicon("thanks")):
        return ()
    reached = text.find(lexicon("milestones"))
    if not reached:
        return ()
    return (
        Spot(
            span=found[0],
            evidence=(
                *quoted(text, found, "counts the audience."),
                *quoted(text, reached[:1], "makes it news."),
            ),
        ),
    )


RULE = Rule(
    id="vanity-metrics",
    family=Family.PROMOTION,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="Is the number of followers or likes the news here?",
    why="It is a milestone for you alone: those who are counted learn nothing from being counted.",
    suggestion="Tell what these people taught you or made possible, or give them something instead.",
    bad=(
        "We just hit [[10,000 followers]]! Thank you all so much!",
        "Dreams come true: we reached [[2 million views]] today.",
        "Wow, I'm at [[900 subscribers]], help me reach a thousand!",
    ),
    good=(
        "Twelve of our followers came to plant trees on Sunday. Thank you, you dug forty holes.",
        "The film about the harbour has 2 million views by now. It deserves more.",
        "We reached 500 followers today, and I wonder: which of them has a garden?",
        "Who here posts with fewer than 100 followers, and what keeps you going?",
        "She lost 300 subscribers for telling the truth about the dam.",
    ),
    source="“Vanity metrics”, Ries 2011, The Lean Startup: numbers that rise and change no decision.",
    exceptions="Questions, answers, and other people's numbers.",
    needs=(lexicon("audience_counts"),),
)
