"""The mind of the lines beneath the accounts: how far their earlier posts are read back."""

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.model.news import HistoryRead
from app.model.reading import Reading, ReadingState
from app.services.engine import Engine
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from widgets.accounts.reading_line import ReadingItem


class LookingBack(Mind):
    """Tells how each reading stands, and stops it or lets it go on."""

    changed = Signal(object)  # a Reading

    def __init__(self, *, engine: Engine, background: Background, parent: QObject | None = None) -> None:
        """Work with `engine` through `background`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._under_way: set[str] = set()  # accounts whose first reading has not come to its end

    def refresh(self) -> None:
        """Tell how every reading stands."""
        self._background.run(self._engine.reading_back.all(), self._show, self._fail)

    def hear(self, news: HistoryRead) -> None:
        """Take news of a reading."""
        reading = news.reading
        if reading.state is ReadingState.READING:
            self._under_way.add(reading.account_id)
        elif reading.state is ReadingState.DONE and reading.account_id in self._under_way:
            self._under_way.discard(reading.account_id)
            if reading.found:
                known = (
                    f"The coach knows {_posts(reading.found)} of yours now, from before and from elsewhere."
                )
                self.told.emit(Message(sentence=known, tone=Tone.SUCCESS))
        self.changed.emit(reading)

    def stop(self, account_id: str) -> None:
        """Stop a reading; what came in stays."""
        self._background.run(self._engine.reading_back.stop(account_id), _nothing_more, self._fail)

    def go_on(self, account_id: str) -> None:
        """Go on with a reading that was stopped, or look for what is new."""
        self._background.run(self._engine.reading_back.begin(account_id), _nothing_more, self._fail)

    def go_on_all(self) -> None:
        """Go on with every reading, or look for what is new."""

        async def begin() -> int:
            readings = await self._engine.reading_back.all()
            for reading in readings:
                await self._engine.reading_back.begin(reading.account_id)
            return len(readings)

        def begun(count: int) -> None:
            said = "What your accounts published is read back." if count else "No account can be read back."
            self.told.emit(Message(sentence=said))

        self._background.run(begin(), begun, self._fail)

    def _show(self, readings: tuple[Reading, ...]) -> None:
        for reading in readings:
            self.changed.emit(reading)


def reading_item(reading: Reading, handle: str) -> ReadingItem:
    """Return how far `reading` is, as the line beneath the account shows it."""
    if reading.trouble:
        so_far = f" {_posts(reading.found).capitalize()} came in before." if reading.found else ""
        return ReadingItem(
            handle=handle,
            state="trouble",
            words=f"The earlier posts could not be read back: {reading.trouble}{so_far}",
        )
    match reading.state:
        case ReadingState.READING if reading.found:
            words = f"Reading what you published before: {_posts(reading.found)} so far."
        case ReadingState.READING:
            words = "What you published before is read back in a moment, so that the coach knows it."
        case ReadingState.DONE if reading.found:
            words = f"The coach knows {_posts(reading.found)} from before and from elsewhere."
        case ReadingState.DONE:
            words = "There was nothing from before that the coach did not know."
        case _:
            words = f"Reading back is stopped. {_posts(reading.found).capitalize()} came in."
    return ReadingItem(handle=handle, state=reading.state.value, words=words)


def _posts(count: int) -> str:
    return "no post" if not count else "one post" if count == 1 else f"{count} posts and answers"


def _nothing_more(_: object) -> None:
    """The news tell what came of it."""
