"""The mind behind slots and series: lists them, changes them, and takes each change back."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.model.delivery import Delivery
from app.model.scheduling.slot import Slot
from app.services.engine import Engine
from app.windows.message import Message
from app.windows.mind import Mind
from app.windows.scheduling.rhythm_items import Known, meant, series_item, slots_item
from app.windows.time_words import moment_words
from widgets.planning.slot_form import SlotItem

MOST_UNDONE = 50  # changes that can be taken back, one after the other

Way = Callable[[], Coroutine[Any, Any, object]]


class Rhythms(Mind):
    """Carries out what the writer wants of slots and series."""

    listed = Signal(object, object)  # a list of SlotsItem, and a list of SeriesItem

    def __init__(
        self, *, engine: Engine, background: Background, zone: str, parent: QObject | None = None
    ) -> None:
        """Tell times on the clock of `zone`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self.zone = zone
        self._undone: list[Way] = []

    def refresh(self) -> None:
        """Read everything anew."""
        self._background.run(self._known(), self._show, self._fail)

    def add(self, account_id: str, items: Sequence[SlotItem]) -> None:
        """Give an account more slots."""
        self._put(account_id, (), [meant(one) for one in items])

    def change(self, account_id: str, before: SlotItem, after: Sequence[SlotItem]) -> None:
        """Put slots in the place of one."""
        self._put(account_id, [meant(before)], [meant(one) for one in after])

    def remove(self, account_id: str, item: SlotItem) -> None:
        """Take a slot away; what is planned for it stays planned."""
        self._put(account_id, [meant(item)], ())

    def skip(self, series_id: str) -> None:
        """Leave out the next time of a series."""
        recurring = self._engine.scheduling.recurring

        def skipped(gone: tuple[Delivery, ...]) -> None:
            when = moment_words(gone[0].due, datetime.now(UTC), self.zone)
            self._tell(f"It does not go out {when}. The series goes on.", lambda: recurring.put_back(gone))

        self._background.run(recurring.skip(series_id), skipped, self._fail)

    def pause(self, series_id: str, wanted: bool) -> None:
        """Pause a series, or let it go on."""
        recurring = self._engine.scheduling.recurring
        paused = "The series is paused. What would come meanwhile is left out."
        said = paused if wanted else "The series goes on."
        there, back = (recurring.pause, recurring.resume) if wanted else (recurring.resume, recurring.pause)
        self._do(there(series_id), said, lambda: back(series_id))

    def end(self, series_id: str) -> None:
        """End a series; what is out stays out."""
        recurring = self._engine.scheduling.recurring
        said = "The series has ended. What is out stays out."
        self._do(recurring.end(series_id), said, lambda: recurring.reopen(series_id))

    def undo(self) -> None:
        """Take the last change back, and tell where there is none."""
        if self._undone:
            self._take_back(self._undone[-1])
        else:
            self.told.emit(Message(sentence="There is no change to take back."))

    def _put(self, account_id: str, out: Sequence[Slot], into: Sequence[Slot]) -> None:
        slots = self._engine.scheduling.slots

        async def put() -> tuple[list[Slot], list[Slot]]:
            """Return what has come and what has gone."""
            before = set(await slots.of(account_id))
            if len(out) == 1 and into:
                await slots.change(account_id, out[0], into[0])
            for one in into:
                await slots.add(account_id, one)
            for one in out:
                if one not in into:
                    await slots.remove(account_id, one)
            after = set(await slots.of(account_id))
            return sorted(after - before), sorted(before - after)

        async def back(new: Sequence[Slot], gone: Sequence[Slot]) -> None:
            for one in gone:
                await slots.add(account_id, one)
            for one in new:
                await slots.remove(account_id, one)

        def done(changes: tuple[list[Slot], list[Slot]]) -> None:
            new, gone = changes
            if new or gone:
                self._tell(_said(new, gone), lambda: back(new, gone))
            else:
                self.told.emit(Message(sentence="This account has that slot already."))
            self.refresh()

        self._background.run(put(), done, self._fail)

    def _do(self, work: Awaitable[object], said: str, back: Way) -> None:
        async def carry_out() -> None:
            await work

        def done(_: None) -> None:
            self._tell(said, back)
            self.refresh()

        self._background.run(carry_out(), done, self._fail)

    def _tell(self, sentence: str, back: Way) -> None:
        self._undone = [*self._undone, back][-MOST_UNDONE:]
        self.told.emit(Message(sentence=sentence, action="Undo", act=lambda: self._take_back(back)))

    def _take_back(self, back: Way) -> None:
        if back not in self._undone:
            return  # it was taken back already
        self._undone.remove(back)

        def done(_: object) -> None:
            self.told.emit(Message(sentence="It is as it was before."))
            self.refresh()

        self._background.run(back(), done, self._fail)

    async def _known(self) -> Known:
        scheduling = self._engine.scheduling
        ids = [account.id for account in await self._engine.accounts.all()]
        return Known(
            accounts=await self._engine.accounts.named(),
            slots={one: await scheduling.slots.of(one) for one in ids},
            openings={one: await scheduling.slots.free([one]) for one in ids},
            series=await scheduling.recurring.all(),
            deliveries=await self._engine.planning.deliveries(),
            pauses=await scheduling.pausing.now(),
        )

    def _show(self, known: Known) -> None:
        now = datetime.now(UTC)
        self.listed.emit(
            [slots_item(one, known, now, self.zone) for one in known.slots],
            [series_item(one, known, now, self.zone) for one in known.series],
        )


def _said(new: Sequence[Slot], gone: Sequence[Slot]) -> str:
    came, went = (", ".join(map(str, slots)) for slots in (new, gone))
    if new and gone:
        return f"{went} is {came} now. What is planned stays planned."
    return f"Added: {came}." if new else f"Removed: {went}. What is planned for it stays planned."
