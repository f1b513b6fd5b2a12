"""The parts of a thread as cards, one below the other; they change places by dragging or by keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from widgets.ground.announce import announce
from widgets.ground.style import theme
from widgets.parts.part_card import PartCard
from widgets.parts.part_item import PartItem

SPACE = 12  # pixels between two cards


class PartList(QScrollArea):
    """Arrow keys go from card to card, Alt and arrow keys move, Return puts the cursor into the part."""

    chosen = Signal(int)  # the part into which the writer wants to go
    moved = Signal(int, int)  # from, to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[PartCard] = []
        self._total = 0
        self._target = 0  # where the dragged card would go
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = _Page()
        self._page.setProperty("role", "page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(SPACE)
        self._column.addStretch(1)
        self.setWidget(self._page)
        self.setAccessibleName("Parts of the thread")
        self._page.setAccessibleName("Parts of the thread")
        self._page.setAccessibleDescription(
            "Up and Down go from part to part, Alt with Up or Down moves a part, Return goes to its words."
        )

    @property
    def cards(self) -> tuple[PartCard, ...]:
        """Return the cards that are shown."""
        return tuple(self._cards[: self._total])

    def show_items(self, items: Sequence[PartItem], current: int) -> None:
        """Show `items`, the one at `current` marked; cards of parts that did not change are left alone."""
        while len(self._cards) < len(items):
            self._add_card()
        self._total = len(items)
        for number, card in enumerate(self._cards):
            if number >= len(items):
                self._drop_focus(card)
                card.hide()
                continue
            card.show_item(items[number], number, len(items))
            card.setVisible(True)
        self.mark(current)

    def mark(self, current: int) -> None:
        """Mark the part in which the cursor is, and bring it into sight."""
        for number, card in enumerate(self.cards):
            was = card.marked
            card.mark(number == current)
            if card.marked and not was:
                self.ensureWidgetVisible(card, 0, SPACE)

    def focus_card(self, number: int) -> None:
        """Give the focus to the card at `number`, or to the last one."""
        if self._total:
            card = self._cards[min(number, self._total - 1)]
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(card, 0, SPACE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, move or choose, as the keys say."""
        here = next((number for number, card in enumerate(self.cards) if card.hasFocus()), None)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if here is None:
            super().keyPressEvent(event)
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(here, here + step)
        elif step:
            self.focus_card(max(0, here + step))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.focus_card(0 if event.key() == Qt.Key.Key_Home else self._total - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(here)
        else:
            super().keyPressEvent(event)

    def _add_card(self) -> None:
        number, card = len(self._cards), PartCard()
        card.clicked.connect(partial(self.chosen.emit, number))
        card.dragged.connect(partial(self._drag, number))
        card.dropped.connect(partial(self._drop, number))
        self._cards.append(card)
        self._column.insertWidget(number, card)
        if number:
            self.setTabOrder(self._cards[number - 1], card)

    def _drop_focus(self, card: PartCard) -> None:
        if card.hasFocus() and self._total:
            self.focus_card(self._total - 1)

    def _move(self, here: int, there: int) -> None:
        if 0 <= there < self._total:
            self.focus_card(there)
            self.moved.emit(here, there)
            announce(self, f"Now part {there + 1} of {self._total}.")

    def _drag(self, number: int, at: QPoint) -> None:
        there = self._place(number, at)
        card = self._cards[there]
        line = card.geometry().bottom() + SPACE // 2 if there > number else card.geometry().top() - SPACE // 2
        self._page.show_line(line if there != number else None)
        point = self._page.mapFromGlobal(at)
        self.ensureVisible(point.x(), point.y(), 0, 48)
        self._target = there

    def _place(self, number: int, at: QPoint) -> int:
        """Return where the card `number` would go if it were let go at `at`."""
        height = self._page.mapFromGlobal(at).y()
        above = sum(
            card.geometry().center().y() < height for nth, card in enumerate(self.cards) if nth != number
        )
        return min(above, self._total - 1)

    def _drop(self, number: int) -> None:
        self._page.show_line(None)
        if self._target != number and number < self._total:
            self.moved.emit(number, self._target)


class _Page(QWidget):
    """The ground of the cards, with a line where a dragged one would go."""

    def __init__(self) -> None:
        super().__init__()
        self._line: int | None = None

    def show_line(self, height: int | None) -> None:
        """Show the line at `height`, or none."""
        if height != self._line:
            self._line = height
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        super().paintEvent(event)
        if self._line is not None:
            painter = QPainter(self)
            painter.fillRect(0, self._line - 1, self.width(), 3, QColor(theme().accent))
            painter.end()
