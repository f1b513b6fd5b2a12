"""The drafts as rows for a list view; a row is made when it is first shown, however many there are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets.ground.places_in_text import showable

ITEM = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """One draft as the list shows it."""

    id: str
    title: str
    excerpt: str
    when: str  # such as "10 minutes ago"
    status: str = ""  # such as "Scheduled"; "" for a plain draft
    labels: tuple[str, ...] = ()
    pinned: bool = False
    archived: bool = False
    noted: bool = False  # whether it has a note to oneself


class DraftRows:
    """Drafts in their order, each made into a `DraftItem` when somebody looks at it."""

    def __init__(self, ids: Sequence[str], make: Callable[[int], DraftItem]) -> None:
        """Hold the drafts `ids`; `make` returns the nth."""
        self.ids = tuple(ids)
        self._make = make
        self._made: dict[int, DraftItem] = {}

    @classmethod
    def of(cls, items: Sequence[DraftItem]) -> "DraftRows":
        """Return rows of `items` that are made already."""
        return cls([item.id for item in items], lambda nth: items[nth])

    def __len__(self) -> int:
        """Return how many drafts there are."""
        return len(self.ids)

    def __getitem__(self, nth: int) -> DraftItem:
        """Return the nth draft."""
        if nth not in self._made:
            self._made[nth] = self._make(nth)
        return self._made[nth]

    def __iter__(self) -> Iterator[DraftItem]:
        """Yield every draft."""
        return (self[nth] for nth in range(len(self.ids)))


class DraftsModel(QAbstractListModel):
    """Rows of drafts; when the same drafts come again, only those on the screen are painted anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = DraftRows.of(())

    def show_rows(self, rows: DraftRows) -> bool:
        """Take `rows` over; return whether they are other drafts or stand in another order."""
        if self.rows.ids == rows.ids:
            self.rows = rows
            if rows.ids:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many drafts there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the draft at `index`, or its words for screen readers and for finding by typing."""
        if not index.isValid():
            return None
        if role == ITEM:
            return self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return showable(self.rows[index.row()].title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return showable(_spoken(self.rows[index.row()]))
        return None


def _spoken(item: DraftItem) -> str:
    marks = [word for word, on in (("pinned", item.pinned), ("with a note", item.noted)) if on]
    return ", ".join(part for part in (item.title, item.status, item.when, *item.labels, *marks) if part)
