"""One post as its readers see it: who wrote it, its words, its pictures or the card of its link."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets.ground.places_in_text import showable
from widgets.ground.style import font, theme
from widgets.ground.words import OneLine, Words, column, row
from widgets.previews.article_text import ArticleText
from widgets.previews.link_card import LinkCardView
from widgets.previews.picture_grid import PictureGrid
from widgets.previews.post_item import PostItem
from widgets.previews.post_text import PostText

AVATAR = 40  # pixels
SPACE = 12  # pixels beside the avatar


class PostView(QWidget):
    """Shows one post; what the network folds or covers can be opened as its readers do."""

    card_requested = Signal(str)  # the address of the link

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: PostItem | None = None
        self._open = False  # past the content warning
        self._unfolded = False
        self._name, self._handle = OneLine("strong"), OneLine("muted")
        self._handle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._warning = Words(role="reading")
        self.page = ArticleText()
        self._reveal = _link("Show more", self._turn)
        self.text = PostText()
        self._more = _link("", self._unfold)
        self.grid = PictureGrid()
        self.card = LinkCardView()
        self._ask = _link("Show the card of the link", self._ask_card)
        self._ask.setToolTip("Reads the page that the link leads to, once")
        self.text.folded.connect(self._show_more)
        self._more.hide()
        head = row(self._name, self._handle, spacing=6)
        head.setStretch(1, 1)
        said = column(
            head,
            self._warning,
            self._reveal,
            self.text,
            self._more,
            self.page,
            self.grid,
            self.card,
            self._ask,
            spacing=6,
        )
        said.setContentsMargins(AVATAR + SPACE, 0, 0, 16)
        self.setLayout(said)

    def show_item(self, item: PostItem) -> bool:
        """Show `item`; return whether anything changed."""
        if item == self._item:
            return False
        before, self._item = self._item, item
        if before is None or before.warning != item.warning:
            self._open = False
        self._name.say(item.name)
        self._handle.say(item.handle)
        self._warning.say(item.warning)
        self._more.setText(item.folding.words)
        self.grid.show_pictures(item.pictures)
        if item.card is not None:
            self.card.show_card(item.card)
        self._show_parts()
        title = f"{item.page.title}. " if item.page and item.page.title else ""
        self.setAccessibleName(f"{item.name}, {item.handle}: {item.warning or title + item.text}")
        self.update()
        return True

    def _show_parts(self) -> None:
        item = self._item
        if item is None:
            return
        seen = self._open or not item.warning
        self._warning.setVisible(bool(item.warning))
        self._reveal.setVisible(bool(item.warning))
        self._reveal.setText("Show less" if self._open else "Show more")
        self.text.show_text(item.stretches, item.folding, unfolded=self._unfolded or bool(item.warning))
        self.text.setVisible(seen and item.page is None and bool(item.text))
        if item.page is not None:
            self.page.show_page(item.page)
        self.page.setVisible(seen and item.page is not None)
        self.grid.setVisible(seen and bool(item.pictures))
        self.card.setVisible(seen and item.card is not None)
        self._ask.setVisible(seen and item.card is None and bool(item.link))
        self._ask.setEnabled(not item.reading)
        self._ask.setText("Reading the page …" if item.reading else "Show the card of the link")

    def _turn(self) -> None:
        self._open = not self._open
        self._show_parts()

    def _unfold(self) -> None:
        self._unfolded = True
        self._show_parts()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, folded: bool) -> None:
        self._more.setVisible(folded)

    def _ask_card(self) -> None:
        if self._item is not None:
            self.card_requested.emit(self._item.link)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the avatar with the name's first letter, and the line down to the next post of the thread."""
        item = self._item
        if item is None:
            return
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if item.goes_on:
            painter.setBrush(QColor(worn.border))
            painter.drawRect(QRectF(AVATAR / 2 - 1, AVATAR + 4, 2, self.height() - AVATAR - 8))
        painter.setBrush(QColor(worn.accent))
        painter.drawEllipse(QRectF(0, 0, AVATAR, AVATAR))
        painter.setPen(QColor(worn.on_accent))
        painter.setFont(font(18, worn, QFont.Weight.DemiBold))
        letter = next((letter for letter in showable(item.name) if letter.isalnum()), "?").upper()
        painter.drawText(QRectF(0, 0, AVATAR, AVATAR), Qt.AlignmentFlag.AlignCenter, letter)
        painter.end()


def _link(words: str, act: object) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", "link")
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(act)
    return button
