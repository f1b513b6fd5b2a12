"""The mind behind second thoughts about what is out: it tells the truth first, and leaves time to keep it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.errors import AppError
from app.model.amendment import Amendment
from app.model.delivery import Delivery
from app.networks.archive import Afterwards
from app.windows.message import Message, Tone
from app.windows.mind import Mind

if TYPE_CHECKING:  # the coach is loaded when something is edited
    from coach.advice import Review


USUAL = timedelta(seconds=10)  # what can be undone for longer is told until then


class SecondThoughts(Mind):
    """Takes a post back, or changes it, after a time in which that can be undone."""

    editable = Signal(str, object, str)  # a delivery's id, the texts of its parts, and the truth about edits
    reviewed = Signal(str, int, str, object)  # a delivery's id, a part, its new text, and a Review or None
    fetched = Signal(object)  # a Delivery
    taken = Signal()  # the edit is about to be made
    refused = Signal(str)  # why the edit cannot be made

    def take_back(self, delivery: Delivery) -> None:
        """Take a post back soon, and say what stays behind."""

        async def wish() -> Afterwards:
            truth = await self._engine.amending.truth(delivery.id)
            await self._engine.amending.take_back(delivery.id)
            return truth

        what = "The thread" if len(delivery.parts) > 1 else "The post"

        def wished(truth: Afterwards) -> None:
            self._tell(delivery.id, f"{what} is taken back {self._soon}. {truth.deleting}")

        self._background.run(wish(), wished, self._fail)

    def open(self, delivery: Delivery) -> None:
        """Let the text of a post be changed, or say why it cannot be."""

        def known(truth: Afterwards) -> None:
            if truth.editing:
                texts = tuple(part.text for part in delivery.parts)
                self.editable.emit(delivery.id, texts, truth.editing)
            else:
                self.told.emit(Message(sentence=truth.no_edit, stays=True))

        self._background.run(self._engine.amending.truth(delivery.id), known, self._fail)

    def read(self, delivery_id: str, part: int, text: str) -> None:
        """Let the coach read another text for a part of a post."""

        def read(review: "Review | None") -> None:
            self.reviewed.emit(delivery_id, part, text, review)

        def failed(error: AppError) -> None:
            self.refused.emit(str(error))

        self._background.run(self._engine.amending.review(delivery_id, text, part), read, failed)

    def edit(self, delivery_id: str, part: int, text: str, reason: str) -> None:
        """Give a part of a post another text soon; `reason` is the writer's, where the coach says hold."""

        def wished(_: Amendment) -> None:
            self.taken.emit()
            self._tell(delivery_id, f"The post is changed {self._soon}.")

        def failed(error: AppError) -> None:
            self.refused.emit(str(error))

        wish = self._engine.amending.edit(delivery_id, text, part, because=reason)
        self._background.run(wish, wished, failed)

    def fetch(self, address: str) -> None:
        """Look for a post of one's own at `address`, which may only have been read back, and tell its id."""

        def found(delivery: Delivery) -> None:
            self.fetched.emit(delivery)

        self._background.run(self._engine.adopting.adopt(address), found, self._fail)

    def keep(self, delivery_id: str) -> None:
        """Think better of it."""

        def kept(_: None) -> None:
            self.told.emit(Message(sentence="The post stays as it is.", tone=Tone.SUCCESS))

        self._background.run(self._engine.amending.keep(delivery_id), kept, self._fail)

    @property
    def _soon(self) -> str:
        undo = self._engine.settings.undo
        return f"in {undo.total_seconds():.0f} seconds" if undo else "at once"

    def _tell(self, delivery_id: str, sentence: str) -> None:
        undo = self._engine.settings.undo
        act = (lambda: self.keep(delivery_id)) if undo else None
        self.told.emit(
            Message(sentence=sentence, action="Keep it" if act else "", act=act, stays=undo > USUAL)
        )
