"""What a post does well, in words: praise that names its reason."""

from functools import cache

from coach.reading import Reading
from coach.texts.phrases import lexicon

MOST = 3  # sentences; more praise than that is noise
_LEXICONS = ("thanks", "invitations", "credit", "help", "candour")


@cache
def _praised() -> int:
    """Return the bits of the lexicons that are looked for."""
    return sum(lexicon(name).bit for name in _LEXICONS)


def strengths(post: Reading) -> tuple[str, ...]:
    """Return up to three things that this post does well; none is fine too."""
    text = post.text
    said: list[str] = []
    if post.shows("question"):
        said.append("You ask a real question.")
    elif not (text.mentions or text.quotes or _praised() & ~text.lacking):
        return ()
    if text.has(lexicon("thanks")):
        said.append("You thank somebody.")
    if text.has(lexicon("invitations")) and not post.shows("hype"):
        said.append("You invite people to answer.")
    if post.shows("conversation") and text.mentions and not post.shows("promotion"):
        said.append("You speak to somebody by name.")
    if text.has(lexicon("credit")) or text.quotes:
        said.append("You give room or credit to someone else's words.")
    if text.has(lexicon("help")) and not post.shows("promotion"):
        said.append("You give something that a reader can use.")
    if text.has(lexicon("candour")):
        said.append("You tell what went wrong or what you do not know; that invites trust.")
    return tuple(said[:MOST])
