"""Somebody's work or words, and nobody's name.

A name costs three words. It lets readers find more of the same, and the one who is named will remember
it. "Credit to the owner" names nobody.
"""

from collections.abc import Iterable

from coach.advice import Family, Weight
from coach.profile import Profile
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, quoted
from coach.texts.phrases import lexicon, word_list
from coach.texts.text import Text

BESIDE = 3  # words of one's own beside a quotation; in more of them its author may be described


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    if text.mentions or text.urls:
        return ()
    found = text.find(lexicon("uncredited"))
    if found:
        return (Spot(span=found[0], evidence=quoted(text, found, "names nobody.")),)
    # Of quotations without a name, most are jokes and songs that everybody knows: too often wrong to ask.
    if not post.profile.previews or len(text.quotes) != 1 or post.is_reply:
        return ()
    if len(text.words) > post.threshold("no-credit", "BESIDE", BESIDE) or _says_whose(text):
        return ()
    return (
        Spot(
            span=text.quotes[0],
            message="Whose words are these?",
            evidence=(f"A quotation, {len(text.words)} words beside it, and no name.",),
        ),
    )


def _says_whose(text: Text) -> bool:
    if text.hashtags or not word_list("attributions").isdisjoint(text.word_set):
        return True
    start, end = text.quotes[0]
    around = f"{text.raw[:start]} {text.raw[end:]}"
    return any(sign in around for sign in "-–—―~:(") or any(word[0].isupper() for word in around.split())


RULE = Rule(
    id="no-credit",
    family=Family.ONE_WAY,
    weight=Weight.HINT,
    certainty=Certainty.ASKS,
    find=_find,
    message="Whose work is this? It names nobody.",
    why="A name lets readers find more of it and makes a friend. “Credit to the owner” does neither.",
    suggestion="Name whoever made or said it, with a link if you can; if you can't find out, ask.",
    bad=(
        "This drawing of a fox made my day, [[found it online]]",
        "What a view! [[Credit to the owner]].",
        "[[Not my photo]], but look at that light.",
        Example(
            "[[“The garden is a friend that you can visit at any time of the year.”]]",
            profile=Profile(previews=True),
        ),
    ),
    good=(
        "This drawing of a fox by Ana Example made my day.",
        "“The garden is a friend that you can visit at any time.” – Robin Example",
        "Found it online, at https://example.com/fox",
        "My grandmother used to say “a wet May fills the barn with hay”.",
        Example(
            "we laughed for a week about “a walk in the park at night”, and then it rained",
            profile=Profile(previews=True),
        ),
        "She called it “a walk in the park at night” and I had to laugh about that for a week.",
    ),
    source="The licences of Creative Commons ask for the author's name; readers and authors do too.",
    exceptions="A link or a name beside it. A bare quotation is asked about in previews only.",
    needs=("quotes", lexicon("uncredited")),
)
