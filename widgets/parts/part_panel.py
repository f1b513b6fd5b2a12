"""The thread beside the text: its parts as cards, numbered or not, and a way to begin a new part."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconPush
from widgets.ground.words import Words, column, row
from widgets.parts.part_item import PartItem
from widgets.parts.part_list import PartList

ONE = "This fits into one post. A break makes a thread of it: a line of three hyphens, or the button above."
NOTHING = "Nothing is written yet."


class PartPanel(QWidget):
    """Shows how a text goes out in parts."""

    break_requested = Signal()  # a new part is to begin at the cursor
    numbering_chosen = Signal(bool)
    chosen = Signal(int)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._break = IconPush("New part", "ph.scissors")
        self._break.setToolTip("Begin a new part where the cursor is (Alt+Return)")
        self._break.clicked.connect(self.break_requested)
        self._numbering = QPushButton("Number the parts")
        self._numbering.setProperty("role", "chip")
        self._numbering.setCheckable(True)
        self._numbering.setToolTip("Each part ends in 1/3, 2/3, 3/3 (Alt+N)")
        self._numbering.clicked.connect(self.numbering_chosen)
        self._note = Words(role="muted")
        self.list = PartList()
        self.list.chosen.connect(self.chosen)
        self.list.moved.connect(self.moved)
        head = FlowLayout(at_right=(self._numbering,))
        head.addWidget(self._break)
        line = row(head)
        line.setContentsMargins(0, 0, 4, 0)  # as the cards below
        box = column(line, self._note, self.list, spacing=12)
        box.setStretchFactor(self.list, 1)
        self.setLayout(box)

    def show_parts(self, items: Sequence[PartItem], current: int, *, numbered: bool, note: str = "") -> None:
        """Show `items`, the one at `current` marked; without any, `note`, or that nothing is written."""
        self._numbering.setChecked(numbered)
        self._note.say("" if len(items) > 1 else ONE if items else note or NOTHING)
        self._note.setVisible(len(items) < 2)
        self.list.show_items(items, current)

    def focus_part(self) -> None:
        """Give the focus to the marked card, or to the button where there is none."""
        cards = self.list.cards
        if cards:
            self.list.focus_card(next((number for number, card in enumerate(cards) if card.marked), 0))
        else:
            self._break.setFocus(Qt.FocusReason.ShortcutFocusReason)
