"""One delivery in the queue: when, where, what, how it stands, and what can be done about it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.icons import MEANING, IconLabel, network_icon
from widgets.ground.words import Words, column, row

STATES = {  # icon and colour; the word comes with the item
    "waiting": ("ph.clock", "muted"),
    "claimed": ("ph.circle-dashed", "accent"),
    "preparing": ("ph.circle-dashed", "accent"),
    "sending": ("ph.paper-plane-tilt-fill", "accent"),
    "sent": ("ph.check-circle-fill", "ok"),
    "held": ("fa6s.hand", "look"),
    "missed": ("ph.hourglass", "look"),
    "unknown": ("ph.question-fill", "look"),
    "refused": ("ph.x-circle-fill", "hold"),
    "cancelled": ("ph.prohibit", "muted"),
}
EXCERPT = 160  # characters
THERE, NOT_THERE = "there", "not-there"  # what the writer found when they looked
ACTIONS = {  # by state
    "waiting": ("reschedule", "cancel"),
    "held": ("reschedule", "cancel"),
    "missed": ("reschedule", "cancel"),
    "unknown": (THERE, NOT_THERE),
    "refused": ("retry", "cancel"),
}
LABEL = {  # in the order of the buttons
    "open": "Open",
    THERE: "It is there",
    NOT_THERE: "It is not there",
    "retry": "Try again",
    "reschedule": "Reschedule",
    "cancel": "Cancel",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryItem:
    """One delivery as the queue shows it; all times are words already."""

    id: str
    account: str
    network: str
    text: str
    when_text: str
    day_text: str  # rows with the same day stand under one heading
    state: str  # one of STATES
    state_text: str  # the state in words
    part: str = ""  # "part 2 of 3" or "3 parts" for a thread
    intent: str = ""  # give, talk or promote; "" where it is not known
    detail: str = ""  # a sentence, such as the network's reason
    url: str = ""  # where it can be read


class DeliveryRow(QFrame):
    """Shows one delivery and tells what the writer wants done."""

    asked = Signal(str, str)  # the delivery's id and one of LABEL

    def __init__(self, item: DeliveryItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._item: DeliveryItem | None = None
        self._when = Words(role="strong", wrap=False)
        self._network = IconLabel(size=16)
        self._account = Words(role="muted", wrap=False)
        self._part = Words(role="muted", wrap=False)
        self._intent_icon = IconLabel(size=14)
        self._intent = Words(role="muted", wrap=False)
        self._state_icon = IconLabel(size=16)
        self._state = Words(wrap=False)
        self._text = Words()
        self._detail = Words(role="muted")
        self._buttons: dict[str, QPushButton] = {}
        for name, label in LABEL.items():
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, name=name: self._ask(name))
            self._buttons[name] = button
        intent = row(self._intent_icon, self._intent, spacing=6)
        state = row(self._state_icon, self._state, spacing=6)
        head = row(self._when, self._network, self._account, self._part, None, intent, state, spacing=10)
        head.setSpacing(12)
        foot = row(*self._buttons.values(), None)
        box = column(head, self._text, self._detail, foot, spacing=8)
        box.setContentsMargins(16, 12, 16, 12)
        self.setLayout(box)
        self.show_item(item)

    def show_item(self, item: DeliveryItem) -> None:
        """Show `item`; an equal one costs nothing."""
        if item == self._item:
            return
        self._item = item
        icon, token = STATES.get(item.state, ("ph.circle", "muted"))
        text = " ".join(item.text.split())
        self._when.say(item.when_text)
        self._network.show_icon(network_icon(item.network), "muted")
        self._account.say(item.account)
        self._part.say(item.part)
        self._part.setVisible(bool(item.part))
        self._state_icon.show_icon(icon, token)
        self._state.say(item.state_text, token)
        self._intent_icon.setVisible(item.intent in MEANING)
        self._intent.setVisible(item.intent in MEANING)
        if item.intent in MEANING:
            self._intent_icon.show_icon(MEANING[item.intent], item.intent)
            self._intent.say(item.intent.capitalize())
        self._text.say(text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…")
        self._detail.say(item.detail)
        self._detail.setVisible(bool(item.detail))
        wanted = (("open",) if item.url else ()) + ACTIONS.get(item.state, ())
        said = f"{item.account}, {item.when_text}"
        for name, button in self._buttons.items():
            button.setVisible(name in wanted)
            button.setAccessibleName(f"{LABEL[name]}: {said}")
        told = (f"{item.day_text} {item.when_text}", item.account, item.part, item.state_text)
        self.setAccessibleName(", ".join(filter(None, told)))
        self.setAccessibleDescription(text)

    def _ask(self, name: str) -> None:
        if self._item is not None:
            self.asked.emit(self._item.id, name)
