"""A handle of another network.

@name@server is an address on Mastodon, @name.bsky.social one on Bluesky. Elsewhere it is plain text, or it
calls somebody else who happens to bear the first half of it.
"""

from collections.abc import Iterable

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, quoted
from coach.texts.span import Span
from coach.texts.text import Text

# Here nobody is called by typing an @: such signs are plain text for everybody, and no surprise.
_NO_HANDLES = frozenset(("wordpress",))
_TITLES = {"x": "X", "linkedin": "LinkedIn", "youtube": "YouTube"}


def _find(post: Reading) -> Iterable[Spot]:
    networks = post.entry.networks
    if not post.text.mentions or not networks:
        return ()
    instead = {(one.handle, one.network): one.said for one in post.entry.instead}
    found: list[Spot] = []
    plain: list[Span] = []
    for span in post.text.mentions:
        handle = post.text.folded[span.start : span.end]
        home = _home(handle)
        if home:
            strange = [name for name in networks if name != home and name not in _NO_HANDLES]
            calling = [name for name in strange if (handle, name) not in instead]
            named = [name for name in strange if not instead.get((handle, name), "@").startswith("@")]
            if calling:
                found.append(_spot(post.text, span, calling))
            elif named:
                found.append(_named(post.text, span, named))
        elif "." not in handle and not handle.startswith("<") and (handle, "bluesky") not in instead:
            plain.append(span)
    if plain and "bluesky" in networks:
        found.append(_plain_on_bluesky(post.text, plain))
    return found


def _home(handle: str) -> str:
    """Return the only network that knows handles of this form, "" where that cannot be told."""
    if "@" in handle[1:]:
        return "mastodon"
    return "bluesky" if handle.endswith(".bsky.social") else ""


def _spot(text: Text, span: Span, strange: list[str]) -> Spot:
    handle = text.slice(span)
    return Spot(
        span=span,
        message=f"{handle} calls nobody on {' and '.join(map(_title, strange))}.",
        evidence=(f"A handle of this form belongs to {_title(_home(handle.lower()))}.",),
        fixes=_as_link(span, handle),
    )


def _named(text: Text, span: Span, networks: list[str]) -> Spot:
    handle = text.slice(span)
    return Spot(
        span=span,
        weight=Weight.HINT,
        message=f"{handle} is not told of this on {' and '.join(map(_title, networks))}.",
        evidence=("No handle there is known, so the plain name goes out.",),
        suggestion="Add their handle there, below the text, or link to their page.",
        fixes=_as_link(span, handle),
    )


def _plain_on_bluesky(text: Text, plain: list[Span]) -> Spot:
    return Spot(
        span=plain[0],
        weight=Weight.HINT,
        message="A handle without a domain calls nobody on Bluesky.",
        evidence=quoted(text, plain, "has no domain."),
    )


def _title(network: str) -> str:
    return _TITLES.get(network, network.capitalize())


def _as_link(span: Span, handle: str) -> tuple[Fix, ...]:
    """Return the edit that puts a link to the person's page in place of the handle."""
    name, _, host = handle[1:].partition("@")
    if host:
        address = f"https://{host}/@{name}"
    elif name.lower().endswith(".bsky.social"):
        address = f"https://bsky.app/profile/{name}"
    else:
        return ()
    return (
        Fix(
            safety=Safety.OFFERED,
            label="Link to their page instead",
            start=span.start,
            end=span.end,
            replacement=address,
        ),
    )


_FRIEND = "Thank you [[@sam.bsky.social]] for the seeds, they came up on Monday!"

RULE = Rule(
    id="stranger-mention",
    family=Family.SAFETY,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    needs=("mentions",),
    message="This handle belongs to another network.",
    why="The person whom you mean is not told, and perhaps a stranger of the same name is.",
    suggestion="Use their handle on this network, or write their name and link to their page.",
    bad=(
        Example(_FRIEND, networks=("mastodon",)),
        Example(_FRIEND, networks=("bluesky", "x")),
        Example("The idea came from [[@robin@example.social]] last week", networks=("bluesky",)),
        Example("The idea came from [[@robin]] last week", networks=("bluesky",)),
    ),
    good=(
        Example("Thank you @sam.bsky.social for the seeds!", networks=("bluesky",)),
        Example("The idea came from @robin@example.social last week", networks=("mastodon",)),
        Example("The idea came from @robin last week", networks=("x", "mastodon")),
        Example("Write to robin@example.com if you want seeds", networks=("bluesky",)),
        "Thank you @sam.bsky.social for the seeds!",
    ),
    source="docs.joinmastodon.org/user/posting and the handle specification at atproto.com, November 2026.",
    exceptions="A plain @name where it may be known, and posts whose network is not chosen yet.",
    needs_words=False,
)
