"""The slim rail at the left that leads from page to page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from widgets.ground.icons import WORN_ANEW, grown, icon
from widgets.ground.style import font, theme
from widgets.ground.words import column

WIDTH = 96  # pixels
BADGE = 18  # pixels
AROUND = 32  # pixels beside the longest title


@dataclass(frozen=True, slots=True, kw_only=True)
class RailPlace:
    """One page of the program as the rail shows it."""

    name: str
    title: str
    icon: str  # a qtawesome name
    at_foot: bool = False  # under the others, such as Settings
    switch_keys: str = ""  # a switch and no page; these keys work it, and not its number


class Rail(QWidget):
    """Shows the pages and tells which one is wanted; Ctrl+1 and so on work from everywhere."""

    chosen = Signal(str)  # the name of a page

    def __init__(self, places: Sequence[RailPlace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = tuple(places)
        self._fit()
        self.setAccessibleName("Pages")
        self._buttons: dict[str, RailButton] = {}
        group = QButtonGroup(self)
        for number, place in enumerate(places, 1):
            button = RailButton(place, number)
            button.clicked.connect(lambda _checked=False, name=place.name: self.chosen.emit(name))
            self._buttons[place.name] = button
            if place.switch_keys:
                continue
            group.addButton(button)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(button.click)
        over = [self._buttons[place.name] for place in places if not place.at_foot]
        under = [self._buttons[place.name] for place in places if place.at_foot]
        box = column(*over, None, *under, spacing=4)
        box.setContentsMargins(8, 12, 4, 12)
        self.setLayout(box)
        if over:
            over[0].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        worn = theme()
        measure = QFontMetrics(font(worn.small_size, worn, QFont.Weight.DemiBold))
        longest = max((measure.horizontalAdvance(place.title) for place in self._places), default=0)
        self.setFixedWidth(max(WIDTH, longest + AROUND))

    def show_place(self, name: str) -> None:
        """Mark the page `name` as the one on show; raises KeyError for an unknown one. Tells nothing."""
        self._buttons[name].setChecked(True)

    def show_switch(self, name: str, title: str, meaning: str, *, on: bool) -> None:
        """Show how the switch `name` stands, under `title`; `meaning` says what a press does."""
        self._buttons[name].show_switch(title, meaning, on=on)

    def show_badge(self, name: str, count: int, meaning: str = "") -> None:
        """Put `count` on the page `name`, such as posts that wait for a decision; 0 takes it away.

        `meaning` says in words what is counted, for the tooltip and for screen readers.
        """
        self._buttons[name].show_badge(count, meaning)


class RailButton(QToolButton):
    """One page: its icon, its short name and, where something waits there, a count."""

    def __init__(self, place: RailPlace, number: int) -> None:
        super().__init__()
        self._place, self._number, self._badge = place, number, 0
        self.setProperty("role", "rail")
        self.setCheckable(True)
        self.setText(place.title)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(58)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._tint)
        self.show_badge(0, "")
        if place.switch_keys:
            self.show_switch(place.title, place.title, on=False)
        self._tint()

    def show_switch(self, title: str, meaning: str, *, on: bool) -> None:
        """Show whether the switch is `on`, under `title`; `meaning` says what a press does."""
        self.setChecked(on)
        self.setText(title)
        self.setAccessibleName(meaning)
        keys = QKeySequence(self._place.switch_keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{meaning} ({keys})")

    def show_badge(self, count: int, meaning: str) -> None:
        """Show `count`, which `meaning` explains; 0 shows none."""
        self._badge = count
        said = f"{count} {meaning}".strip() if count else ""
        self.setAccessibleName(f"{self._place.title}, {said}" if said else self._place.title)
        keys = QKeySequence(f"Ctrl+{self._number}").toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{self._place.title} ({keys})" + (f"\n{said}" if said else ""))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in WORN_ANEW:
            self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button and its badge."""
        super().paintEvent(event)
        if not self._badge:
            return
        worn = theme()
        words = str(self._badge) if self._badge < 100 else "99+"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(11)
        font.setBold(True)
        painter.setFont(font)
        wide = max(BADGE, painter.fontMetrics().horizontalAdvance(words) + 10)
        pill = QRectF(self.width() / 2 + 5, 4, wide, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.hold))
        painter.drawRoundedRect(pill, BADGE / 2, BADGE / 2)
        painter.setPen(QColor(worn.surface))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def _tint(self) -> None:
        self.setIconSize(QSize(grown(22), grown(22)))
        self.setIcon(icon(self._place.icon, "accent" if self.isChecked() else "muted"))
