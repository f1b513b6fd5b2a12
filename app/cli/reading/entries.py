"""Turns a line of JSON into an entry for the coach."""

from collections.abc import Sequence
from dataclasses import replace

from app.errors import InputError
from app.settings.fields import Fields, maybe_text_of, moment_of, text_of, texts_of
from coach.counting.counting import networks
from coach.entry import Entry, Kind


def entry_from(fields: Fields, usual: Entry) -> Entry:
    """Return the entry that `fields` describe; what they leave out is as in `usual`.

    A title and an excerpt are taken where no network is named, or one that takes articles: no other would
    show them.

    Raises:
        InputError: a field has the wrong form; the sentence names it.
    """
    named = texts_of(fields, "networks")
    unknown = [name for name in named or () if name not in networks()]
    if unknown:
        raise InputError(f'There is no network "{unknown[0]}".')
    goes_to = usual.networks if named is None else named
    return replace(
        usual,
        text=text_of(fields, "text"),
        kind=_kind(fields, usual),
        networks=goes_to,
        alt=texts_of(fields, "alt") or (),
        reply_to=maybe_text_of(fields, "reply_to"),
        reply_to_at=moment_of(fields, "reply_to_at"),
        author=maybe_text_of(fields, "author"),
        account=maybe_text_of(fields, "account") or "",
        at=moment_of(fields, "at"),
        title=_of_an_article(fields, "title", goes_to),
        excerpt=_of_an_article(fields, "excerpt", goes_to),
    )


def _of_an_article(fields: Fields, name: str, goes_to: Sequence[str]) -> str:
    """Return the field `name`; "" where none of the networks, as far as any are named, would show it."""
    words = maybe_text_of(fields, name)
    if not words or not goes_to:
        return words or ""
    from app.networks.looks import look_of  # knows all networks, and few posts have such fields

    return words if any(look is not None and look.articles for look in map(look_of, goes_to)) else ""


def _kind(fields: Fields, usual: Entry) -> Kind:
    named = maybe_text_of(fields, "kind")
    if named is None:
        return Kind.REPLY if fields.get("reply_to") is not None else usual.kind
    if named not in tuple(Kind):
        raise InputError('"kind" must be "post" or "reply".')
    return Kind(named)
