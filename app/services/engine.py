"""Everything that the program does, built once and held together; it needs an event loop and no window."""

import asyncio
import os
import socket
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress

from app.keychain import Keychain
from app.media.folder import MediaFolder
from app.model.delivery import Delivery
from app.model.news import DeliveriesChanged
from app.networks.base import Guard, Network
from app.places import Places
from app.services.clock import Clock, system_clock
from app.services.dismissing import Dismissing
from app.services.doors import Doors
from app.services.drafting.carrying import Carrying
from app.services.drafting.composing import Composing
from app.services.drafting.shelf import Shelf
from app.services.history.adopting import Adopting
from app.services.history.amending import Amending
from app.services.history.paging import Pace
from app.services.history.reading_back import ReadingBack
from app.services.history.taking_effect import TakingEffect
from app.services.language.spelling import Spelling
from app.services.newsdesk import Newsdesk
from app.services.people.people import People
from app.services.pictures.link_cards import LinkCards
from app.services.pictures.media_reading import MediaReading
from app.services.pictures.picturing import Picturing
from app.services.remembering import Remembering
from app.services.scheduling.clock_watch import Ticks, system_ticks, ticks_of
from app.services.scheduling.scheduling import Scheduling
from app.services.scheduling.second_look import SecondLook
from app.services.sending.delivering import Deliverer, Step
from app.services.sending.leftovers import Leftovers
from app.services.sending.means import Means
from app.services.sending.planning import Planning
from app.services.sending.publishing import Publisher
from app.services.sending.timing import Timing
from app.services.sending.wall_time import local_zone
from app.services.signing_in.accounts import Accounts
from app.services.signing_in.browsing import Browsing
from app.services.signing_in.holding import Holding
from app.services.signing_in.keyring_watch import KeyringWatch
from app.services.splitting.cutting import Cutting
from app.services.vaults import Renewals
from app.settings import Settings
from app.store.accounts import AccountStore
from app.store.amendments import AmendmentStore
from app.store.database import Database
from app.store.dismissals import DismissalStore
from app.store.drafting.draft_list import DraftList
from app.store.drafting.drafts import DraftStore
from app.store.drafting.media_uses import MediaUses
from app.store.ledger import Ledger
from app.store.parts import PartStore
from app.store.people import PeopleStore
from app.store.posts import PostStore
from app.store.readings import ReadingStore
from app.store.scheduling.pauses import PauseStore


def _unheard(step: Step, delivery: Delivery) -> None:
    """Hear of a step and do nothing."""


class Engine:
    """The services on one database. Build it, use it and close it on the thread of one event loop."""

    def __init__(
        self,
        *,
        places: Places,
        settings: Settings,
        networks: Mapping[str, Network],
        keychain: Keychain,
        clock: Clock = system_clock,
        ticks: Ticks | None = None,
        timing: Timing | None = None,
        pace: Pace | None = None,
        passed: Callable[[Step, Delivery], None] = _unheard,
    ) -> None:
        """Open the database in `places`; without `ticks` a clock that is not the system's never jumps.

        Raises StoreError.
        """
        self.settings = settings
        self.news = Newsdesk()
        self._database = Database(places.database)
        accounts = AccountStore(self._database)
        timing = timing or Timing()
        self.doors = Doors(
            networks=networks, keychain=keychain, renewals=Renewals(accounts, clock, timing.renewal)
        )
        self.people = People(people=PeopleStore(self._database), accounts=accounts, news=self.news)
        self.cutting = Cutting(doors=self.doors, book=self.people.book)
        ledger = Ledger(self._database)
        posts = PostStore(self._database)
        drafts = DraftStore(self._database)
        self.composing = Composing(drafts=drafts, clock=clock, news=self.news)
        self.carrying = Carrying(drafts=drafts, clock=clock, news=self.news)
        self.shelf = Shelf(drafts=drafts, listing=DraftList(self._database), clock=clock, news=self.news)
        self.picturing = Picturing(
            folder=MediaFolder(places.media), uses=MediaUses(self._database), clock=clock
        )
        self.cards = LinkCards()
        self.dismissing = Dismissing(dismissals=DismissalStore(self._database))
        self.spelling = Spelling(
            own_words=places.own_words, known=(*settings.profile.names, *settings.profile.products)
        )
        holding = Holding(ledger, clock, self.news, wake=lambda: self.publisher.wake())
        self.keyring = KeyringWatch(keychain=keychain, accounts=accounts, holding=holding)
        self.accounts = Accounts(
            accounts=accounts, doors=self.doors, holding=holding, clock=clock, news=self.news
        )
        self.browsing = Browsing(self.accounts, self.doors)
        self.remembering = Remembering(posts=posts, ledger=ledger, accounts=accounts)

        second_look = SecondLook(
            remembering=self.remembering,
            dismissing=self.dismissing,
            accounts=accounts,
            settings=lambda: self.settings,
        )
        amendments = AmendmentStore(self._database)
        self.taking_effect = TakingEffect(
            amendments=amendments,
            ledger=ledger,
            posts=posts,
            accounts=accounts,
            doors=self.doors,
            clock=clock,
            news=self.news,
        )
        self.amending = Amending(
            amendments=amendments,
            ledger=ledger,
            accounts=accounts,
            doors=self.doors,
            clock=clock,
            news=self.news,
            wake=self.taking_effect.wake,
            coach=second_look.of_an_edit,
            undo=lambda: self.settings.undo,
        )
        self.adopting = Adopting(
            posts=posts,
            parts=PartStore(self._database),
            ledger=ledger,
            accounts=accounts,
            doors=self.doors,
            clock=clock,
            zone=local_zone,
        )
        self.reading_back = ReadingBack(
            readings=ReadingStore(self._database),
            accounts=accounts,
            doors=self.doors,
            clock=clock,
            news=self.news,
            pace=pace,
        )

        def told(step: Step, delivery: Delivery) -> None:
            passed(step, delivery)
            self.news.tell(DeliveriesChanged())

        def can_ask(account_id: str) -> bool:
            account = accounts.get(account_id)
            network = self.doors.networks.get(account.network) if account is not None else None
            return network is not None and network.guard is not Guard.NONE

        pauses = PauseStore(self._database)
        means = Means(
            ledger=ledger,
            pauses=pauses,
            accounts=accounts,
            doors=self.doors,
            files=MediaReading(MediaFolder(places.media)),
            clock=clock,
            news=self.news,
            owner=f"{socket.gethostname()}/{os.getpid()}/{uuid.uuid4().hex[:8]}",
            timing=timing,
        )

        def look_round() -> bool:
            self.keyring.look_round()
            return self.scheduling.look()

        self.publisher = Publisher(
            ledger=ledger,
            pauses=pauses,
            deliverer=Deliverer(means, passed=told),
            clock=clock,
            news=self.news,
            can_ask=can_ask,
            look_round=look_round,
            leases_end=lambda: self.scheduling.leases_end(),
            ask_coach=lambda delivery: self.scheduling.rehearsing.ask_coach(delivery),
        )
        self.leftovers = Leftovers(
            ledger=ledger, accounts=accounts, doors=self.doors, clock=clock, news=self.news
        )
        self.planning = Planning(
            ledger=ledger,
            accounts=accounts,
            doors=self.doors,
            clock=clock,
            news=self.news,
            book=self.people.book,
            late=settings.late,
            wake=self.publisher.wake,
            left=self.leftovers.words_for,
        )
        self.scheduling = Scheduling(
            database=self._database,
            ledger=ledger,
            store=accounts,
            accounts=self.accounts,
            doors=self.doors,
            files=means.files,
            planning=self.planning,
            second_look=second_look,
            clock=clock,
            ticks=ticks or (system_ticks() if clock is system_clock else ticks_of(clock)),
            timing=means.timing,
            news=self.news,
            wake=self.publisher.wake,
        )
        self._working: list[asyncio.Task[None]] = []

    def change_settings(self, settings: Settings) -> None:
        """Work by `settings` from now on."""
        self.settings = settings
        self.planning.late = settings.late
        self.spelling.know((*settings.profile.names, *settings.profile.products))

    def start_publishing(self) -> None:
        """Publish in the background from now on."""
        if not self._working:
            for work in (self.publisher.run(), self.taking_effect.run()):
                self._working.append(asyncio.create_task(work))

    async def close(self) -> None:
        """End publishing, let go of the networks and close the database, whatever fails on the way."""
        try:
            for task in self._working:
                task.cancel()
            for task in self._working:
                with suppress(asyncio.CancelledError):
                    await task
            await self.reading_back.close()
            await self.keyring.close()
            await self.scheduling.close()
            await self.cards.close()
            await self.doors.close()
        finally:
            self._database.close()
