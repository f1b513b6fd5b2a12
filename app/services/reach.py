"""Who may see a post and what covers it: what the chosen accounts can do, and what happens elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.model.account import Account
from app.model.draft import Draft
from app.model.person import AddressBook
from app.networks.looks import Look, look_of
from app.services.splitting.chains import Wish, wish_of
from coach.advice import Count
from coach.counting.counting import count

AUDIENCES = ("public", "unlisted", "followers")  # from all to few


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What happens to a post on one network, in a sentence."""

    sentence: str
    stops: bool = False  # it cannot go out so


def offered(accounts: Iterable[Account]) -> tuple[str, ...]:
    """Return the audiences that readers of at least one of `accounts` can tell apart, from all to few."""
    can = {kept for look, _ in _by_look(accounts) for kept in look.audiences.values()}
    return tuple(one for one in AUDIENCES if one in can)


def remarks(draft: Draft, accounts: Iterable[Account]) -> tuple[Remark, ...]:
    """Return what happens where a network of `accounts` cannot do what `draft` asks for, the worst first."""
    getting = [account for account in accounts if draft.text_for(account.id) is not None]
    found: list[Remark] = []
    for look, those in _by_look(getting):
        found.extend(_of_audience(draft.visibility, look, those))
        found.extend(_of_warning(draft.warning.strip(), look, those))
    return tuple(sorted(found, key=lambda one: not one.stops))


def counted(draft: Draft, account: Account, chosen: Sequence[Account], book: AddressBook) -> Count:
    """Return how much what goes out of `draft` to `account`, one of the `chosen`, uses of its limit.

    The content warning is counted: beside the text where the network has such, elsewhere it opens the text.
    """
    wish = wish_of(draft, account, chosen, book) or Wish(text="")
    limit = account.limits.text
    look = look_of(account.network) if wish.warning else None
    if look is None:
        return count(wish.text, account.network, limit)
    if not look.warnings:
        return count(f"{wish.warning}\n\n{wish.text}", account.network, limit)
    said = count(wish.text, account.network, limit)
    return replace(said, used=said.used + count(wish.warning, account.network, limit).used)


def _of_audience(wanted: str, look: Look, accounts: Sequence[Account]) -> Iterable[Remark]:
    if not wanted or look.audiences.get(wanted) == wanted:
        return
    if wanted in look.audiences:
        yield Remark(sentence=f"{look.title} has no unlisted posts: it goes out to everyone there.")
    else:
        handles = " and ".join(account.handle for account in accounts)
        yield Remark(
            sentence=f"{look.title} shows every post to everyone. Take {handles} off, or choose another "
            "audience.",
            stops=True,
        )


def _of_warning(warning: str, look: Look, accounts: Sequence[Account]) -> Iterable[Remark]:
    if not warning:
        return
    if not look.warnings:
        yield Remark(
            sentence=f"{look.title} has no content warnings: yours opens the text there, and counts."
        )
        return
    for account in accounts:
        limit = account.limits.text
        if limit and count(warning, account.network, limit).used >= limit:
            yield Remark(sentence=f"The content warning is too long for {account.handle}.", stops=True)


def _by_look(accounts: Iterable[Account]) -> list[tuple[Look, list[Account]]]:
    """Return the networks of `accounts`, in their order, as far as they are known, each with its accounts."""
    found: dict[str, tuple[Look, list[Account]]] = {}
    for account in accounts:
        look = look_of(account.network)
        if look is not None:
            found.setdefault(account.network, (look, []))[1].append(account)
    return list(found.values())
