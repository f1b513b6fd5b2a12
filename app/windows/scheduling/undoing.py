"""Tells of what was just planned, and takes it back while it waits to go out."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject

from app.background import Background
from app.model.delivery import Delivery
from app.services.engine import Engine
from app.windows.drafting.writing import Writing
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from app.windows.time_words import moment_words

SOON = timedelta(minutes=2)  # by then it can be taken back here; what goes out later stands in the queue
BACK = "It is not published. Its draft is on the screen again."


class Undoing(Mind):
    """Waits with the writer for the last moment at which a post can be taken back."""

    def __init__(
        self,
        writing: Writing,
        *,
        engine: Engine,
        background: Background,
        show_queue: Callable[[], None],
        parent: QObject,
    ) -> None:
        """Bring a draft back onto the screen with `writing`; `show_queue` shows where it stands."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._writing = writing
        self._show_queue = show_queue

    def tell_planned(self, deliveries: tuple[Delivery, ...]) -> None:
        """Say when what was just planned goes out."""
        first, now = deliveries[0], datetime.now(UTC)
        left = first.due - now
        if timedelta() < left <= SOON:
            seconds = round(left.total_seconds())
            message = Message(
                sentence=f"It goes out in {seconds} second{'' if seconds == 1 else 's'}.",
                tone=Tone.SUCCESS,
                action="Undo",
                act=lambda: self.take_back(deliveries),
                stays=True,
            )
        else:
            when = f"It goes out {moment_words(first.due, now, self._writing.zone)}."
            message = Message(
                sentence=when if left > timedelta() else "It is on its way.",
                tone=Tone.SUCCESS,
                action="Show the queue",
                act=self._show_queue,
            )
        self.told.emit(message)

    def take_back(self, deliveries: tuple[Delivery, ...]) -> None:
        """Cancel what has not gone out yet, and show its draft again."""

        async def cancel() -> None:
            for one in deliveries:
                await self._engine.planning.cancel(one.id)

        def done(_: None) -> None:
            self._writing.open(deliveries[0].draft_id)
            self.told.emit(Message(sentence=BACK))

        self._background.run(cancel(), done, self._fail)
