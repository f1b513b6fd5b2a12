"""The mind of link cards: has them read by the engine when asked, and keeps them while the draft is open."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.background import Background
from app.errors import AppError
from app.services.engine import Engine
from app.services.pictures.link_cards import LinkCard
from app.windows.aids.small_views import image_of
from app.windows.drafting.writing import Writing
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from widgets.previews.post_item import CardItem


class Carding(Mind):
    """Holds the cards of the draft on the screen."""

    changed = Signal()  # a card came, or is being read

    def __init__(
        self, writing: Writing, *, engine: Engine, background: Background, parent: QObject | None = None
    ) -> None:
        """Have cards read by `engine`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._cards: dict[str, CardItem] = {}
        self._reading: set[str] = set()
        writing.opened.connect(self._forget)

    def card(self, address: str) -> CardItem | None:
        """Return the card of the link; None where nobody asked for it, or it is not there yet."""
        return self._cards.get(address)

    def is_reading(self, address: str) -> bool:
        """Return whether the card of the link is on its way."""
        return address in self._reading

    def ask(self, address: str) -> None:
        """Have the page read."""
        if address in self._reading or address in self._cards:
            return
        self._reading.add(address)
        self.changed.emit()
        self._background.run(
            self._engine.cards.card(address),
            lambda card: self._keep(address, card),
            lambda error: self._lose(address, error),
        )

    def _keep(self, address: str, card: LinkCard) -> None:
        self._reading.discard(address)
        view: QImage | None = image_of(card.picture) if card.picture is not None else None
        self._cards[address] = CardItem(
            host=card.host, title=card.title, description=card.description, view=view
        )
        self.changed.emit()

    def _lose(self, address: str, error: AppError) -> None:
        self._reading.discard(address)
        self.changed.emit()
        self.told.emit(Message(sentence=str(error), tone=Tone.ERROR))

    def _forget(self) -> None:
        self._cards.clear()
