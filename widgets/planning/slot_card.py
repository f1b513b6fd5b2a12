"""The slots of one account: the places in the week at which it likes to post."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconLabel, network_icon
from widgets.ground.words import Words, column, row
from widgets.planning.slot_form import DAYS, SlotForm, SlotItem

NONE = (
    "No slots yet. A slot is a place in your week, such as Tuesday at 09:00. Choose a few, and “Next free "
    "slot” puts a post into the first one that is free, so that you need not think of times any more."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsItem:
    """What one account's card shows."""

    account_id: str
    handle: str
    network: str
    slots: tuple[SlotItem, ...] = ()
    free_text: str = ""  # such as "Next free: tomorrow at 09:00"
    paused: bool = False


class SlotCard(QFrame):
    """Shows the slots of an account in the order of the week, and where to change them."""

    added = Signal(str, object)  # the account's id, and a list of SlotItem
    changed = Signal(str, object, object)  # the account's id, the SlotItem that was, and those in its place
    removed = Signal(str, object)  # the account's id and a SlotItem

    def __init__(self, home: str, zones: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        """Show zones other than `home` beside the time, and offer `zones` to choose from."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._home = home
        self._item = SlotsItem(account_id="", handle="", network="")
        self._changed: SlotItem | None = None
        self._mark, self._handle = IconLabel(size=18), Words(role="strong", wrap=False)
        self._free = Words(role="muted")
        self._none = Words(NONE, "muted")
        self._place = QWidget()
        self._flow = FlowLayout(self._place)
        self.chips: list[SlotChip] = []
        self.add = QPushButton("Add a slot")
        self.add.clicked.connect(self.ask)
        self.form = SlotForm(zones)
        self.form.saved.connect(self._save)
        self.form.removed.connect(self._remove_changed)
        self.form.closed.connect(self._close)
        head = row(self._mark, self._handle, None, self.add, spacing=8)
        box = column(head, self._free, self._none, self._place, self.form, spacing=8)
        box.setContentsMargins(16, 12, 16, 14)
        self.setLayout(box)
        self.setFocusProxy(self.add)

    @property
    def item(self) -> SlotsItem:
        """Return what is shown."""
        return self._item

    def show_slots(self, item: SlotsItem) -> None:
        """Show `item`; the keyboard stays on this card."""
        fresh = item.slots != self._item.slots or item.account_id != self._item.account_id
        self._item = item
        self._mark.show_icon(network_icon(item.network), "muted")
        self._handle.say(item.handle)
        paused = "This account is paused: nothing goes out." if item.paused else ""
        self._free.say(" ".join(filter(None, (paused, item.free_text))))
        self._free.setVisible(bool(self._free.text()))
        self._none.setVisible(not item.slots)
        self.add.setAccessibleName(f"Add a slot: {item.handle}")
        count = len(item.slots)
        self.setAccessibleName(f"{item.handle}, {count or 'no'} slot{'' if count == 1 else 's'}")
        if fresh:
            self._show_chips()

    def ask(self) -> None:
        """Ask for a new slot."""
        self._changed = None
        self.form.ask(self._item.handle, self._home)

    def _show_chips(self) -> None:
        here = any(chip.hasFocus() for chip in self.chips)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [SlotChip(slot, self._home) for slot in self._item.slots]
        for chip in self.chips:
            chip.clicked.connect(lambda _=False, slot=chip.slot: self._change(slot))
            chip.gone.connect(lambda slot=chip.slot: self._remove(slot))
            self._flow.addWidget(chip)
        self._place.setVisible(bool(self.chips))
        if here:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, slot: SlotItem) -> None:
        self._changed = slot
        self.form.ask(self._item.handle, self._home, slot)

    def _save(self, slots: list[SlotItem]) -> None:
        if self._changed is None:
            self.added.emit(self._item.account_id, slots)
        else:
            self.changed.emit(self._item.account_id, self._changed, slots)
        self._close()

    def _remove_changed(self) -> None:
        if self._changed is not None:
            self._remove(self._changed)
        self._close()

    def _remove(self, slot: SlotItem) -> None:
        self.removed.emit(self._item.account_id, slot)

    def _close(self) -> None:
        self.form.hide()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)


class SlotChip(QPushButton):
    """One slot; a press changes it, and the delete key takes it away."""

    gone = Signal()

    def __init__(self, slot: SlotItem, home: str) -> None:
        super().__init__(slot.words(home))
        self.slot = slot
        self.setProperty("role", "chip")
        zone = slot.zone.replace("_", " ")
        self.setAccessibleName(f"{DAYS[slot.weekday]} {slot.clock:%H:%M}, {zone}: change it")
        self.setToolTip(
            f"{DAYS[slot.weekday]} {slot.clock:%H:%M}, {zone}. Press to change it, Del to remove it."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the slot away with the delete key."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.gone.emit()
        else:
            super().keyPressEvent(event)
