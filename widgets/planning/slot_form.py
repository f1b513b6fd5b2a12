"""Chooses a place in the week: one weekday or several, a time of day, and the zone of the clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QPushButton, QTimeEdit, QWidget

from widgets.ground.announce import announce
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconTool
from widgets.ground.inset import inset
from widgets.ground.words import Words, column, row

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_DAY = "Choose at least one day of the week."
ZONE_LETTERS = 20  # wide enough for most names


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SlotItem:
    """A place in the week."""

    weekday: int  # 0 is Monday
    clock: time
    zone: str  # IANA name

    def words(self, home: str) -> str:
        """Return it in short, with its zone where that is not `home`."""
        said = f"{DAYS[self.weekday][:3]} {self.clock:%H:%M}"
        return said if self.zone == home else f"{said} in {self.zone.replace('_', ' ')}"


USUAL = SlotItem(weekday=1, clock=time(9), zone="UTC")


class SlotForm(QFrame):
    """Asks for a new slot, or for another place of one that is there."""

    saved = Signal(object)  # a list of SlotItem, one for each chosen day
    removed = Signal()  # the slot that is changed is to go
    closed = Signal()  # everything stays as it is

    def __init__(self, zones: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        """Offer `zones`, which are asked for when they are first needed."""
        super().__init__(parent)
        self.setProperty("role", "look-note")
        self._zones = zones
        self._words = Words()
        self.days = tuple(QPushButton(name[:3]) for name in DAYS)
        days = QWidget()
        week = FlowLayout(days)
        for button, name in zip(self.days, DAYS, strict=True):
            button.setCheckable(True)
            button.setProperty("role", "chip")
            button.setAccessibleName(name)
            week.addWidget(button)
        self.clock = QTimeEdit()
        self.clock.setDisplayFormat("HH:mm")
        self.clock.setAccessibleName("Time of day")
        inset(self.clock)
        self.zone = QComboBox()
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.setMinimumContentsLength(ZONE_LETTERS)
        self.zone.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.zone.setAccessibleName("Zone of the clock")
        self.zone.setToolTip(
            "The zone of the clock. The slot keeps its time there, also where clocks change."
        )
        self.save = QPushButton("Save")
        self.save.setProperty("role", "primary")
        self.save.clicked.connect(self._save)
        self.remove = QPushButton("Remove")
        self.remove.clicked.connect(self.removed)
        close = IconTool("Leave it as it is", "ph.x")
        close.clicked.connect(self.closed)
        acts = QWidget()
        acts.setLayout(row(self.remove, self.save))
        foot = FlowLayout(at_right=(acts,))
        foot.addWidget(self.clock)
        foot.addWidget(self.zone)
        head = row(self._words, close)
        head.setStretchFactor(self._words, 1)
        box = column(head, days, foot, spacing=8)
        box.setContentsMargins(14, 10, 10, 10)
        self.setLayout(box)
        self.hide()

    def ask(self, whose: str, home: str, slot: SlotItem | None = None) -> None:
        """Ask for a new slot of `whose`, or for another place for `slot`; `home` is the usual zone."""
        shown = slot or USUAL
        zone = slot.zone if slot is not None else home
        if self.zone.count() == 0:
            self.zone.addItems(list(dict.fromkeys((home, *self._zones()))))
            completer = QCompleter(self.zone.model(), self.zone)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.zone.setCompleter(completer)
        new = f"A new slot for {whose}: choose the days, the time and the zone of the clock."
        said = new if slot is None else f"{slot.words(home)}: choose another day, time or zone."
        self._words.say(said)
        for nth, button in enumerate(self.days):
            button.setChecked(nth == shown.weekday)
        self.clock.setTime(QTime(shown.clock.hour, shown.clock.minute))
        self.zone.setCurrentText(zone)
        self.remove.setVisible(slot is not None)
        self.save.setText("Add" if slot is None else "Save")
        self.setAccessibleName(said)
        self.show()
        announce(self, said)
        self.days[shown.weekday].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with the return key, and leave everything as it is with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._save()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        chosen = [nth for nth, button in enumerate(self.days) if button.isChecked()]
        if not chosen:
            self._words.say(NO_DAY)
            announce(self, NO_DAY)
            self.days[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        clock, zone = self.clock.time(), self.zone.currentText().strip()
        at = time(clock.hour(), clock.minute())
        self.saved.emit([SlotItem(weekday=nth, clock=at, zone=zone) for nth in chosen])
