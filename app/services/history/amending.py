"""Second thoughts: a post that is out gets another text, or is taken back, after time to think."""

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from app.errors import InputError
from app.model.account import Account
from app.model.amendment import Amendment, AmendmentState, Wish
from app.model.article import NO_ARTICLE
from app.model.delivery import Delivery, State
from app.model.news import DeliveriesChanged
from app.networks.archive import Afterwards
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.history.adopting import AS_SHOWN, was_read_back
from app.services.newsdesk import Newsdesk
from app.store.accounts import AccountStore
from app.store.amendments import AmendmentStore
from app.store.ledger import Ledger

if TYPE_CHECKING:  # the coach is loaded when something is edited
    from coach.advice import Finding, Review

BREAK = "\n---\n"  # between the parts of a thread, as in its draft


class Amending:
    """Takes the writer's wishes about what is out, and lets go of those that are thought better of."""

    def __init__(
        self,
        *,
        amendments: AmendmentStore,
        ledger: Ledger,
        accounts: AccountStore,
        doors: Doors,
        clock: Clock,
        news: Newsdesk,
        wake: Callable[[], None],
        coach: Callable[[Delivery], Awaitable["Review | None"]],
        undo: Callable[[], timedelta],
    ) -> None:
        """Write wishes to `amendments`; `wake` tells that there is one. `coach` reads what is changed.

        A wish waits for `undo`, since a deletion cannot be undone at the server.
        """
        self._amendments = amendments
        self._ledger = ledger
        self._accounts = accounts
        self._doors = doors
        self._clock = clock
        self._news = news
        self._wake = wake
        self._coach = coach
        self._undo = undo

    async def truth(self, delivery_id: str) -> Afterwards:
        """Return what can be done with a post, and what is true of it then.

        Raises InputError where nothing of it is out, or its network lets nothing be done.
        """
        delivery = self._delivery(delivery_id)
        account = self._accounts.get(delivery.account_id)
        if account is None:
            raise InputError(
                "Its account was removed. Sign in again first, or change it on the network itself."
            )
        network = self._doors.network(account.network)
        if network.archive is None:
            raise InputError(f"{network.title} lets no other program change what is out. Do it there.")
        told = network.archive.afterwards
        if was_read_back(delivery.parts[0]) and told.editing and not network.archive.from_source:
            return replace(told, editing="", no_edit=AS_SHOWN)
        return told

    async def take_back(self, delivery_id: str, undo: timedelta | None = None) -> Amendment:
        """Take all parts of a post back, the last first, once `undo` has passed; None: as the settings say.

        Raises InputError where that cannot be, StoreError.
        """
        truth = await self.truth(delivery_id)
        if not truth.deleting:
            raise InputError("This network does not let a post be taken back.")
        return self._wish(delivery_id, Wish.TAKE_BACK, undo)

    async def review(self, delivery_id: str, text: str, part: int = 0) -> "Review | None":
        """Return what the coach says of a post once `part` of it says `text`, findings placed in that part.

        None: it cannot read it, after a bug of its own. Raises InputError where there is no such part,
        StoreError.
        """
        delivery = self._delivery(delivery_id)
        _check_part(delivery, part)
        texts = [one.text for one in delivery.parts]
        texts[part] = text
        begin = sum(len(one) + len(BREAK) for one in texts[:part])
        whole = BREAK.join(texts)
        read = await self._coach(replace(delivery, text=whole, article=NO_ARTICLE))
        return None if read is None else placed_in(read, begin, begin + len(text))

    async def edit(
        self, delivery_id: str, text: str, part: int = 0, undo: timedelta | None = None, because: str = ""
    ) -> Amendment:
        """Give a part of a post that is out another text once `undo` has passed; None: as the settings say.

        `because` is the writer's reason where the coach says hold. Raises InputError where the edit cannot
        be, the text does not fit, or the coach holds it and there is no reason; StoreError.
        """
        truth = await self.truth(delivery_id)
        if not truth.editing:
            raise InputError(truth.no_edit)
        delivery = self._delivery(delivery_id)
        _check_part(delivery, part)
        if not text.strip():
            raise InputError("An edit cannot leave the post empty. Take it back instead.")
        if text == delivery.parts[part].text:
            raise InputError("That is what it says already.")
        account = self._account(delivery)
        used = self._doors.network(account.network).length(text, account.limits)
        if used > account.limits.text:
            raise InputError(
                f"The text has {used} characters; {account.handle} may send {account.limits.text}."
            )
        note = await self._reason_for(delivery_id, text, part, because)
        return self._wish(delivery_id, Wish.EDIT, undo, text=text, part=part, note=note)

    async def _reason_for(self, delivery_id: str, text: str, part: int, because: str) -> str:
        """Return what the receipt tells of the writer's reason; "" where none is needed."""
        from coach.advice import Verdict
        from coach.dismissals import is_reason

        read = await self.review(delivery_id, text, part)
        if read is None or read.verdict is not Verdict.HOLD:
            return ""
        if not is_reason(because):
            why = f" {read.findings[0].message}" if read.findings else ""
            raise InputError(
                f"The coach says hold.{why} Mend the text, or say in a few words why it may stay so."
            )
        return f" The coach said hold; you went on: {because.strip()}"

    async def keep(self, delivery_id: str) -> None:
        """Think better of a wish. Raises InputError where it is too late, StoreError."""
        wish = self._amendments.waiting(delivery_id)
        if wish is None or not self._amendments.drop(wish):
            raise InputError("It is too late for that: the network has been asked already.")
        delivery = self._delivery(delivery_id)
        said = replace(delivery, reason=wish.said_before)
        self._ledger.step(said, self._clock(), expected=delivery.state)
        self._news.tell(DeliveriesChanged())

    async def waiting(self, delivery_id: str) -> Amendment | None:
        """Return what is wished of a post and not done yet, or None."""
        return self._amendments.waiting(delivery_id)

    def _wish(
        self,
        delivery_id: str,
        wish: Wish,
        undo: timedelta | None,
        text: str = "",
        part: int = 0,
        note: str = "",
    ) -> Amendment:
        delivery, now = self._delivery(delivery_id), self._clock()
        if self._amendments.waiting(delivery_id) is not None:
            raise InputError("Something is about to be changed in this post already.")
        amendment = Amendment(
            id=uuid.uuid4().hex,
            delivery_id=delivery_id,
            wish=wish,
            due=now + (self._undo() if undo is None else undo),
            text=text,
            part=part,
            said_before=delivery.reason,
        )
        self._amendments.put(amendment)
        about = "taken back" if wish is Wish.TAKE_BACK else "changed"
        said = f"It is about to be {about}.{note}"
        self._ledger.step(replace(delivery, reason=said), now, expected=delivery.state)
        self._news.tell(DeliveriesChanged())
        self._wake()
        return replace(amendment, state=AmendmentState.WAITING)

    def _delivery(self, delivery_id: str) -> Delivery:
        found = self._ledger.get(delivery_id)
        if found is None:
            raise InputError("There is no such post.")
        if found.state is State.TAKEN_BACK:
            raise InputError("This post was taken back already.")
        if found.state not in {State.SENT, State.CANCELLED} or not found.begun:
            raise InputError("Only what is out can be changed. Cancel the rest of a thread first.")
        return found

    def _account(self, delivery: Delivery) -> Account:
        account = self._accounts.get(delivery.account_id)
        assert account is not None  # noqa: S101 - `truth` looked
        return account


def _check_part(delivery: Delivery, part: int) -> None:
    if not 0 <= part < len(delivery.parts):
        raise InputError(f"This post has {len(delivery.parts)} parts.")


def placed_in(read: "Review", begin: int, end: int) -> "Review":
    """Return `read` with places counted from `begin` of its text; findings of what is not there have none."""
    return read._replace(findings=tuple(_placed(one, begin, end) for one in read.findings))


def _placed(finding: "Finding", begin: int, end: int) -> "Finding":
    if finding.start is None or finding.end is None:
        return finding
    if not begin <= finding.start <= finding.end <= end:
        return finding._replace(start=None, end=None, fixes=())
    fixes = tuple(
        replace(fix, start=fix.start - begin, end=fix.end - begin)
        for fix in finding.fixes
        if begin <= fix.start <= fix.end <= end
    )
    return finding._replace(start=finding.start - begin, end=finding.end - begin, fixes=fixes)
