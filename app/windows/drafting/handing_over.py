"""Puts together what is handed to the coach of a draft: one of its texts, and whom that goes to."""

from collections.abc import Sequence
from datetime import UTC, datetime

from app.model.account import Account
from app.model.draft import Draft
from app.networks.looks import look_of
from app.services.people.addressing import AddressBook, outgoing
from coach.advice import Intent
from coach.entry import Entry, Instead


def entry_of(
    draft: Draft,
    text: str,
    readers: Sequence[Account],
    chosen: Sequence[Account],
    book: AddressBook,
    slot: datetime | None,
) -> Entry:
    """Return the `text` of `draft` as it is read for `readers`, who are some of the `chosen` accounts.

    `slot` is the moment that it is meant for; None: now. Title and excerpt are handed over where an account
    among the readers takes articles.
    """
    article = draft.article if any(map(takes_articles, readers)) else None
    return Entry(
        text=text,
        networks=tuple(dict.fromkeys(account.network for account in readers)),
        limits=tuple((account.network, account.limits.text) for account in readers),
        alt=tuple(one.alt for one in draft.media),
        account=readers[0].id if len(readers) == 1 else "",
        at=(slot or datetime.now(UTC)).astimezone(),  # the coach quotes it as this computer shows it
        instead=_instead(draft, readers, chosen, book),
        title=article.title if article else "",
        excerpt=article.excerpt if article else "",
        intent=Intent(draft.intent) if draft.intent else None,
    )


def takes_articles(account: Account) -> bool:
    """Return whether what goes to `account` is an article, with a title and all."""
    look = look_of(account.network)
    return look is not None and look.articles


def _instead(
    draft: Draft, readers: Sequence[Account], chosen: Sequence[Account], book: AddressBook
) -> tuple[Instead, ...]:
    sent = [(one.network, outgoing(draft, one, chosen, book)) for one in readers]
    return tuple(
        Instead(f"@{swap.handle.casefold()}", network, swap.said)
        for network, said in sent
        for swap in (said.swaps if said else ())
    )
