"""The mind that looks along the queue: what each post does for readers, and what happened to one of them."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background
from app.errors import AppError
from app.model.delivery import State
from app.model.rehearsal import Rehearsal
from app.services.engine import Engine
from app.windows.message import Message, Tone
from app.windows.mind import Mind

if TYPE_CHECKING:  # the coach is loaded when the queue is first looked at
    from coach.profile import Profile
    from coach.weighed.tipping import Stand

AT_ONCE = 40  # posts read by the coach before the engine may do something else; some 10 ms


class Foreseeing(Mind):
    """Asks the engine for what the mix of the queue will be, and for receipts."""

    foreseen = Signal(object)  # a tuple of `Stand`, oldest first
    receipt = Signal(str, object)  # a delivery's id, and its steps: when, into which state, and why

    def __init__(self, *, engine: Engine, background: Background, parent: QObject | None = None) -> None:
        """Ask `engine` through `background`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._looking = self._again = False
        # The queue is painted before the engine looks along it: both need the interpreter.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)

    @property
    def profile(self) -> "Profile":
        """Return by what the coach judges the mix."""
        return self._engine.settings.profile

    def look(self) -> None:
        """Look along the queue anew, soon; while that is being done already, once more after it."""
        self._soon.start()

    def read_receipt(self, delivery_id: str) -> None:
        """Read what happened to a post."""

        def told(steps: Sequence[tuple[datetime, State, str]]) -> None:
            self.receipt.emit(delivery_id, tuple(steps))

        self._background.run(self._engine.planning.steps(delivery_id), told, self._fail)

    def rehearse(self) -> None:
        """Rehearse now what goes out within a week, and tell what is in its way."""

        def done(came: "Sequence[Rehearsal]") -> None:
            stuck = sum(bool(one.trouble) for one in came)
            if not came:
                said = "Nothing goes out within a week, so there is nothing to rehearse."
            elif stuck:
                said = f"{_posts(len(came))} rehearsed. Something is in the way of {stuck}: see on top."
            else:
                said = f"{_posts(len(came))} rehearsed. Nothing is in their way."
            self.told.emit(Message(sentence=said, tone=Tone.INFO if stuck or not came else Tone.SUCCESS))

        self.told.emit(Message(sentence="Rehearsing what goes out within a week …"))
        self._background.run(self._engine.scheduling.rehearsing.rehearse_now(), done, self._fail)

    async def _course(self) -> "tuple[Stand, ...]":
        from coach.weighed.tipping import course

        history = await self._engine.remembering.history()
        stands: list[Stand] = []
        for stand in course(history, self.profile):
            stands.append(stand)
            if len(stands) % AT_ONCE == 0:
                await asyncio.sleep(0)
        return tuple(stands)

    def _look(self) -> None:
        if self._looking:
            self._again = True
            return
        self._looking = True
        self._background.run(self._course(), self._tell, self._give_up)

    def _tell(self, stands: "tuple[Stand, ...]") -> None:
        self._end()
        self.foreseen.emit(stands)

    def _give_up(self, error: AppError) -> None:
        self._end()
        self._fail(error)

    def _end(self) -> None:
        self._looking = False
        if self._again:
            self._again = False
            self.look()


def _posts(count: int) -> str:
    return "One post is" if count == 1 else f"{count} posts are"
