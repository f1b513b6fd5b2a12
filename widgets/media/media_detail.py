"""The chosen picture of a draft, with its description, what is said of it, and what can be done."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from widgets.ground.counter import Counter
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconLabel, IconTool
from widgets.ground.places_in_text import showable
from widgets.ground.style import set_role
from widgets.ground.words import Words, column, row
from widgets.media.media_item import MediaItem
from widgets.spelling.spelling_marks import SpellingMarks

VIEW = QSize(152, 114)
NARROW = 420  # pixels, below which the words need the picture's room
NAME_LENGTH = 32  # characters that fit a narrow page
PLACEHOLDER = "Describe what is to be seen, for people who cannot see it."


class AltField(QPlainTextEdit):
    """A few lines for the description; Tab goes on, Esc goes back to the row of pictures, F7 spells."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(PLACEHOLDER)
        self.setAccessibleName("Description of the picture")
        self.setFixedHeight(72)
        self.spelling = SpellingMarks(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc for the way back, and F7 for spelling."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F7:
            self.spelling.open_at_cursor()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Put other spellings above the usual menu, where a word is in doubt."""
        self.spelling.open_menu(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the marks of spelling follow the words."""
        super().resizeEvent(event)
        self.spelling.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Let them follow a larger font and another theme, too."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "spelling"):
            self.spelling.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the marks of spelling over them."""
        super().paintEvent(event)
        self.spelling.paint(event.rect())


class MediaDetail(QWidget):
    """Shows one `MediaItem` large enough to describe it."""

    alt_written = Signal(str)
    crop_requested = Signal()
    fit_requested = Signal()
    remove_requested = Signal()
    part_chosen = Signal(int)
    left = Signal()  # back to the row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self._has_picture = False
        self._picture = QLabel()
        self._picture.setFixedSize(VIEW)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._facts = Words(role="muted")
        self.alt = AltField()
        self._counters: list[Counter] = []
        self._counter_box = QWidget()
        self._counter_flow = FlowLayout(self._counter_box)
        self._advice = _Line("ph.chat-text", "look")
        self._trouble = _Line("ph.warning-fill", "hold")
        self.fit = QPushButton("Make it fit")
        self.part = QComboBox()
        self.part.setAccessibleName("The part of the thread that this belongs to")
        self.crop = IconTool("Crop the picture", "ph.crop")
        self.remove = IconTool("Remove from the post", "ph.trash")
        self._lay_out()
        self._connect()

    def show_item(self, item: MediaItem, parts: int) -> None:
        """Show `item`; `parts` is how many parts the thread has, 1 for a single post."""
        self._show_picture(item)
        self._facts.say(f"{_short(item.name)} · {item.facts}")
        self._facts.setToolTip(item.name)
        if (alt := showable(item.alt)) != self._known:  # else what was typed a moment ago is newer
            self._known = alt
            if alt != self.alt.toPlainText():
                self.alt.setPlainText(alt)
        self.alt.setAccessibleDescription(" ".join((item.advice, *item.troubles)))
        self._advice.say(item.advice)
        self._trouble.say(" ".join(item.troubles))
        self.fit.setVisible(item.mendable)
        self.crop.setVisible(item.kind == "image")
        self._show_parts(item.part, parts)
        self._show_counts(item)

    def finish(self) -> None:
        """Tell now what was typed a moment ago, before another one is shown."""
        self._telling.stop()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where the words need its room."""
        super().resizeEvent(event)
        self._fit_picture()

    def _fit_picture(self) -> None:
        self._picture.setVisible(self._has_picture and self.width() >= NARROW)

    def _lay_out(self) -> None:
        self._counter_box.setVisible(False)
        self._trouble.layout().addWidget(self.fit)  # pyright: ignore[reportOptionalMemberAccess]  # it has one
        head = row(self._facts, self.part, self.crop, self.remove)
        head.setStretch(0, 1)
        words = column(head, self.alt, self._counter_box, self._advice, self._trouble, spacing=4)
        whole = row(column(self._picture, None), words, spacing=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        # An input method announces what it still composes; it is read once that is settled.
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell)
        self.alt.textChanged.connect(self._telling.start)
        self.alt.left.connect(self.left)
        self.crop.clicked.connect(self.crop_requested)
        self.fit.clicked.connect(self.fit_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.part.activated.connect(self.part_chosen)

    def _tell(self) -> None:
        alt = self.alt.toPlainText()
        if alt != self._known:
            self._known = alt
            self.alt_written.emit(alt)

    def _show_picture(self, item: MediaItem) -> None:
        self._has_picture = item.picture is not None and not item.picture.isNull()
        self._fit_picture()
        if item.picture is None or item.picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        smaller: QImage = item.picture.scaled(
            VIEW * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        smaller.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(smaller))

    def _show_parts(self, part: int, parts: int) -> None:
        self.part.setVisible(parts > 1)
        if self.part.count() != parts:
            self.part.clear()
            self.part.addItems([f"Part {number + 1}" for number in range(parts)])
        self.part.setCurrentIndex(min(part, parts - 1))

    def _show_counts(self, item: MediaItem) -> None:
        labels = [one.label for one in item.counts]
        if [one.accessibleName() for one in self._counters] != labels:
            for counter in self._counters:
                self._counter_flow.removeWidget(counter)
                counter.hide()
                counter.deleteLater()
            self._counters = [Counter(label) for label in labels]
            for counter in self._counters:
                self._counter_flow.addWidget(counter)
        for counter, count in zip(self._counters, item.counts, strict=True):
            counter.show_count(count.used, count.limit, count.unit)
        self._counter_box.setVisible(bool(item.counts))


def _short(name: str) -> str:
    """Return `name` without its middle where it is long; its ends tell it from others."""
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 11]}…{name[-10:]}"


class _Line(QWidget):
    """An icon and a sentence, hidden while there is nothing to say."""

    def __init__(self, icon: str, token: str) -> None:
        super().__init__()
        self._words = Words(role="strong")
        set_role(self._words, token)
        line = row(IconLabel(icon, token), self._words)
        line.setStretch(1, 1)
        self.setLayout(line)

    def say(self, words: str) -> None:
        """Show `words`; "" hides the line."""
        self._words.say(words)
        self.setVisible(bool(words))
