"""The mind of the Queue page: what is planned, what went out, and what needs the writer."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from app.background import Background
from app.errors import AppError
from app.model.account import Account
from app.model.delivery import TROUBLED, Delivery, State
from app.services.engine import Engine
from app.services.sending.deciding import RECENT, Decision
from app.services.sending.leftovers import left_at
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from app.windows.queue.circumstances import Circumstances
from app.windows.queue.foreseeing import Foreseeing
from app.windows.queue.rescheduling import Rescheduling
from app.windows.queue.second_thoughts import SecondThoughts
from app.windows.scheduling.lateness import policy_of
from app.windows.scheduling.pausing import Pausing
from app.windows.scheduling.series_words import series_words
from widgets.sending.late_choice import Late

Read = tuple[tuple[Delivery, ...], dict[str, Account], Circumstances]


class Queueing(Mind):
    """Lists deliveries and carries out what the writer decides about them."""

    listed = Signal(object, object)  # deliveries, and all accounts by id
    troubled = Signal(int)  # how many deliveries the writer should look at
    zone_changed = Signal(str)
    wanted = Signal(str, str)  # a "series", an "account" or a "draft" is to be shown, and its id

    def __init__(
        self, *, engine: Engine, background: Background, zone: str, parent: QObject | None = None
    ) -> None:
        """Work with `engine` through `background`; times are shown as clocks in `zone` show them."""
        super().__init__(engine=engine, background=background, parent=parent)
        self.home = self.zone = zone
        self.rescheduling = Rescheduling(engine=engine, background=background, parent=self)
        self.foreseeing = Foreseeing(engine=engine, background=background, parent=self)
        self.second_thoughts = SecondThoughts(engine=engine, background=background, parent=self)
        self.pausing = Pausing(engine=engine, background=background, parent=self)
        for mind in (self.rescheduling, self.foreseeing, self.second_thoughts, self.pausing):
            mind.told.connect(self.told)
        self.rescheduling.zone = zone
        self.around = Circumstances()
        self.rescheduling.failed.connect(self.refresh)
        self.second_thoughts.fetched.connect(self._list_back)
        self._back = RECENT
        # What is known is painted before the engine is asked for more: both need the interpreter.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._reading = self._again = False
        self._unsent: set[str] = set()

    def refresh(self) -> None:
        """Read the ledger anew; while it is being read already, once more after that."""
        if self._reading:
            self._again = True
            return
        self._reading = True

        async def all_of_it() -> Read:
            scheduling = self._engine.scheduling
            series = {one.id: series_words(one) for one in await scheduling.recurring.all()}
            around = Circumstances(pauses=await scheduling.pausing.now(), series=series)
            deliveries = await self._engine.planning.deliveries(self._back)
            return deliveries, await self._engine.accounts.named(), around

        self._background.run(all_of_it(), self._show, self._refused)

    def reach_back(self, wall: datetime) -> None:
        """List what was due since `wall`, on the clock that is shown, too, if it is not listed already."""
        # In whole days, so that the way back does not grow with every look; one more for clocks behind.
        back = timedelta(days=(datetime.now(UTC).replace(tzinfo=None) - wall).days + 2)
        if back > self._back:
            self._back = back
            self._soon.start()

    def fetch_copied(self) -> None:
        """Look for the post of one's own whose address was copied, and list it."""
        self.second_thoughts.fetch(QGuiApplication.clipboard().text())

    def show_zone(self, zone: str) -> None:
        """Show times as clocks in `zone` show them."""
        if zone != self.zone:
            self.zone = self.rescheduling.zone = zone
            self.zone_changed.emit(zone)
            self.refresh()

    def cancel(self, delivery_id: str) -> None:
        """Take a post out of the queue, and offer to put it back."""

        def cancelled(delivery: Delivery) -> None:
            post = "The post is out of the queue. Its draft is still there."
            if delivery.begun:
                post = "The rest is out of the queue. What is published stays."
            elif delivery.series_id is not None:
                post = "The post is left out this time. The series goes on."
            if left_at(delivery):
                post = "The post is out of the queue. A draft stays on the site: the queue shows where."
            self._offer_back(post, delivery_id)

        self._do(self._engine.planning.cancel(delivery_id), cancelled)

    def discard(self, delivery_id: str) -> None:
        """Put the draft that a cancelled post left on its site into the trash there."""

        def done(_: None) -> None:
            self.told.emit(Message(sentence="The draft is in the trash of the site.", tone=Tone.SUCCESS))

        self._background.run(self._engine.leftovers.discard(delivery_id), done, self._fail)

    def rework(self, delivery_id: str) -> None:
        """Take a post out of the queue and show its draft, which can be mended and planned anew."""

        def cancelled(delivery: Delivery) -> None:
            self.wanted.emit("draft", delivery.draft_id)
            self._offer_back("The post is out of the queue, and its draft is on the screen.", delivery_id)

        self._do(self._engine.planning.cancel(delivery_id), cancelled)

    def set_late(self, delivery_id: str, late: Late) -> None:
        """Change what becomes of a post whose moment passes while nothing can go out."""
        before = self.rescheduling.deliveries.get(delivery_id)
        set_policy = self._engine.planning.set_policy

        def put_back() -> None:
            if before is not None:
                self._do(set_policy(delivery_id, before.policy))

        def changed(_: Delivery) -> None:
            said = f"If it is late: {late.words[0].lower()}{late.words[1:]}."
            self.told.emit(Message(sentence=said, action="Undo", act=put_back))

        usual = self._engine.planning.late if before is None else before.policy
        self._do(set_policy(delivery_id, policy_of(late, usual)), changed)

    def publish_now(self, delivery_id: str) -> None:
        """Try a post again, or publish it before its time."""
        self._do(self._engine.planning.move(delivery_id, None, self.home))

    def override(self, delivery_id: str, reason: str) -> None:
        """Let a post go out that the coach holds, for a written reason."""
        self._do(self._engine.planning.override(delivery_id, reason))

    def settle(self, delivery_id: str, decision: str) -> None:
        """Take the writer's word for whether a post is out: a value of `Decision`."""
        self._do(self._engine.planning.settle(delivery_id, Decision(decision)))

    def _offer_back(self, sentence: str, delivery_id: str) -> None:
        def put_back() -> None:
            self._do(self._engine.planning.restore(delivery_id))

        self.told.emit(Message(sentence=sentence, action="Put it back", act=put_back))

    def _list_back(self, delivery: Delivery) -> None:
        self._back = max(self._back, datetime.now(UTC) - delivery.due + timedelta(days=1))
        self.refresh()

    def _do(
        self, work: Coroutine[Any, Any, Delivery], done: Callable[[Delivery], None] | None = None
    ) -> None:
        self._background.run(work, done or (lambda _: None), self._fail)

    def _show(self, found: Read) -> None:
        self._reading = False
        deliveries, accounts, self.around = found
        self.rescheduling.around = self.around
        self._tell_sent(deliveries, accounts)
        shown = tuple(one for one in deliveries if _is_listed(one))
        self.rescheduling.deliveries = {one.id: one for one in shown}
        self.listed.emit(shown, accounts)
        self.troubled.emit(sum(one.state in TROUBLED for one in shown))
        self._read_again()

    def _tell_sent(self, deliveries: tuple[Delivery, ...], accounts: dict[str, Account]) -> None:
        """Tell of what came to be sent since the last look; of several, only how many."""
        news = [one for one in deliveries if one.state is State.SENT and one.id in self._unsent]
        self._unsent = {one.id for one in deliveries if one.state is not State.SENT}
        if len(news) > 1:
            self.told.emit(Message(sentence=f"{len(news)} posts are published.", tone=Tone.SUCCESS))
        elif news:
            handle = accounts[news[0].account_id].handle
            self.told.emit(Message(sentence=f"Published as {handle}.", tone=Tone.SUCCESS))

    def _refused(self, error: AppError) -> None:
        self._reading = False
        self.told.emit(Message(sentence=str(error), tone=Tone.ERROR))
        self._read_again()

    def _read_again(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    def _fail(self, error: AppError) -> None:
        self.told.emit(Message(sentence=str(error), tone=Tone.ERROR))
        self.refresh()


def _is_listed(delivery: Delivery) -> bool:
    """Return whether there is anything to say of it: what was cancelled and left no trace is gone."""
    return delivery.state is not State.CANCELLED or delivery.begun or bool(left_at(delivery))
