"""Accounts: added with a live check, checked again, signed in anew, removed with their secrets."""

import logging
import uuid
from dataclasses import dataclass, replace

from app.errors import InputError, KeychainError, NetworkError, SignInNeeded, StoreError
from app.keychain.session import PLACE
from app.model.account import Account, Kept, SignIn, Way
from app.model.news import AccountsChanged, StillGood
from app.networks.base import Network, SignedIn
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.newsdesk import Newsdesk
from app.services.signing_in.ending import Ending
from app.services.signing_in.holding import Holding
from app.store.accounts import AccountStore

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What became of an account that was removed."""

    account: Account
    held: int  # posts that waited for it, and are on hold now
    left_over: str  # what is left for the person to do at the network, in a sentence; "": nothing


class Accounts:
    """Knows every account; its secret is in the system keyring, or in the session where that is wanted."""

    def __init__(
        self, *, accounts: AccountStore, doors: Doors, holding: Holding, clock: Clock, news: Newsdesk
    ) -> None:
        """Keep accounts in `accounts` and their secrets behind `doors`; `holding` sees to their queues."""
        self._accounts = accounts
        self._doors = doors
        self._holding = holding
        self._ending = Ending(doors)
        self._clock = clock
        self._news = news

    async def all(self) -> tuple[Account, ...]:
        """Return every account. Raises StoreError."""
        return tuple(map(self._seen, self._accounts.all()))

    async def named(self) -> dict[str, Account]:
        """Return every account that ever was, by its id. Raises StoreError."""
        return self._accounts.named()

    async def place(self, kept: Kept) -> str:
        """Return in words where secrets that are `kept` so are kept. Raises KeychainError."""
        return PLACE if kept is Kept.SESSION else await self._doors.keychain.place()

    async def waiting(self, account_id: str) -> int:
        """Return how many posts wait for an account. Raises StoreError."""
        return self._holding.waiting(account_id)

    async def add(
        self,
        network_name: str,
        server: str,
        handle: str,
        secret: str,
        *,
        kept: Kept = Kept.KEYRING,
        again: str = "",
    ) -> Account:
        """Sign in with what was typed, put the secret into the keyring, and return the account.

        The keyring is asked first: a sign-in whose secret cannot be kept is worth nothing. `again` is the id
        of the account that is signed in anew, "" for whoever it is.

        Raises:
            InputError: something is missing, or it is the secret of somebody else than `again`.
            NetworkError: the server did not accept it or could not be reached.
            KeychainError: there is no keyring, or it stays shut; nothing was kept anywhere.
            StoreError: our own disk failed.
        """
        network = self._doors.network(network_name)
        if not secret.strip():
            raise InputError("The password or token is missing.")
        await self.place(kept)
        signed_in = await network.sign_in(server.strip(), handle.strip().removeprefix("@"), secret.strip())
        return await self.keep(network, signed_in, way=Way.TYPED, kept=kept, again=again)

    async def keep(
        self, network: Network, signed_in: SignedIn, *, way: Way, kept: Kept, again: str = ""
    ) -> Account:
        """Keep a fresh sign-in and return its account; an earlier secret of it is revoked where it can be.

        Raises:
            InputError: it is somebody else than `again`; the new sign-in is revoked, nothing has changed.
            KeychainError, StoreError: as they say; nothing was kept.
        """
        facts = signed_in.facts
        known = self._accounts.same(network.name, facts.remote_id, facts.server)
        account = Account(
            id=known or uuid.uuid4().hex,
            network=network.name,
            server=facts.server,
            handle=facts.handle,
            remote_id=facts.remote_id,
            limits=facts.limits,
            secret_place=await self.place(kept),
            name=facts.name or "",
            sign_in=SignIn.GOOD,
            checked_at=self._clock(),
            way=way,
            kept=kept,
            may=facts.may or "",
            expires_at=facts.expires_at,
            used_at=self._clock(),
        )
        earlier = self._accounts.get(known) if known else None
        before = await self._ending.kept(earlier)
        if again and again != known:
            await self._unwanted(network, account, signed_in)
            raise InputError(
                f"You signed in as {facts.handle}, but this is the account {self._account(again).handle}. "
                "Nothing was changed. To use both, add the other one as an account of its own."
            )
        try:
            await self._doors.entries(kept).write(account.id, signed_in.secrets)
            try:
                self._accounts.put(account)
            except StoreError:
                if known is None:  # a secret that no account leads to would stay in the keyring for ever
                    await self._doors.entries(kept).delete(account.id)
                raise
        except (KeychainError, StoreError):
            await self._unwanted(network, account, signed_in)
            raise
        self._doors.renewals.used(account.id)
        if earlier is not None:
            if not await self._ending.revoke(account, before, unless=signed_in.secrets):
                self._news.tell(StillGood(sentence=_still_good(account, network)))
            if earlier.kept is not kept:
                await self._ending.forget(account.id, earlier.kept)
        if known is not None:
            self._holding.let_go(account)
        self._news.tell(AccountsChanged())
        return account

    async def check(self, account_id: str) -> Account:
        """Ask the server whether the credential still works, and keep its limits.

        Raises:
            InputError: there is no such account.
            NetworkError, KeychainError, StoreError: as they say.
        """
        account = self._account(account_id)
        network = self._doors.network(account.network)
        try:
            facts = await network.check(self._doors.login(account))
        except SignInNeeded:
            # It may have been removed while the server thought; `put` would bring it back.
            self._accounts.put(replace(self._account(account_id), sign_in=SignIn.NEEDED))
            self._news.tell(AccountsChanged())
            raise
        known = self._account(account_id)
        checked = replace(
            known,
            handle=facts.handle,
            server=facts.server,
            limits=facts.limits,
            name=known.name if facts.name is None else facts.name,
            may=known.may if facts.may is None else facts.may,
            expires_at=facts.expires_at,
            sign_in=SignIn.GOOD,
            checked_at=self._clock(),
        )
        self._accounts.put(checked)
        if known.sign_in is SignIn.NEEDED:
            self._holding.let_go(checked)
        self._news.tell(AccountsChanged())
        return checked

    async def remove(self, account_id: str) -> Removal:
        """Revoke the credential where that is possible, delete the secret, and hold what waits for it.

        A server that cannot be reached does not keep the account here. Raises InputError, KeychainError,
        StoreError.
        """
        account = self._account(account_id)
        network = self._doors.network(account.network)
        left_over = network.form.left_over if account.way is Way.TYPED else ""
        try:
            await network.sign_out(self._doors.login(account))
        except (NetworkError, KeychainError) as error:
            log.info("signing out: %s", error)
            left_over = left_over or (
                f"{network.title} could not be told: end Rapport's access there, in your account's settings."
            )
        await self._doors.entries(account.kept).delete(account.id)
        self._accounts.remove(account.id, self._clock())
        held = self._holding.hold(account)
        await self._ending.forget_registrations(account, self._accounts.all())
        self._news.tell(AccountsChanged())
        return Removal(account=account, held=held, left_over=left_over)

    async def bring_back(self, account_id: str) -> int:
        """Undo a removal but for the secret, which is gone: what waited for it waits again; return how many.

        The account has to be signed in anew. Raises InputError where there never was one, StoreError.
        """
        account = self._accounts.named().get(account_id)
        if account is None:
            raise InputError("There is no such account.")
        self._accounts.put(replace(account, sign_in=SignIn.NEEDED))
        waiting = self._holding.bring_back(account)
        self._news.tell(AccountsChanged())
        return waiting

    async def _unwanted(self, network: Network, account: Account, signed_in: SignedIn) -> None:
        """End at the server what a sign-in made there. A secret that was typed is the person's own."""
        if account.way is Way.BROWSER or network.opens_sessions:
            await self._ending.revoke(account, signed_in.secrets, unless={})

    def _seen(self, account: Account) -> Account:
        """Return `account` as it is for this session: a secret of an earlier one is gone."""
        if account.kept is Kept.SESSION and not self._doors.keychain.session.has(account.id):
            return replace(account, sign_in=SignIn.NEEDED)
        return account

    def _account(self, account_id: str) -> Account:
        account = self._accounts.get(account_id)
        if account is None:
            raise InputError("This account was removed.")
        return account


def _still_good(account: Account, network: Network) -> str:
    return (
        f"The earlier sign-in of {account.handle} could not be ended: {network.title} could not be told. "
        "End it there, in your account's settings."
    )
