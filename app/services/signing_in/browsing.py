"""Signs in through the browser: the answer comes back by itself, or as a code that is typed."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qs

from app.errors import InputError
from app.model.account import Account, Kept, Way
from app.networks.base import OUT_OF_BAND, BrowserSignIn, Invitation, Network
from app.services.doors import Doors
from app.services.signing_in.accounts import Accounts
from app.services.signing_in.loopback import PATIENCE_S, Loopback
from app.services.signing_in.registrations import Registrations, port_of


class Browsing:
    """Leads a person through their server's own pages, and hands what comes of it to `Accounts`."""

    def __init__(self, accounts: Accounts, doors: Doors, *, patience_s: float = PATIENCE_S) -> None:
        """Keep what comes of it in `accounts`; the browser gets `patience_s` to answer."""
        self._accounts = accounts
        self._doors = doors
        self._registrations = Registrations(doors)
        self._patience_s = patience_s

    async def sign_in(
        self,
        network_name: str,
        server: str,
        show: Callable[[str], None],
        *,
        kept: Kept = Kept.KEYRING,
        again: str = "",
    ) -> Account:
        """Wait until the person has signed in; `show` is called once with the address for the browser.

        `again` is the id of the account that is signed in anew, "" for whoever it is. Cancelling the task
        ends the wait, and nothing is kept.

        Raises:
            InputError: the network has no such way, or somebody else than `again` signed in.
            NetworkError, KeychainError, StoreError: as they say; nothing was kept.
        """
        network, way = self._way(network_name)
        home = way.home(server)
        await self._accounts.place(kept)
        known = await self._registrations.known(home, kept, by_code=False)
        async with Loopback(port_of(known)) as loopback:
            invited = await self._invite(way, home, loopback.redirect, known, kept)
            show(invited.address)
            code = await loopback.code(invited, self._patience_s)
        return await self._finish(network, way, invited, code, kept, again)

    async def invite_by_code(
        self, network_name: str, server: str, *, kept: Kept = Kept.KEYRING
    ) -> Invitation:
        """Begin a sign-in of which the person types the code; its address is for any browser anywhere.

        Raises as `sign_in` does.
        """
        _, way = self._way(network_name)
        home = way.home(server)
        await self._accounts.place(kept)
        known = await self._registrations.known(home, kept, by_code=True)
        return await self._invite(way, home, OUT_OF_BAND, known, kept)

    async def accept_code(
        self,
        network_name: str,
        invited: Invitation,
        code: str,
        *,
        kept: Kept = Kept.KEYRING,
        again: str = "",
    ) -> Account:
        """End a sign-in with the code that the page showed. Raises as `sign_in` does."""
        network, way = self._way(network_name)
        return await self._finish(network, way, invited, _typed(code, invited), kept, again)

    async def _finish(
        self, network: Network, way: BrowserSignIn, invited: Invitation, code: str, kept: Kept, again: str
    ) -> Account:
        signed_in = await way.accept(invited, code)
        return await self._accounts.keep(network, signed_in, way=Way.BROWSER, kept=kept, again=again)

    async def _invite(
        self, way: BrowserSignIn, home: str, redirect: str, known: Mapping[str, str], kept: Kept
    ) -> Invitation:
        invited = await way.invite(home, redirect, known)
        if dict(invited.app) != dict(known):
            await self._registrations.keep(invited, kept)
        return invited

    def _way(self, network_name: str) -> tuple[Network, BrowserSignIn]:
        network = self._doors.network(network_name)
        if network.browser is None:
            raise InputError(f"{network.title} cannot be signed into in the browser here.")
        return network, network.browser


def _typed(code: str, invited: Invitation) -> str:
    """Return the code in what was typed: alone, with the state behind it (snac2), or a whole address.

    Raises InputError where there is none, or it is the code of another sign-in.
    """
    typed = "".join(code.split())
    alone = "code=" not in typed
    told = parse_qs(f"code={typed}" if alone else typed.rpartition("?")[2])
    if told.get("state", [invited.state]) != [invited.state]:
        raise InputError("This is the code of another sign-in. The newest page in the browser shows the one.")
    if not told.get("code"):
        raise InputError("The code is missing. The page in the browser shows it.")
    return told["code"][0]
