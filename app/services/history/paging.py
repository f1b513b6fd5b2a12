"""Fetches one page of what an account has out, politely: it waits where the server asks for it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from app.errors import AppError, InputError, TooFast, Unreachable
from app.model.account import Account
from app.networks.archive import Archive, OwnPage
from app.services.doors import Doors
from app.store.accounts import AccountStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How far back a reading goes, and how quickly servers are asked; a test may shorten all of it."""

    back: timedelta = timedelta(days=365)
    most: int = 1000  # posts and answers
    after_start: timedelta = timedelta(seconds=30)  # until the first look round: the window comes first
    page: timedelta = timedelta(seconds=1)  # between two pages
    answer: timedelta = timedelta(seconds=60)  # for one page
    first_pause: timedelta = timedelta(seconds=10)  # after a failure; doubles with every further one
    tries: int = 6  # of one page, before it is left to the next start
    look_again: timedelta = timedelta(hours=1)  # for posts made elsewhere, at the earliest
    refresh_pages: int = 10  # the most of them


class Paging:
    """Asks the networks for pages at one pace."""

    def __init__(self, *, accounts: AccountStore, doors: Doors, pace: Pace) -> None:
        """Ask through `doors`."""
        self._accounts = accounts
        self._doors = doors
        self.pace = pace

    def archive(self, account: Account) -> Archive | None:
        """Return what the account's network tells of what is out; None where it tells nothing."""
        network = self._doors.networks.get(account.network)
        return network.archive if network is not None else None

    async def page(self, account_id: str, cursor: str, delayed: Callable[[AppError], None]) -> OwnPage:
        """Return a page; try again where the server wants to wait or cannot be reached just now.

        `delayed` hears why that takes longer. Raises InputError where the account was removed meanwhile,
        NetworkError, KeychainError.
        """
        for failed in range(self.pace.tries - 1):
            try:
                return await self._ask(account_id, cursor)
            except TooFast as error:
                delayed(error)
                await asyncio.sleep(error.wait_s)
            except Unreachable as error:
                delayed(error)
                await asyncio.sleep(self.pace.first_pause.total_seconds() * 2**failed)
        return await self._ask(account_id, cursor)

    async def rest(self, page: OwnPage) -> None:
        """Wait before the next page."""
        await asyncio.sleep(max(self.pace.page.total_seconds(), page.rest_s))

    async def _ask(self, account_id: str, cursor: str) -> OwnPage:
        account = self._accounts.get(account_id)
        archive = self.archive(account) if account is not None else None
        if account is None or archive is None:
            raise InputError("This account was removed.")
        try:
            async with asyncio.timeout(self.pace.answer.total_seconds()):
                return await archive.page(self._doors.login(account), cursor)
        except TimeoutError:
            raise Unreachable("The server took too long to answer.") from None
