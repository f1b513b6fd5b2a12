"""Tells of what was just planned, and takes it back while it waits to go out."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject

from app.background import Background
from app.model.delivery import Delivery
from app.model.scheduling.pauses import Pauses
from app.services.engine import Engine
from app.windows.drafting.writing import Writing
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from app.windows.scheduling.pausing import Pausing
from app.windows.time_words import moment_words

SOON = timedelta(minutes=2)  # by then it can be taken back here; what goes out later stands in the queue
BACK = "It is not published. Its draft is on the screen again."


class Undoing(Mind):
    """Waits with the writer for the last moment at which a post can be taken back."""

    def __init__(
        self,
        writing: Writing,
        pausing: Pausing,
        *,
        engine: Engine,
        background: Background,
        show_queue: Callable[[], None],
        parent: QObject,
    ) -> None:
        """Bring a draft back onto the screen with `writing`; `show_queue` shows where it stands.

        What was told while a post could be taken back is told anew when `pausing` makes it untrue.
        """
        super().__init__(engine=engine, background=background, parent=parent)
        self._writing = writing
        self._pausing = pausing
        self._show_queue = show_queue
        self._soon: tuple[Delivery, ...] = ()  # what was told last, while it can be taken back
        self._stopped = False  # whether it was told as paused
        pausing.changed.connect(self._hear_pauses)

    def tell_planned(self, deliveries: tuple[Delivery, ...]) -> None:
        """Say when what was just planned goes out, or that it waits for the end of a pause."""
        if deliveries[0].series_id is not None:
            return  # whoever began the series tells of all of it

        def told(pauses: Pauses) -> None:
            now = datetime.now(UTC)
            self._soon = deliveries if timedelta() < deliveries[0].due - now <= SOON else ()
            self._tell(deliveries, pauses)

        # Asked anew: another program may have paused everything a moment ago.
        self._background.run(self._engine.scheduling.pausing.now(), told, self._fail)

    def take_back(self, deliveries: tuple[Delivery, ...]) -> None:
        """Cancel what has not gone out yet, and show its draft again."""
        self._soon = ()

        async def cancel() -> None:
            for one in deliveries:
                await self._engine.planning.cancel(one.id)

        def done(_: None) -> None:
            self._writing.open(deliveries[0].draft_id)
            self.told.emit(Message(sentence=BACK))

        self._background.run(cancel(), done, self._fail)

    def _hear_pauses(self) -> None:
        pauses = self._pausing.pauses
        passed = not self._soon or self._soon[0].due <= datetime.now(UTC)
        if not passed and self._stopped != bool(_stopped(self._soon, pauses)):
            self._tell(self._soon, pauses)

    def _tell(self, deliveries: tuple[Delivery, ...], pauses: Pauses) -> None:
        first, now = deliveries[0], datetime.now(UTC)
        left = first.due - now
        stopped = _stopped(deliveries, pauses)
        self._stopped = bool(stopped)
        soon = timedelta() < left <= SOON
        if stopped:
            some = "" if len(stopped) == len(deliveries) else " where that is paused"
            sentence = f"Publishing is paused. It waits in the queue{some} until you let it go on."
        elif soon:
            seconds = round(left.total_seconds())
            sentence = f"It goes out in {seconds} second{'' if seconds == 1 else 's'}."
        elif left > timedelta():
            sentence = f"It goes out {moment_words(first.due, now, self._writing.zone)}."
        else:
            sentence = "It is on its way."
        self.told.emit(
            Message(
                sentence=sentence,
                tone=Tone.INFO if stopped else Tone.SUCCESS,
                action="Undo" if soon else "Show the queue",
                act=(lambda: self.take_back(deliveries)) if soon else self._show_queue,
                stays=soon,
            )
        )


def _stopped(deliveries: tuple[Delivery, ...], pauses: Pauses) -> list[Delivery]:
    """Return those of `deliveries` that a pause keeps from going out now."""
    return [one for one in deliveries if pauses.stops(one.account_id)]
