"""Reads an account's earlier posts and answers back, page by page, so that the mix counts them at once.

Bounded: a year or a thousand posts, whichever comes first. After that the newest page is looked at now and
then, for posts that were made elsewhere.
"""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.errors import AppError, InputError, KeychainError, Refused, SignInNeeded, StoreError
from app.model.account import Account, SignIn
from app.model.news import AccountsChanged, HistoryRead, News
from app.model.post import Post, PostKind
from app.model.reading import Reading, ReadingState
from app.networks.archive import OwnPost
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.history.paging import Pace, Paging
from app.services.newsdesk import Newsdesk
from app.store.accounts import AccountStore
from app.store.readings import ReadingStore

log = logging.getLogger(__name__)


class ReadingBack:
    """Reads back what accounts have out. It works in the background after `start`, or when asked."""

    def __init__(
        self,
        *,
        readings: ReadingStore,
        accounts: AccountStore,
        doors: Doors,
        clock: Clock,
        news: Newsdesk,
        pace: Pace | None = None,
    ) -> None:
        """Keep what is read in `readings`, and tell of it by `news`."""
        self._readings = readings
        self._accounts = accounts
        self._doors = doors
        self._clock = clock
        self._news = news
        self._paging = Paging(accounts=accounts, doors=doors, pace=pace or Pace())
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._starting: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Read in the background from now on: new accounts at once, and those that were left half-way."""
        if self._starting is None:
            self._starting = asyncio.create_task(self._start())
            self._news.listen(self._hear)

    async def close(self) -> None:
        """Leave what is under way; the next start goes on behind the last page that is on the disk."""
        tasks = [*self._tasks.values(), *((self._starting,) if self._starting else ())]
        self._starting = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def all(self) -> tuple[Reading, ...]:
        """Return how far each account is that can be read back; one that waits for its turn has found 0."""
        return tuple(
            self._readings.get(account.id) or Reading(account_id=account.id)
            for account in self._accounts.all()
            if self._paging.archive(account) is not None
        )

    async def begin(self, account_id: str) -> Reading:
        """Begin or go on with a reading in the background, also one that was stopped, and return it.

        Raises:
            InputError: there is no such account, or its network does not tell what it has out.
            StoreError: our own disk failed.
        """
        account = self._accounts.get(account_id)
        if account is None:
            raise InputError("This account was removed.")
        if self._paging.archive(account) is None:
            title = self._doors.network(account.network).title
            raise InputError(f"{title} does not tell what an account has published.")
        known = self._readings.get(account_id) or Reading(account_id=account_id)
        if known.state is ReadingState.STOPPED:
            known = replace(known, state=ReadingState.READING)
        reading = replace(known, trouble="")
        self._tell_of(reading)
        self._spawn(account)
        return reading

    async def read(self, account_id: str) -> Reading:
        """Read an account back and return once that is done or cannot go on, `trouble` says why.

        Raises InputError, StoreError.
        """
        reading = await self.begin(account_id)
        task = self._tasks.get(account_id)
        if task is not None:
            await asyncio.wait({task})
        return self._readings.get(account_id) or reading

    async def stop(self, account_id: str) -> None:
        """Stop a reading; what came in stays. Raises StoreError."""
        if (task := self._tasks.get(account_id)) is not None:
            task.cancel()
        known = self._readings.get(account_id) or Reading(account_id=account_id)
        if known.state is ReadingState.READING:
            self._tell_of(replace(known, state=ReadingState.STOPPED, trouble=""))

    async def _start(self) -> None:
        await asyncio.sleep(self._paging.pace.after_start.total_seconds())
        self._look_round()

    def _hear(self, news: News) -> None:
        if isinstance(news, AccountsChanged) and self._starting is not None:
            self._look_round()

    def _look_round(self) -> None:
        try:
            for account in self._accounts.all():
                if self._wants(account) and self._paging.archive(account) is not None:
                    self._spawn(account)
        except StoreError as error:  # the publisher meets the same disk and tells it
            log.warning("looking for accounts to read back: %s", error)

    def _wants(self, account: Account) -> bool:
        reading = self._readings.get(account.id)
        if account.sign_in is not SignIn.GOOD:
            return False
        if reading is None or reading.state is ReadingState.READING:
            return True
        looked = reading.looked_at
        long_ago = looked is None or self._clock() - looked >= self._paging.pace.look_again
        return reading.state is ReadingState.DONE and long_ago

    def _spawn(self, account: Account) -> None:
        if account.id not in self._tasks:
            task = asyncio.create_task(self._work(account), name=f"reading {account.id} back")
            self._tasks[account.id] = task
            task.add_done_callback(lambda _: self._tasks.pop(account.id, None))

    async def _work(self, account: Account) -> None:
        try:
            reading = self._readings.get(account.id)
            if reading is None:
                reading = Reading(account_id=account.id)
                self._readings.put(reading)
            if reading.state is ReadingState.READING:
                await self._read_on(account, reading)
            elif reading.state is ReadingState.DONE:
                await self._look_again(account, reading)
        except AppError as error:
            log.info("reading back: %s: %s", type(error).__name__, error)
            self._meet(account, error)
        except Exception:
            log.exception("a bug while reading back")

    async def _read_on(self, account: Account, reading: Reading) -> None:
        """Read from the cursor on until the end, the year or the number is reached."""
        pace = self._paging.pace
        horizon = self._clock() - pace.back
        while True:
            page = await self._paging.page(
                account.id, reading.cursor, lambda error: self._meet(account, error)
            )
            # One old post among newer ones was dated back by whoever brought it there; it ends nothing.
            posts = [post for post in page.posts if post.at >= horizon]
            over = (
                not page.further or reading.found + len(posts) >= pace.most or bool(page.posts and not posts)
            )
            after = replace(
                reading,
                state=ReadingState.DONE if over else ReadingState.READING,
                cursor="" if over else page.further,
                looked_at=self._clock(),
                trouble="",
            )
            taken = self._readings.take_in(reading, _known(account, posts), after)
            if taken is None:  # another program reads, or the writer stopped it
                return
            reading, new = taken
            await self._judge(posts)
            self._news.tell(HistoryRead(reading=reading, new=new))
            if over:
                return
            await self._paging.rest(page)

    async def _look_again(self, account: Account, reading: Reading) -> None:
        """Take in what was published elsewhere since; end at the first page that brings nothing new."""
        cursor = ""
        for _ in range(self._paging.pace.refresh_pages):
            page = await self._paging.page(account.id, cursor, lambda error: self._meet(account, error))
            after = replace(reading, looked_at=self._clock(), trouble="")
            taken = self._readings.take_in(reading, _known(account, page.posts), after)
            if taken is None:
                return
            reading, new = taken
            await self._judge(page.posts)
            if new:
                self._news.tell(HistoryRead(reading=reading, new=new))
            if not new or not page.further:
                return
            cursor = page.further
            await self._paging.rest(page)

    def _meet(self, account: Account, error: AppError) -> None:
        """Remember why a reading does not go on; where the server said no for good, it is stopped."""
        known = self._readings.get(account.id)
        if known is None or isinstance(error, StoreError):
            return
        for_good = isinstance(error, Refused) and known.state is ReadingState.READING
        state = ReadingState.STOPPED if for_good else known.state
        if isinstance(error, (SignInNeeded, KeychainError)) or known.state is ReadingState.READING:
            self._tell_of(replace(known, state=state, trouble=str(error)))

    def _tell_of(self, reading: Reading) -> None:
        self._readings.put(reading)
        self._news.tell(HistoryRead(reading=reading, new=0))

    async def _judge(self, posts: Sequence[OwnPost]) -> None:
        """Let the coach read `posts` here, so that the window finds them read; no window, no need."""
        if self._starting is None:
            return
        from coach.weighed.judging import judge_past  # the lexicons are loaded with it

        for post in posts:
            judge_past(post.text, bool(post.answers))
            await asyncio.sleep(0)


def _known(account: Account, posts: Iterable[OwnPost]) -> list[Post]:
    return [_post(account, one) for one in posts if one.text.strip()]


def _post(account: Account, one: OwnPost) -> Post:
    kind = PostKind.PART if one.goes_on else PostKind.REPLY if one.answers else PostKind.POST
    return Post(
        account_id=account.id,
        remote_id=one.remote_id,
        text=one.text,
        at=one.at,
        address=one.address,
        kind=kind,
    )
