"""Pictures and videos under the editor: a row of small views, and the chosen one with its description."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QScrollArea, QSizePolicy, QWidget

from widgets.frame.motion import is_still
from widgets.ground.icons import IconPush
from widgets.ground.words import Words, column, row
from widgets.media.media_detail import MediaDetail
from widgets.media.media_item import MediaItem
from widgets.media.media_row import MediaRow

LEAST_HEIGHT = 84  # pixels: the row of small views
ADD, ADD_IN_SHORT = "Add a picture or a video", "Add a picture"


class MediaStrip(QFrame):
    """Shows what goes with a draft, and tells what the writer does with it. Numbers count from 0."""

    add_requested = Signal()
    alt_written = Signal(int, str)
    moved = Signal(int, int)
    removed = Signal(int)
    part_chosen = Signal(int, int)  # which one, and which part
    crop_requested = Signal(int)
    fit_requested = Signal(int)
    cancelled = Signal()  # the writer does not want to wait for what is being taken in
    built = Signal()  # there is something to show, and what shows it is there by now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[MediaItem, ...] = ()
        self._parts = 1
        self._current = 0
        self.add = IconPush(ADD, "ph.image", "accent")
        self.add.setAccessibleName(ADD)
        self.add.setProperty("role", "quiet")
        self.add.setToolTip(f"{ADD} (Ctrl+Shift+A); or drop or paste it into the text")
        self.waiting = Words(role="muted", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName("How much of the file is taken in")
        self.cancel = QPushButton("Cancel")
        self.progress = QWidget()
        line = row(self.waiting, self._bar, self.cancel)
        line.setStretch(1, 1)
        self.progress.setLayout(line)
        self._add_line = QWidget()
        self._add_line.setLayout(row(self.add, None))
        self._box = column(self.progress, self._add_line)
        self.setLayout(self._box)
        self.add.clicked.connect(self.add_requested)
        self.cancel.clicked.connect(self.cancelled)
        self.show_items((), 1, ())
        self.show_progress("", None)

    @cached_property
    def _inside(self) -> "_Inside":
        """Return what shows media, built by now: most drafts have none."""
        inside = _Inside()
        self._box.insertWidget(1, inside)  # what is waited for stands over it, in sight in a low window too
        self._connect(inside)
        self.built.emit()
        return inside

    @property
    def row(self) -> MediaRow:
        """Return the row of small views."""
        return self._inside.row

    @property
    def detail(self) -> MediaDetail:
        """Return what shows the chosen one."""
        return self._inside.detail

    @property
    def items(self) -> tuple[MediaItem, ...]:
        """Return what is shown."""
        return self._items

    @property
    def current(self) -> int:
        """Return which one is chosen."""
        return self._current

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less on the button where there is no room for all of it, as in large text."""
        super().resizeEvent(event)
        around = self.add.sizeHint().width() - self.add.fontMetrics().horizontalAdvance(self.add.text())
        whole = around + self.add.fontMetrics().horizontalAdvance(ADD)
        self.add.setText(ADD if whole <= self.contentsRect().width() else ADD_IN_SHORT)

    def show_items(self, items: Sequence[MediaItem], parts: int, troubles: Sequence[str]) -> None:
        """Show `items`, of a thread with so many `parts`, and what is wrong with all of them together."""
        self._items, self._parts = tuple(items), parts
        self._current = max(0, min(self._current, len(items) - 1))
        self._add_line.setVisible(not items)
        if items or self._is_built:
            self._inside.setVisible(bool(items))
            self._inside.trouble.say(" ".join(troubles))
            self._inside.trouble.setVisible(bool(troubles))
            self._show()

    @property
    def _is_built(self) -> bool:
        return "_inside" in self.__dict__

    def finish(self) -> None:
        """Tell at once what was written a moment ago."""
        if self._is_built:
            self.detail.finish()

    def choose(self, number: int) -> None:
        """Show the one at `number` large."""
        if 0 <= number < len(self._items):
            self.detail.finish()
            self._current = number
            self._show()

    def focus_alt(self) -> None:
        """Put the cursor into the description of the chosen one."""
        self.detail.alt.setFocus()

    def show_progress(self, words: str, done: float | None) -> None:
        """Say what is being waited for and how much of it is done, 0 to 1; None: nothing is."""
        self.progress.setVisible(done is not None)
        self.waiting.say(words)
        if done is not None:
            waits = done <= 0 and not is_still(self._bar)  # then the bar moves to and fro
            self._bar.setRange(0, 0 if waits else 1000)
            self._bar.setValue(round(done * 1000))

    def _connect(self, inside: "_Inside") -> None:
        inside.row.add_requested.connect(self.add_requested)
        inside.row.chosen.connect(self.choose)
        inside.row.moved.connect(self._move)
        inside.row.removed.connect(self._remove)
        inside.row.entered.connect(self.focus_alt)
        detail = inside.detail
        detail.alt_written.connect(self._tell_alt)
        detail.part_chosen.connect(self._tell_part)
        detail.crop_requested.connect(lambda: self.crop_requested.emit(self._current))
        detail.fit_requested.connect(lambda: self.fit_requested.emit(self._current))
        detail.remove_requested.connect(lambda: self._remove(self._current))
        detail.left.connect(lambda: inside.row.focus_tile(self._current))

    def _move(self, here: int, there: int) -> None:
        self.detail.finish()
        self._current = there
        self.moved.emit(here, there)

    def _remove(self, number: int) -> None:
        self.detail.finish()
        self.removed.emit(number)

    def _tell_alt(self, alt: str) -> None:
        self.alt_written.emit(self._current, alt)

    def _tell_part(self, part: int) -> None:
        self.part_chosen.emit(self._current, part)

    def _show(self) -> None:
        if self._items:
            self.row.show_items(self._items, self._current)
            self.detail.show_item(self._items[self._current], self._parts)
        else:
            self.row.show_items((), 0)
        self._inside.updateGeometry()


class _Inside(QScrollArea):
    """Takes the height of what is in it where there is room, and scrolls where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self.row = MediaRow()
        self.detail = MediaDetail()
        self.trouble = Words(role="hold")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._content = QWidget()
        self._content.setLayout(column(self.row, self.detail, self.trouble))
        self._content.setMinimumWidth(1)  # else a picture that has to give way would keep its own room open
        self.setWidget(self._content)

    def sizeHint(self) -> QSize:
        """Return the size that shows everything at this width."""
        inside = self._content
        high = inside.heightForWidth(self.viewport().width()) if inside.hasHeightForWidth() else -1
        return QSize(super().sizeHint().width(), max(high, inside.minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the width changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
