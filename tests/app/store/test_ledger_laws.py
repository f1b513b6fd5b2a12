"""Whatever publishers and the writer do in whatever order, the ledger keeps its laws."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from app.errors import TakenElsewhere
from app.model.delivery import BUSY, CLAIMABLE, NEXT, Delivery, State
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger
from tests.app.store.making import NOW, make_account, make_delivery

LEASE = timedelta(seconds=90)
OWNERS = st.sampled_from(["one", "two", "three"])


@dataclass
class Page:
    """What the ledger ought to say of one delivery."""

    delivery: Delivery
    owner: str | None = None
    until: datetime | None = None
    log: list[tuple[datetime, State]] = field(default_factory=list[tuple[datetime, State]])


class LedgerLaws(RuleBasedStateMachine):
    """Three publishers and a writer on one ledger, beside a model of it in plain Python."""

    deliveries = Bundle[str]("deliveries")

    def __init__(self) -> None:
        """Open a fresh ledger with two accounts."""
        super().__init__()
        self.folder = TemporaryDirectory()
        self.database = Database(Path(self.folder.name) / "rapport.db")
        for name in ("ada", "bob"):
            AccountStore(self.database).put(make_account(name))
        self.ledger = Ledger(self.database)
        self.now = NOW
        self.pages: dict[str, Page] = {}

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @rule(target=deliveries, account=st.sampled_from(["ada", "ada", "bob"]))
    def add(self, account: str) -> str:
        delivery = make_delivery(account)
        self.ledger.add([delivery], self.now)
        self.pages[delivery.id] = Page(delivery, log=[(self.now, State.WAITING)])
        return delivery.id

    @rule(seconds=st.sampled_from([1, 45, 90, 91]))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds, microseconds=1)

    @rule(delivery_id=deliveries, owner=OWNERS)
    def claim(self, delivery_id: str, owner: str) -> None:
        page = self.pages[delivery_id]
        if page.delivery.state not in CLAIMABLE:
            with pytest.raises(ValueError, match="cannot be claimed"):
                self.ledger.claim(page.delivery, owner, self.now, LEASE)
            return
        claimed = self.ledger.claim(page.delivery, owner, self.now, LEASE)
        free = page.until is None or page.until < self.now
        assert (claimed is not None) == (free and not self.others_at_work(page))
        if claimed is not None:
            assert (claimed.state is State.SENDING) == (page.delivery.state in {State.SENDING, State.UNKNOWN})
            self.write(page, claimed, owner, self.now + LEASE)

    @rule(delivery_id=deliveries, owner=OWNERS, to=st.sampled_from(State), belief=st.sampled_from(State))
    def a_publisher_steps(self, delivery_id: str, owner: str, to: State, belief: State) -> None:
        self.step(delivery_id, owner, to, belief, LEASE if to in BUSY else None)

    @rule(delivery_id=deliveries, data=st.data())
    def the_publisher_that_holds_it_steps(self, delivery_id: str, data: st.DataObject) -> None:
        page = self.pages[delivery_id]
        if page.owner is not None:
            to = data.draw(st.sampled_from(sorted(NEXT[page.delivery.state])))
            self.step(delivery_id, page.owner, to, page.delivery.state, LEASE if to in BUSY else None)

    @rule(delivery_id=deliveries, to=st.sampled_from(sorted(set(State) - BUSY)), data=st.data())
    def the_writer_steps(self, delivery_id: str, to: State, data: st.DataObject) -> None:
        belief = data.draw(st.sampled_from(State) | st.just(self.pages[delivery_id].delivery.state))
        self.step(delivery_id, None, to, belief, None)

    def step(
        self, delivery_id: str, owner: str | None, to: State, belief: State, lease: timedelta | None
    ) -> None:
        page = self.pages[delivery_id]
        wanted = replace(page.delivery, state=to, attempts=page.delivery.attempts + 1, not_before=self.now)

        def take() -> None:
            self.ledger.step(wanted, self.now, expected=belief, owner=owner, lease=lease)

        if to is not belief and to not in NEXT[belief]:
            with pytest.raises(ValueError, match="a delivery cannot go from"):
                take()
        elif (
            page.delivery.state is not belief
            or page.owner != owner
            or (lease is not None and self.others_at_work(page))
        ):
            with pytest.raises(TakenElsewhere):
                take()
        else:
            take()
            self.write(page, wanted, owner if lease else None, self.now + lease if lease else None)

    def others_at_work(self, page: Page) -> bool:
        """Return whether a lease on another delivery of the same account has not run out."""
        return any(
            other.until is not None and other.until >= self.now
            for other in self.pages.values()
            if other is not page and other.delivery.account_id == page.delivery.account_id
        )

    def write(self, page: Page, delivery: Delivery, owner: str | None, until: datetime | None) -> None:
        page.delivery, page.owner, page.until = delivery, owner, until
        page.log.append((self.now, delivery.state))

    @invariant()
    def the_ledger_says_what_happened_and_nothing_else(self) -> None:
        for delivery_id, page in self.pages.items():
            assert self.ledger.get(delivery_id) == page.delivery
            assert [(at, state) for at, state, _ in self.ledger.steps(delivery_id)] == page.log

    @invariant()
    def an_account_is_used_for_one_delivery_at_a_time(self) -> None:
        held = self.database.rows(
            "SELECT account_id FROM deliveries WHERE lease_until >= ?",
            self.now.isoformat(timespec="microseconds"),
        )
        assert len(held) == len({row["account_id"] for row in held})

    @invariant()
    def what_is_held_is_busy_and_what_is_busy_is_held(self) -> None:
        rows = self.database.rows("SELECT state, lease_owner, lease_until FROM deliveries")
        for row in rows:
            busy = State(row["state"]) in BUSY
            assert busy == (row["lease_owner"] is not None) == (row["lease_until"] is not None)


TestLedgerLaws = LedgerLaws.TestCase
TestLedgerLaws.settings = settings(max_examples=60, stateful_step_count=30)
