"""The card of a link under a post: picture, host, title and description."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from widgets.ground.covering import cover
from widgets.ground.words import Words, column
from widgets.previews.post_item import CardItem

WIDE = 1 / 1.91  # height by width, as pages make such pictures
TITLE, DESCRIPTION = 120, 160  # code points that are shown


class LinkCardView(QFrame):
    """Shows one card."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._picture = _Picture()
        self._host = Words(role="muted")
        self._title = Words(role="strong")
        self._description = Words(role="muted")
        words = column(self._host, self._title, self._description, spacing=4, margin=12)
        self.setLayout(column(self._picture, words, spacing=0))

    def show_card(self, card: CardItem) -> None:
        """Show `card`."""
        self._picture.show_picture(card)
        self._host.say(card.host)
        self._title.say(_cut(card.title, TITLE))
        self._description.say(_cut(card.description, DESCRIPTION))
        self._description.setVisible(bool(card.description))
        self.setAccessibleName(f"Card of the link to {card.host}: {card.title}. {card.description}")


class _Picture(QWidget):
    """The picture of the page, rounded at the top as the frame is."""

    def __init__(self) -> None:
        super().__init__()
        self._card: CardItem | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, card: CardItem) -> None:
        """Show what `card` has."""
        self._card = card
        self.setVisible(card.view is not None and not card.view.isNull())
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in `width`."""
        return round(width * WIDE)

    def sizeHint(self) -> QSize:
        """Return the least size; the height follows from the width."""
        return QSize(160, self.heightForWidth(160))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the middle of the picture."""
        view = self._card.view if self._card else None
        if view is None or view.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect())
        shape = QPainterPath()
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRoundedRect(room, 7, 7)
        shape.addRect(room.adjusted(0, 8, 0, 0))
        painter.setClipPath(shape)
        cover(painter, room, view)
        painter.end()


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
