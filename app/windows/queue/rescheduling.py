"""The mind that moves posts: works out the time, asks where it may mean two, and can take the move back."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.errors import AppError, InputError
from app.model.delivery import Delivery, State
from app.services.engine import Engine
from app.services.scheduling.slots import Opening
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from app.windows.queue.circumstances import Circumstances
from app.windows.queue.moving import Question, dropped, question, shifted
from app.windows.time_words import moment_words

MOST_UNDONE = 50  # moves that can be taken back, one after the other


class Rescheduling(Mind):
    """Moves deliveries. Each move stands on the post's own clock, whichever clock is shown."""

    asked = Signal(object)  # a Question, to be answered with `answer`
    moved = Signal(str)  # the id of a post that stands elsewhere now
    failed = Signal()  # a move was not possible; what is shown should be read anew

    def __init__(self, *, engine: Engine, background: Background, parent: QObject | None = None) -> None:
        """Move with `engine` through `background`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self.deliveries: Mapping[str, Delivery] = {}
        self.zone = "UTC"  # whose clocks are shown
        self.around = Circumstances()
        self._undone: list[Delivery] = []
        self._asked: tuple[str, str, Question] | None = None

    def shift(self, delivery_id: str, by: timedelta) -> None:
        """Move a post by days or hours on its own clock."""
        delivery = self.deliveries.get(delivery_id)
        if delivery is not None:
            self.move(delivery_id, shifted(delivery, by), delivery.zone)

    def drop(self, delivery_id: str, wall: datetime, zone: str) -> None:
        """Move a post to where clocks in `zone` show `wall`; it keeps its own clock."""
        delivery = self.deliveries.get(delivery_id)
        if delivery is None:
            return
        try:
            own = dropped(delivery, wall, zone)
        except InputError:
            self.move(delivery_id, wall, zone)  # the hour is skipped on the clock that is shown: ask there
        else:
            self.move(delivery_id, own, delivery.zone)

    def move(self, delivery_id: str, wall: datetime, zone: str) -> None:
        """Move a post to `wall` in `zone`; where that is no time or two, ask first."""
        try:
            asked = question(wall, zone)
        except InputError as error:
            self._fail(error)
            return
        if asked is None:
            self._move(delivery_id, wall, zone)
        else:
            self._asked = delivery_id, zone, asked
            self.asked.emit(asked)

    def answer(self, nth: int) -> None:
        """Move the post that was asked about by the answer with this number, from 0."""
        if self._asked is not None:
            delivery_id, zone, asked = self._asked
            self._asked = None
            reading = asked.readings[nth]
            self._move(delivery_id, reading.wall, zone, reading.name)

    def move_to_slot(self, delivery_id: str) -> None:
        """Move a post to the next free slot of its account, and tell where there is none."""
        delivery = self.deliveries.get(delivery_id)
        if delivery is None:
            return

        def found(openings: tuple[Opening, ...]) -> None:
            if openings:
                self._move(delivery_id, openings[0].wall, openings[0].zone)
            else:
                self.told.emit(Message(sentence="This account has no free slot. Choose a time instead."))

        self._background.run(self._engine.scheduling.slots.free((delivery.account_id,)), found, self._fail)

    def undo(self) -> None:
        """Take the last move back, and tell where there is none."""
        if self._undone:
            self._take_back(self._undone[-1])
        else:
            self.told.emit(Message(sentence="There is no move to take back."))

    def _move(self, delivery_id: str, wall: datetime, zone: str, reading: str = "") -> None:
        before = self.deliveries.get(delivery_id)

        def done(after: Delivery) -> None:
            now = datetime.now(UTC)
            way_back = before if before is not None and _leads_back(before, now) else None
            if way_back is not None:
                self._undone = [*self._undone, way_back][-MOST_UNDONE:]
            when, paused = moment_words(after.due, now, self.zone), self.around.paused_words(after)
            said = f"The post is planned {when}. {paused}" if paused else f"The post goes out {when}."
            self.told.emit(
                Message(
                    sentence=said,
                    tone=Tone.SUCCESS,
                    action="Undo" if way_back is not None else "",
                    act=(lambda: self._take_back(way_back)) if way_back is not None else None,
                )
            )
            self.moved.emit(delivery_id)

        work = self._engine.planning.move(delivery_id, wall, zone, reading=reading)
        self._background.run(work, done, self._fail)

    def _take_back(self, before: Delivery) -> None:
        if before not in self._undone:
            return  # it was taken back already
        self._undone.remove(before)

        def done(_: Delivery) -> None:
            self.told.emit(Message(sentence="The post stands where it stood before."))
            self.moved.emit(before.id)

        self._background.run(self._engine.planning.take_back(before), done, self._fail)

    def _fail(self, error: AppError) -> None:
        super()._fail(error)
        self.failed.emit()


def _leads_back(before: Delivery, now: datetime) -> bool:
    """Return whether a post can stand again where it stood: on hold, or at a time that is still to come."""
    return before.state is State.HELD or (before.state is State.WAITING and before.due > now)
