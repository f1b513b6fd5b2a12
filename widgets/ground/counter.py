"""How much of a network's limit a text uses: a ring, a number and, near the end, a word."""

from math import ceil

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.ground.style import theme
from widgets.ground.words import OneLine, Words, row

NEAR = 0.9  # share of the limit from which the end is in sight
RING = 20  # pixels
STROKE = 3  # pixels
SLACK = 24  # pixels that a number may have to spare before it gives them back


class Counter(QWidget):
    """Shows one account's count. It knows numbers, not networks."""

    overflowed = Signal(bool)  # True: the text has just grown too long; False: it fits again

    def __init__(self, label: str = "", parent: QWidget | None = None, *, short: bool = False) -> None:
        """Count for the account called `label`; a `short` counter leaves out what is counted."""
        super().__init__(parent)
        self._over = False
        self._short = short
        self._ring = Ring()
        self._label = OneLine()
        self._label.say(label)
        self._number = Words(role="muted", wrap=False)
        self._number.installEventFilter(self)
        if not label:
            self._label.hide()
        self.setLayout(row(self._ring, self._label, self._number, None, spacing=8))
        self.setAccessibleName(label)

    def show_count(self, used: int, limit: int, unit: str = "characters") -> None:
        """Show `used` of `limit` in `unit`; tell `overflowed` when it is crossed. 0 is no limit."""
        if not limit:
            self._show_free(used)
            return
        left = limit - used
        if left < 0:
            colour, words = "hold", f"{self._some(-left, unit)} too many"
        elif used >= limit * NEAR:
            colour, words = "look", f"{self._some(left, unit)} left"
        else:
            colour, words = "muted", f"{used:,} of {limit:,}"
        self._number.say(words, colour)
        self._make_room()
        self._ring.show_share(used / limit, "accent" if colour == "muted" else colour)
        self.setToolTip(f"{used:,} of {limit:,} {unit}")
        self.setAccessibleDescription(f"{used:,} of {limit:,} {unit}, {words}")
        if (left < 0) != self._over:
            self._over = left < 0
            self.overflowed.emit(self._over)

    def show_parts(self, parts: int) -> None:
        """Show that the text goes out as a thread of so many `parts` (2 or more), each of which fits."""
        self._number.say(f"{parts} parts", "muted")
        self._make_room()
        self._ring.show_share(0.0, "accent")
        self.setToolTip(f"A thread of {parts} parts")
        self.setAccessibleDescription(f"A thread of {parts} parts")

    def _show_free(self, used: int) -> None:
        self._number.say(self._some(used, "characters"), "muted")
        self._make_room()
        self._ring.show_share(0.0, "accent")
        self.setToolTip(f"{used:,} characters, of as many as you like")
        self.setAccessibleDescription(self.toolTip())
        if self._over:
            self._over = False
            self.overflowed.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the text; the number has it later than the counter itself."""
        if watched is self._number and event.type() == QEvent.Type.FontChange:
            self._make_room()
        return False

    def _some(self, number: int, unit: str) -> str:
        if self._short:
            return f"{number:,}"
        return f"{number:,} {unit.removesuffix('s') if number == 1 else unit}"

    def _make_room(self) -> None:
        """Keep the number's size fixed while it fits: else every key would lay out the whole window anew."""
        # Asked for its hint, a label of a fixed size answers with that.
        measure, given = QFontMetricsF(self._number.font()), self._number.maximumSize()
        wanted = QSize(ceil(measure.horizontalAdvance(self._number.text())) + 1, ceil(measure.height()))
        fits = given.width() - SLACK <= wanted.width() <= given.width()
        if not fits or wanted.height() != given.height():
            self._number.setFixedSize(wanted)


class Ring(QWidget):
    """A circle that fills; an exclamation mark stands in it when it is more than full."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(RING, RING)
        self._share, self._token = 0.0, "accent"

    def show_share(self, share: float, token: str) -> None:
        """Fill `share` of the circle (1 is full) in the colour `token`."""
        if (share, token) != (self._share, self._token):
            self._share, self._token = share, token
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the filled part and the mark."""
        worn = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(STROKE, STROKE, -STROKE, -STROKE)
        stark = worn.name.startswith("high")  # there the ground is as dark as what fills it
        painter.setPen(QPen(QColor(worn.border), 1 if stark else STROKE))
        painter.drawEllipse(room)
        painter.setPen(QPen(QColor(worn.colour(self._token)), STROKE, c=Qt.PenCapStyle.RoundCap))
        if self._share > 0:
            painter.drawArc(room, 90 * 16, -round(min(self._share, 1.0) * 360 * 16))
        if self._share > 1:
            font = painter.font()
            font.setBold(True)
            font.setPixelSize(11)
            painter.setFont(font)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "!")
        painter.end()
