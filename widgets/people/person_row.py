"""Who somebody is: a name, a handle for each network, and who of those already known it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from widgets.ground.announce import announce
from widgets.ground.icons import IconLabel, IconTool, network_icon
from widgets.ground.words import Words, column, row

NOBODY_ELSE = "Same person as …"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandleItem:
    """A handle on one network, as far as it is known."""

    network: str
    title: str  # "Mastodon"
    handle: str
    example: str  # such as "ada@example.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonItem:
    """Somebody, and who of `others` (id and name) it might be instead."""

    name: str
    handles: tuple[HandleItem, ...]
    others: tuple[tuple[str, str], ...] = ()
    same: str = ""  # the id of the one of `others` that it is said to be


class PersonRow(QFrame):
    """Lets a person be named and known on further networks. Return keeps, Esc leaves."""

    kept = Signal(str, object)  # the name, and the handles by network
    same_chosen = Signal(str, object)  # it is the one with this id; the handles by network as typed
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Who this is")
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name")
        self.name.setAccessibleName("Name")
        self.name.setToolTip("Stands in the post wherever no handle is known")
        self.same = QComboBox()
        self.same.setAccessibleName("This is the same person as")
        self.same.setToolTip("Join the handles to somebody whom you know already")
        self.same.setMinimumContentsLength(8)
        self.same.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.same.activated.connect(self._choose_same)
        self.handles: dict[str, QLineEdit] = {}
        self._error = Words(role="hold")
        keep, close = QPushButton("Keep"), IconTool("Close without a change", "ph.x")
        keep.clicked.connect(self._keep)
        close.clicked.connect(self.left)
        self.keep, self._close = keep, close
        self._fields = QHBoxLayout()
        self._fields.setSpacing(8)
        first = row(self.name, self.same, keep, close)
        first.setStretch(0, 1)
        self.setLayout(column(first, self._fields, self._error, margin=8))
        self.name.returnPressed.connect(self._keep)
        self._error.hide()

    def show_person(self, item: PersonItem) -> None:
        """Show `item`."""
        self.name.setText(item.name)
        self._show_others(item)
        self._show_handles(item.handles)
        self.show_error("")

    def focus_first(self) -> None:
        """Go to the first handle that is missing, else to the name."""
        missing = next((field for field in self.handles.values() if not field.text()), self.name)
        missing.setFocus(Qt.FocusReason.OtherFocusReason)
        missing.selectAll()

    def show_error(self, sentence: str) -> None:
        """Show in `sentence` why it cannot be kept; "" shows nothing."""
        self._error.say(sentence)
        self._error.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    @property
    def error(self) -> str:
        """Return why it could not be kept; "" where nothing is said."""
        return self._error.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def typed(self) -> dict[str, str]:
        """Return the handles as they are written, by network."""
        return {network: field.text() for network, field in self.handles.items()}

    def _show_others(self, item: PersonItem) -> None:
        self.same.clear()
        self.same.addItem(NOBODY_ELSE, "")
        for person_id, name in item.others:
            self.same.addItem(name, person_id)
        self.same.setCurrentIndex(max(0, self.same.findData(item.same)))
        self.same.setVisible(bool(item.others))

    def _show_handles(self, items: Sequence[HandleItem]) -> None:
        if list(self.handles) != [one.network for one in items]:
            while (gone := self._fields.takeAt(0)) is not None:
                if (widget := gone.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self.handles = {one.network: self._field(one) for one in items}
            fields = [self.name, self.same, *self.handles.values(), self.keep, self._close]
            for before, after in pairwise(fields):
                self.setTabOrder(before, after)
        for one in items:
            self.handles[one.network].setText(one.handle)
            self.handles[one.network].setCursorPosition(0)  # the beginning tells more than the end

    def _field(self, item: HandleItem) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(item.example)
        field.setAccessibleName(f"Handle on {item.title}")
        field.setToolTip(f"Handle on {item.title}, or the address of the page there")
        field.returnPressed.connect(self._keep)
        self._fields.addWidget(IconLabel(network_icon(item.network), "muted", 18))
        self._fields.addWidget(field, 1)
        return field

    def _keep(self) -> None:
        self.kept.emit(self.name.text(), self.typed())

    def _choose_same(self, nth: int) -> None:
        self.same_chosen.emit(self.same.itemData(nth), self.typed())
