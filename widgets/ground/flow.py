"""A layout that sets its parts like words: side by side, and on the next line where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

SPACE = 8  # pixels between two parts and between two lines


class FlowLayout(QLayout):
    """Parts keep the size that they ask for."""

    def __init__(
        self, parent: QWidget | None = None, *, at_right: Sequence[QWidget] = (), space: int = SPACE
    ) -> None:
        """Lay out the parts that are added, `space` apart, and after all `at_right` at the right edge.

        Those stay side by side where one line holds them, else each has a line.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._at_right = tuple(at_right)
        self._space = space
        for last in at_right:
            self.addWidget(last)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put `item` after the others, but before what stands at the right."""
        behind = 0 if self._is_at_right(item) else len(self._at_right)
        self._items.insert(len(self._items) - behind, item)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the part at `index`; None beyond the end, as Qt expects."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt takes None
        """Return the part at `index` and let it go; None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that no direction is wanted in particular."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all lines take in `width`."""
        return self._set(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the least size; the width comes from outside."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest part."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, room: QRect) -> None:
        """Set the parts into `room`."""
        super().setGeometry(room)
        self._set(room, move=True)

    def _set(self, room: QRect, *, move: bool) -> int:
        """Return the height of all lines; with `move`, put each part into the middle of its line.

        A part that is aligned at the top stands there.
        """
        left, top, high = room.left(), room.top(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        sizes = [
            (item, _size(item, room.width())) for item in self._items if not item.isEmpty()
        ]  # not hidden
        rest = (
            sum(size.width() + self._space for item, size in sizes if self._is_at_right(item)) - self._space
        )
        together = rest <= room.width()
        for item, size in sizes:
            at_right = self._is_at_right(item)
            needed = rest if at_right and together else size.width()
            if line and left + needed > room.right() + 1:
                if move:
                    _place(line, high)
                left, top, high, line = room.left(), top + high + SPACE, 0, []
            if at_right:
                left, rest = room.right() + 1 - needed, rest - size.width() - self._space
            line.append((item, QRect(QPoint(left, top), size)))
            left += size.width() + self._space
            high = max(high, size.height())
        if move:
            _place(line, high)
        return top + high - room.top()

    def _is_at_right(self, item: QLayoutItem) -> bool:
        return item.widget() in self._at_right


def _size(item: QLayoutItem, most: int) -> QSize:
    """Return the size that `item` asks for, no wider than `most` where it can be narrower."""
    size = item.sizeHint()
    size.setWidth(min(size.width(), max(most, item.minimumSize().width())))
    return size


def _place(line: list[tuple[QLayoutItem, QRect]], high: int) -> None:
    for item, room in line:
        down = 0 if item.alignment() & Qt.AlignmentFlag.AlignTop else (high - room.height()) // 2
        item.setGeometry(room.translated(0, down))
