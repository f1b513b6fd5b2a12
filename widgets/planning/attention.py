"""The posts that need the writer, one at a time: what became of each, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconLabel, IconTool, network_icon
from widgets.ground.style import set_role
from widgets.ground.words import Words, breakable, column, row
from widgets.planning.queue_bar import point
from widgets.queue.delivery_item import LABEL, DeliveryItem

EXCERPT = 90  # characters


class Attention(QFrame):
    """Shows one troubled post, and leads to the others."""

    asked = Signal(str, str)  # the delivery's id and one of LABEL
    chosen = Signal(str)  # the post is to be shown in the calendar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[DeliveryItem, ...] = ()
        self._at = 0
        self._state_icon = IconLabel(size=18)
        self._state = Words(wrap=False)
        self._network = IconLabel(size=16)
        self._where = Words(role="muted")
        self._count = Words(role="muted", wrap=False)
        self._back = IconTool("The one before", "ph.caret-left")
        self._on = IconTool("The next one", "ph.caret-right")
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._detail = Words()
        self._text = Words(role="muted")
        self._show = QPushButton("Show it")
        self._show.clicked.connect(self._choose)
        self._buttons: dict[str, QPushButton] = {}
        acts = QWidget()
        foot = FlowLayout(acts)
        for name, label in LABEL.items():
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, name=name: self._ask(name))
            self._buttons[name] = button
            foot.addWidget(button)
        foot.addWidget(self._show)
        head = row(self._state_icon, self._state, self._network, self._where, spacing=8)
        head.setStretchFactor(self._where, 1)
        for part in (self._count, self._back, self._on):
            head.addWidget(part)
        self._body = row(column(self._detail, self._text, None, spacing=4), acts, spacing=16)
        self._body.setStretch(0, 1)
        self._body.setStretch(1, 1)
        box = column(head, self._body, spacing=6)
        box.setContentsMargins(14, 8, 10, 10)
        self.setLayout(box)
        self.hide()

    @property
    def items(self) -> tuple[DeliveryItem, ...]:
        """Return the posts that need the writer."""
        return self._items

    def show_items(self, items: Sequence[DeliveryItem]) -> None:
        """Show the first of `items`, or the one that was shown before; without any this is hidden."""
        before = self._items[self._at].id if self._items else ""
        self._items = tuple(items)
        self._at = next((nth for nth, one in enumerate(self._items) if one.id == before), 0)
        self.setVisible(bool(items))
        if items:
            self._show_one()

    def changeEvent(self, event: QEvent) -> None:
        """Let the arrows point to where reading leads."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            point(self._back, self._on)

    def show_low(self, low: bool) -> None:
        """Leave the text out where there is little room."""
        self._text.setVisible(not low)

    def focus_first(self) -> bool:
        """Put the keyboard on the first thing that can be done; return whether there is one."""
        wanted = next((one for one in self._buttons.values() if not one.isHidden()), self._show)
        if self._items:
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(self._items)

    def _show_one(self) -> None:
        item = self._items[self._at]
        icon, token = ("ph.warning-fill", "look") if item.warned else item.standing
        set_role(self, f"{token}-note")
        self._state_icon.show_icon(icon, token)
        self._state.say("Something is in the way" if item.warned else item.state_text, token)
        self._network.show_icon(network_icon(item.network), "muted")
        said = f"{item.day_text} {item.when_text}"
        self._where.say(" · ".join(filter(None, (item.account, item.part, said))))
        several = len(self._items) > 1
        self._count.say(f"{self._at + 1} of {len(self._items)}")
        for part in (self._count, self._back, self._on):
            part.setVisible(several)
        self._detail.say(breakable(item.detail) or "It waits for your decision.")
        short = len(item.excerpt) <= EXCERPT
        self._text.say(breakable(item.excerpt if short else item.excerpt[: EXCERPT - 1].rstrip() + "…"))
        for name, button in self._buttons.items():
            button.setVisible(name in item.actions)
            button.setAccessibleName(f"{LABEL[name]}: {item.account}, {said}")
        self.setAccessibleName(f"{item.state_text}, {item.account}, {said}")
        self.setAccessibleDescription(f"{item.detail} {item.excerpt}".strip())

    def _turn(self, step: int) -> None:
        self._at = (self._at + step) % len(self._items)
        self._show_one()

    def _choose(self) -> None:
        self.chosen.emit(self._items[self._at].id)

    def _ask(self, name: str) -> None:
        self.asked.emit(self._items[self._at].id, name)
