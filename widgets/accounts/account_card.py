"""One account as a card: who, where, where its secret is kept, and whether it still works."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.icons import IconLabel, network_icon
from widgets.ground.words import Words, column, row

STATES = {
    "ok": ("ph.check-circle-fill", "ok"),
    "expiring": ("ph.hourglass", "look"),
    "sign-in": ("ph.key-fill", "hold"),
    "checking": ("ph.circle-dashed", "accent"),
    "unreachable": ("ph.cloud-slash", "look"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountItem:
    """One account as its card shows it; all times are words already."""

    id: str
    network: str
    network_title: str
    handle: str
    server: str
    kept_in: str  # the place of its secret, such as "GNOME Keyring"
    state: str  # one of STATES
    state_text: str
    checked_text: str = ""  # such as "Checked 5 minutes ago"


class AccountCard(QFrame):
    """Shows one account and tells what the writer wants done with it."""

    check_requested = Signal(str)  # the account's id
    remove_requested = Signal(str)

    def __init__(self, item: AccountItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._item = item
        self._mark = IconLabel(size=28)
        self._handle = Words(role="title", wrap=False)
        self._server = Words(role="muted", wrap=False)
        self._state_icon = IconLabel(size=16)
        self._state = Words(wrap=False)
        self._kept = Words(role="muted")
        self._check = QPushButton("Check")
        self._check.clicked.connect(lambda: self.check_requested.emit(self._item.id))
        self._remove = QPushButton("Remove")
        self._remove.clicked.connect(lambda: self.remove_requested.emit(self._item.id))
        names = column(self._handle, self._server, spacing=2)
        state = row(self._state_icon, self._state, spacing=6)
        head = row(self._mark, names, None, state, spacing=16)
        foot = row(self._kept, self._check, self._remove)
        foot.setStretchFactor(self._kept, 1)
        self._box = column(head, foot, spacing=12)
        self._box.setContentsMargins(20, 16, 20, 16)
        self.setLayout(self._box)
        self.show_account(item)

    def add_line(self, line: QWidget) -> None:
        """Show `line` at the foot of the card."""
        self._box.addWidget(line)

    def show_account(self, item: AccountItem) -> None:
        """Show `item`."""
        self._item = item
        icon, token = STATES.get(item.state, ("ph.circle", "muted"))
        self._mark.show_icon(network_icon(item.network), "text")
        self._handle.say(item.handle)
        self._server.say(f"{item.network_title} · {item.server}" if item.server else item.network_title)
        self._state_icon.show_icon(icon, token)
        self._state.say(item.state_text, token)
        kept = f"Its secret is kept in {item.kept_in}." if item.kept_in else ""
        checked = f"{item.checked_text}." if item.checked_text else ""
        self._kept.say(f"{kept} {checked}".strip())
        self._check.setEnabled(item.state != "checking")
        self._check.setAccessibleName(f"Check {item.handle}")
        self._remove.setAccessibleName(f"Remove {item.handle}")
        self.setAccessibleName(f"{item.handle} on {item.network_title}, {item.state_text}")
