"""How one post is painted in a calendar: its colour and its shape, the time, its beginning, and its state."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QStaticText, QTransform

from widgets.ground.icons import grown, pixmap
from widgets.ground.places_in_text import showable
from widgets.ground.style import Theme, font, theme
from widgets.queue.delivery_item import OVER, TROUBLE, DeliveryItem

BAR = 3  # pixels of the full colour at the leading edge
PAD = 4
ICON = 13
MOST_TEXTS = 2_000  # laid out and kept; a month has some 300 on the screen
LEFT, MIDDLE, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
ISOLATE, ISOLATED = "\u2068", "\u2069"


class PostPainting:
    """Fonts, colours and icons of one theme, looked up once, and what is painted with them."""

    def __init__(self, ratio: float) -> None:
        """Paint in the theme that is worn now, for a screen with `ratio` pixels to a unit."""
        self.worn: Theme = theme()
        self._ratio = ratio
        self.plain = font(self.worn.small_size, self.worn)
        self.strong = font(self.worn.small_size, self.worn, QFont.Weight.DemiBold)
        self.plain_metrics, self.strong_metrics = QFontMetrics(self.plain), QFontMetrics(self.strong)
        self.line = self.plain_metrics.height()
        self.chip = self.line + 6  # pixels high, with what is between two
        self.icon = grown(ICON)
        self._texts: dict[tuple[str, int, bool], QStaticText] = {}
        self._icons: dict[tuple[str, str], QPixmap] = {}
        self._colours: dict[str, QColor] = {}
        self._tints: dict[str, QColor] = {}

    def colour(self, token: str) -> QColor:
        """Return a colour of the theme."""
        if token not in self._colours:
            self._colours[token] = QColor(self.worn.colour(token))
        return self._colours[token]

    def tint(self, token: str) -> QColor:
        """Return the soft ground of a colour of the theme."""
        if token not in self._tints:
            self._tints[token] = QColor(self.worn.tint(token))
        return self._tints[token]

    def picture(self, name: str, token: str) -> QPixmap:
        """Return an icon."""
        if (name, token) not in self._icons:
            self._icons[name, token] = pixmap(name, token, self.icon, self._ratio)
        return self._icons[name, token]

    def words(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        token: str = "text",  # noqa: S107  # a colour's name, no password
        *,
        strong: bool = False,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """Write one line into `room`, cut where it is too long; "left" is the side where reading begins."""
        painter.setFont(self.strong if strong else self.plain)
        painter.setPen(self.colour(token))
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            metrics = self.strong_metrics if strong else self.plain_metrics
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            # In the direction of its own first letter.
            painter.drawText(room, align | ONE_LINE, f"{ISOLATE}{cut}{ISOLATED}")
            return
        laid = self._laid_out(words, room.width(), strong=strong)
        beside = room.width() - laid.size().width()
        left = {LEFT: 0.0, MIDDLE: beside / 2, RIGHT: beside}[align]
        painter.drawStaticText(
            QPointF(room.left() + left, room.top() + (room.height() - self.line) / 2), laid
        )

    def _laid_out(self, words: str, wide: int, *, strong: bool) -> QStaticText:
        """Return `words` cut to so many pixels, laid out once: that takes longer than all other painting."""
        key = words, wide, strong
        laid = self._texts.get(key)
        if laid is None:
            if len(self._texts) >= MOST_TEXTS:
                self._texts.clear()
            metrics = self.strong_metrics if strong else self.plain_metrics
            laid = QStaticText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide))
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.prepare(QTransform(), self.strong if strong else self.plain)
            self._texts[key] = laid
        return laid

    def post(
        self, painter: QPainter, room: QRect, item: DeliveryItem, *, current: bool, focused: bool = False
    ) -> None:
        """Paint `item` as one line into `room`; where that is narrow, its shape and its time must do."""
        done, trouble = item.state in OVER, item.state in TROUBLE
        icon, meaning = item.intent_icon
        state_icon, standing = item.standing
        soft = standing if trouble else meaning
        grey = done or soft == "muted"
        painter.fillRect(room, self.colour("sunken") if grey else self.tint(soft))
        begin, end, top, high = room.left(), room.right() + 1, room.top(), room.height()
        backwards = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def part(left: int, wide: int) -> QRect:
            return QRect(end - left - wide if backwards else begin + left, top, wide, high)

        painter.fillRect(part(0, BAR), self.colour(meaning))
        left, right = BAR + PAD, room.width() - PAD
        self.mark(painter, part(left, self.icon), icon, meaning)
        left += self.icon + PAD
        for shown, name, colour in (
            (item.state != "waiting" or item.paused, state_icon, standing),
            (item.warned, "ph.warning-fill", "look"),
            (item.over, "ph.flag-fill", "look"),
        ):
            if shown and right - self.icon > left:
                right -= self.icon
                self.mark(painter, part(right, self.icon), name, colour)
                right -= PAD
        time = self.strong_metrics.horizontalAdvance(item.when_text)
        if item.series and right - left - self.icon - PAD >= time:
            right -= self.icon
            self.mark(painter, part(right, self.icon), "ph.repeat", "muted")
            right -= PAD
        if right - left >= time:
            ink = "muted" if done else "text"
            self.words(painter, part(left, time + 1), item.when_text, ink, strong=True)
            left += time + PAD + 2
            if right - left > 2 * self.icon:
                self.words(painter, part(left, right - left), showable(item.excerpt), ink)
        if current:
            self.ring(painter, room, focused=focused)

    def ring(self, painter: QPainter, room: QRect, *, focused: bool) -> None:
        """Paint the ring around what is chosen, bolder where the keyboard is."""
        wide = 2 if focused else 1
        painter.setPen(QPen(self.colour("focus" if focused else "accent"), wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(wide // 2, wide // 2, -1, -1))

    def mark(self, painter: QPainter, room: QRect, name: str, token: str) -> None:
        """Paint an icon at the beginning of `room`."""
        top = room.top() + (room.height() - self.icon) / 2
        painter.drawPixmap(QPointF(room.left(), round(top)), self.picture(name, token))
