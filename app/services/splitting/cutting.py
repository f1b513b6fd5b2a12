"""Shows beforehand in which posts an account will send a draft, and how much of the limit each uses."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.account import Account
from app.model.draft import Attachment, Draft
from app.networks.base import Network
from app.services.doors import Doors
from app.services.people.addressing import Book
from app.services.splitting.chains import chain, wish_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One post as it will go out."""

    text: str
    media: tuple[Attachment, ...]
    used: int  # of the account's limit, in the network's own counting; with the content warning


class Cutting:
    """Asks the networks, once they are loaded."""

    def __init__(self, *, doors: Doors, book: Book) -> None:
        """Find the networks behind `doors`, and people in `book`."""
        self._doors = doors
        self._book = book
        self._loaded: dict[str, Network] = {}

    async def load(self, account: Account) -> None:
        """Load the account's network on the engine's thread, which takes a moment. Raises InputError."""
        self._loaded[account.network] = self._doors.network(account.network)

    def knows(self, account: Account) -> bool:
        """Return whether the account's network is loaded, so that `posts` may be asked."""
        return account.network in self._loaded

    def posts(self, draft: Draft, account: Account, chosen: Sequence[Account]) -> tuple[Shown, ...]:
        """Return the posts of `account`, one of the `chosen`, in their order; () where it gets nothing.

        Safe on any thread. Raises KeyError where the account's network is not loaded.
        """
        wish = wish_of(draft, account, chosen, self._book())
        if wish is None:
            return ()
        network = self._loaded[account.network]
        apart = network.length(wish.warning, account.limits) if wish.warning and network.warnings else 0
        return tuple(
            Shown(text=link.text, media=link.media, used=network.length(link.text, account.limits) + apart)
            for link in chain(network, account, wish)
        )
