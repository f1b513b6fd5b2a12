"""Shows beforehand in which posts an account will send a draft, and how much of the limit each uses."""

from dataclasses import dataclass

from app.model.account import Account
from app.model.draft import Attachment, Draft
from app.networks.base import Network
from app.services.doors import Doors
from app.services.splitting.chains import Wish, chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One post as it will go out."""

    text: str
    media: tuple[Attachment, ...]
    used: int  # of the account's limit, in the network's own counting; with the content warning


class Cutting:
    """Asks the networks, once they are loaded."""

    def __init__(self, *, doors: Doors) -> None:
        """Find the networks behind `doors`."""
        self._doors = doors
        self._loaded: dict[str, Network] = {}

    async def load(self, account: Account) -> None:
        """Load the account's network on the engine's thread, which takes a moment. Raises InputError."""
        self._loaded[account.network] = self._doors.network(account.network)

    def knows(self, account: Account) -> bool:
        """Return whether the account's network is loaded, so that `posts` may be asked."""
        return account.network in self._loaded

    def posts(self, draft: Draft, account: Account) -> tuple[Shown, ...]:
        """Return the posts in their order; () where the account gets nothing. Safe on any thread.

        Raises KeyError where the account's network is not loaded.
        """
        text = draft.text_for(account.id)
        if text is None:
            return ()
        network, warning = self._loaded[account.network], draft.warning.strip()
        wish = Wish(text=text, media=draft.media, numbered=draft.numbered, warning=warning)
        apart = network.length(warning, account.limits) if warning and network.warnings else 0
        return tuple(
            Shown(text=link.text, media=link.media, used=network.length(link.text, account.limits) + apart)
            for link in chain(network, account, wish)
        )
