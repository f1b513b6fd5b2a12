"""Accounts: added with a live check, checked again, removed with their secrets."""

import logging
import uuid
from dataclasses import replace

from app.errors import InputError, NetworkError, SignInNeeded, StoreError
from app.model.account import Account, SignIn
from app.model.news import AccountsChanged
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.newsdesk import Newsdesk
from app.store.accounts import AccountStore

log = logging.getLogger(__name__)


class Accounts:
    """Knows every account, and keeps its secret in the system keyring alone."""

    def __init__(self, *, accounts: AccountStore, doors: Doors, clock: Clock, news: Newsdesk) -> None:
        """Keep accounts in `accounts` and their secrets behind `doors`."""
        self._accounts = accounts
        self._doors = doors
        self._clock = clock
        self._news = news

    async def all(self) -> tuple[Account, ...]:
        """Return every account. Raises StoreError."""
        return self._accounts.all()

    async def named(self) -> dict[str, Account]:
        """Return every account that ever was, by its id. Raises StoreError."""
        return self._accounts.named()

    async def add(self, network_name: str, server: str, handle: str, secret: str) -> Account:
        """Sign in, put the secret into the keyring, and return the account.

        The keyring is asked first: a sign-in whose secret cannot be kept is worth nothing.

        Raises:
            InputError: something is missing.
            NetworkError: the server did not accept it or could not be reached.
            KeychainError: there is no keyring, or it stays shut; nothing was kept anywhere.
            StoreError: our own disk failed.
        """
        network = self._doors.network(network_name)
        if not secret.strip():
            raise InputError("The password or token is missing.")
        place = await self._doors.keychain.place()
        signed_in = await network.sign_in(server.strip(), handle.strip().removeprefix("@"), secret.strip())
        facts = signed_in.facts
        known = self._accounts.same(network.name, facts.remote_id, facts.server)
        account = Account(
            id=known or uuid.uuid4().hex,
            network=network.name,
            server=facts.server,
            handle=facts.handle,
            remote_id=facts.remote_id,
            limits=facts.limits,
            secret_place=place,
            name=facts.name or "",
            sign_in=SignIn.GOOD,
            checked_at=self._clock(),
        )
        await self._doors.keychain.write(account.id, signed_in.secrets)
        try:
            self._accounts.put(account)
        except StoreError:
            if known is None:  # a secret that no account leads to would stay in the keyring for ever
                await self._doors.keychain.delete(account.id)
            raise
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
            sign_in=SignIn.GOOD,
            checked_at=self._clock(),
        )
        self._accounts.put(checked)
        self._news.tell(AccountsChanged())
        return checked

    async def remove(self, account_id: str) -> None:
        """Revoke the credential where that is possible, delete the secret, and forget the account.

        A server that cannot be reached does not keep the account here. Raises InputError, KeychainError,
        StoreError.
        """
        account = self._account(account_id)
        try:
            await self._doors.network(account.network).sign_out(self._doors.login(account))
        except NetworkError as error:
            log.info("signing out: %s", error)
        await self._doors.keychain.delete(account.id)
        self._accounts.remove(account.id, self._clock())
        self._news.tell(AccountsChanged())

    def _account(self, account_id: str) -> Account:
        account = self._accounts.get(account_id)
        if account is None:
            raise InputError("This account was removed.")
        return account
