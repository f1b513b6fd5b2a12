"""One base text, and what becomes of it for one account: its own text, nothing, or the base again."""

from dataclasses import replace
from enum import StrEnum

from app.model.draft import Draft, Variant

BASE = ""  # where an account's id stands: the base text itself


class Stand(StrEnum):
    """How an account's text stands to the base."""

    BASE = "base"  # it gets the base text
    OWN = "own"
    LAGGING = "lagging"  # its own, written before the base changed
    NOTHING = "nothing"


def stand(draft: Draft, account_id: str) -> Stand:
    """Return how the text of the account with this id stands to the base."""
    variant = draft.variant(account_id)
    if variant is None:
        return Stand.BASE
    if variant.text is None:
        return Stand.NOTHING
    return Stand.LAGGING if draft.lagging(account_id) else Stand.OWN


def written(draft: Draft, account_id: str, text: str) -> Draft:
    """Return `draft` with `text` as the base or as the account's own; the base's words make it inherit again.

    An account that gets nothing keeps getting nothing.
    """
    if account_id == BASE:
        return replace(draft, text=text)
    known = draft.variant(account_id)
    if known is not None and known.text is None:
        return draft
    if text == draft.text:
        return following(draft, account_id)
    base = draft.text if known is None else known.base
    return with_variant(draft, Variant(account_id=account_id, text=text, base=base))


def following(draft: Draft, account_id: str) -> Draft:
    """Return `draft` with the base text for the account with this id."""
    kept = tuple(one for one in draft.variants if one.account_id != account_id)
    return replace(draft, variants=kept)


def silent(draft: Draft, account_id: str) -> Draft:
    """Return `draft` with nothing for the account with this id."""
    return with_variant(draft, Variant(account_id=account_id, text=None, base=draft.text))


def caught_up(draft: Draft, account_id: str) -> Draft:
    """Return `draft` with the account's own text as written against the base as it is now."""
    known = draft.variant(account_id)
    return draft if known is None else with_variant(draft, replace(known, base=draft.text))


def with_variant(draft: Draft, variant: Variant) -> Draft:
    """Return `draft` with `variant` in its account's place, or as the last."""
    if draft.variant(variant.account_id) is None:
        return replace(draft, variants=(*draft.variants, variant))
    known = draft.variants
    return replace(
        draft, variants=tuple(variant if one.account_id == variant.account_id else one for one in known)
    )
