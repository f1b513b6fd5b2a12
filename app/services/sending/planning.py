"""What goes out when: posts are scheduled, moved, cancelled, and unclear ones decided by the writer."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from app.errors import InputError
from app.model.account import Account
from app.model.article import NO_ARTICLE
from app.model.delivery import Delivery, LatePolicy
from app.model.draft import Draft
from app.model.part import Part
from app.model.rehearsal import Rehearsal
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.language.languages import detect
from app.services.newsdesk import Newsdesk
from app.services.people.addressing import Book
from app.services.sending.deciding import Deciding
from app.services.sending.plan import Plan
from app.services.sending.wall_time import Reading
from app.services.splitting.chains import Wish, chain, obstacle, wish_of
from app.store.accounts import AccountStore
from app.store.ledger import Ledger


class Planning(Deciding):
    """Puts posts into the ledger, and carries out what the writer decides about them then."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        accounts: AccountStore,
        doors: Doors,
        clock: Clock,
        news: Newsdesk,
        book: Book,
        late: LatePolicy,
        wake: Callable[[], None],
        left: Callable[[Delivery], str],
    ) -> None:
        """Plan into `ledger`, with people as in `book`; `wake` and `left` are those of `Deciding`."""
        super().__init__(ledger=ledger, clock=clock, news=news, wake=wake, left=left)
        self._accounts = accounts
        self._doors = doors
        self._book = book
        self.late = late  # what is planned from now on

    async def schedule(self, plan: Plan) -> tuple[Delivery, ...]:
        """Put `plan` into the ledger, one delivery for each account that gets something.

        A text with breaks made by hand, or longer than the network takes, becomes a thread.

        Raises:
            TimeUnclear: the time can mean two moments, and the plan names neither.
            InputError: nothing to say, nowhere to say it, a time that has passed, or something that one of
                the accounts cannot send.
            StoreError: our own disk failed; nothing was planned.
        """
        deliveries = self.outline(plan)
        self._ledger.add(deliveries, self._clock())
        self._changed()
        return deliveries

    def outline(
        self, plan: Plan, *, series_id: str | None = None, occurrence: int | None = None
    ) -> tuple[Delivery, ...]:
        """Return what `schedule` would put into the ledger, as one `occurrence` of a series. Raises as it."""
        now = self._clock()
        if not plan.accounts:
            raise InputError("Choose at least one account to publish to.")
        texts = plan.texts
        if not texts:
            raise InputError("None of the chosen accounts gets anything. Write something for one of them.")
        if not (plan.media or all(text.strip() for text in texts.values())):
            raise InputError("There is nothing to publish yet. Write something first.")
        moment = self._moment(plan.wall, plan.zone, plan.reading, plan.undo)
        accounts = tuple(map(self._account, dict.fromkeys(plan.accounts)))
        wishes = [(account, wish_of(plan, account, accounts, self._book())) for account in accounts]
        return tuple(
            replace(
                self._delivery(plan, account, wish, moment, now), series_id=series_id, occurrence=occurrence
            )
            for account, wish in wishes
            if wish
        )

    def obstacle(self, draft: Draft, account: Account, chosen: Sequence[Account]) -> str:
        """Return in a sentence why `account`, one of the `chosen`, cannot send `draft`; "" where it can.

        Safe on any thread.
        """
        wish = wish_of(draft, account, chosen, self._book())
        return obstacle(lambda: self._doors.network(account.network), account, wish) if wish else ""

    def _account(self, account_id: str) -> Account:
        account = self._accounts.get(account_id)
        if account is None:
            raise InputError("One of the chosen accounts was removed. Choose again.")
        return account

    def _delivery(self, plan: Plan, account: Account, wish: Wish, moment: Reading, now: datetime) -> Delivery:
        network = self._doors.network(account.network)
        if told := obstacle(lambda: network, account, wish):
            raise InputError(told)
        return Delivery(
            id=uuid.uuid4().hex,
            draft_id=plan.draft_id,
            account_id=account.id,
            text=wish.text,
            wall=moment.wall,
            zone=plan.zone,
            due=moment.due,
            parts=tuple(
                Part(text=link.text, media=link.media, key=network.new_key(now))
                for link in chain(network, account, wish)
            ),
            policy=plan.policy or self.late,
            intent=plan.intent,
            override=plan.override,
            language=plan.language or detect(wish.text) or None,
            warning=wish.warning,
            visibility=wish.visibility,
            article=plan.article if network.articles else NO_ARTICLE,
            rehearsal=Rehearsal(at=now),
        )
