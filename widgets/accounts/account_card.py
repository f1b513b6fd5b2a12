"""One account as a card: who, where, what it may do, where its secret is kept, and whether it still works."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.announce import announce
from widgets.ground.icons import IconLabel, network_icon
from widgets.ground.style import set_role
from widgets.ground.words import OneLine, Words, column, row

STATES = {
    "ok": ("ph.check-circle-fill", "ok"),
    "expiring": ("ph.hourglass", "look"),
    "sign-in": ("ph.key-fill", "hold"),
    "checking": ("ph.circle-dashed", "accent"),
    "unreachable": ("ph.cloud-slash", "look"),
    "paused": ("ph.pause-circle", "look"),
}
STOP = "Stop checking"
PAUSED = "Nothing goes out as this account until you let it go on."
PATIENCE_MS = 1000  # a check that takes longer can be given up


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
    used_text: str = ""  # such as "Last used 5 minutes ago"
    ends_text: str = ""  # such as "Ends on Monday 2 March 2026"
    may: str = ""  # what it may do, such as "read and post"; "": not told
    session: bool = False  # its secret is forgotten when the program ends
    paused: bool = False  # nothing goes out there


class AccountCard(QFrame):
    """Shows one account and tells what the writer wants done with it."""

    check_requested = Signal(str)  # the account's id
    check_cancelled = Signal(str)
    again_requested = Signal(str)  # sign in again, or with another secret
    pause_requested = Signal(str, bool)  # True: pause it, False: let it go on
    remove_requested = Signal(str)  # asked for; `ask` says what would become of it
    remove_confirmed = Signal(str)

    def __init__(self, item: AccountItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._item = item
        self._mark = IconLabel(size=28)
        self._handle, self._server = OneLine("title"), OneLine("muted")
        self._state_icon = IconLabel(size=16)
        self._state = Words(wrap=False)
        self._kept, self._may, self._times = Words(role="muted"), Words(role="muted"), Words(role="muted")
        self._check, self._again = QPushButton("Check now"), QPushButton()
        self._remove, self._pause = QPushButton("Remove"), QPushButton("Pause")
        self._paused = Words(PAUSED, "look")
        self._pause.clicked.connect(self._ask_pause)
        self._check.clicked.connect(self._tell_check)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.offer_end)
        self._again.clicked.connect(lambda: self.again_requested.emit(self._item.id))
        self._remove.clicked.connect(lambda: self.remove_requested.emit(self._item.id))
        self._question = _Question()
        self._question.yes.clicked.connect(lambda: self.remove_confirmed.emit(self._item.id))
        self._question.no.clicked.connect(self._keep)
        names = column(self._handle, self._server, spacing=2)
        state = row(self._state_icon, self._state, spacing=6)
        head = row(self._mark, names, state, spacing=16)
        head.setStretch(1, 1)
        self._box = column(
            head,
            column(self._paused, self._kept, self._may, self._times, spacing=2),
            row(self._check, self._again, self._pause, self._remove, None),
            self._question,
            spacing=12,
        )
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
        self._kept.say(f"Its secret is kept in {item.kept_in}." if item.kept_in else "")
        self._kept.setVisible(bool(item.kept_in))
        set_role(self._kept, "look" if item.session else "muted")
        self._may.say(f"It may {item.may}." if item.may else "")
        self._may.setVisible(bool(item.may))
        times = " · ".join(filter(None, (item.used_text, item.checked_text, item.ends_text)))
        self._times.say(times)
        self._times.setVisible(bool(times))
        if item.state != "checking":
            self._patience.stop()
            self._check.setText("Check now")
        elif not self._patience.isActive() and self._check.text() != STOP:
            self._patience.start()
        works = item.state not in {"sign-in", "expiring"}
        self._again.setText("Replace the secret" if works else "Sign in again")
        set_role(self._again, "" if works else "primary")
        self._paused.setVisible(item.paused)
        self._pause.setText("Let it go on" if item.paused else "Pause")
        self._name_buttons()
        paused = ", paused" if item.paused and item.state != "paused" else ""
        self.setAccessibleName(f"{item.handle} on {item.network_title}, {item.state_text}{paused}")

    def offer_end(self) -> None:
        """Let a check that is under way be given up."""
        self._patience.stop()
        self._check.setText(STOP)
        self._name_buttons()

    def ask(self, sentence: str) -> None:
        """Say what would become of the account and its posts, and ask whether it is really to be removed."""
        self._question.ask(sentence, self._item.handle)

    def _tell_check(self) -> None:
        # It is never switched off: that would take the cursor away from whoever has pressed it by key.
        if self._check.text() == STOP:
            self.check_cancelled.emit(self._item.id)
        elif self._item.state != "checking":
            self.check_requested.emit(self._item.id)

    def _name_buttons(self) -> None:
        for button in (self._check, self._again, self._pause, self._remove):
            button.setAccessibleName(f"{button.text()}: {self._item.handle}")

    def _ask_pause(self) -> None:
        self.pause_requested.emit(self._item.id, not self._item.paused)

    def _keep(self) -> None:
        self._question.hide()
        self._remove.setFocus()


class _Question(QFrame):
    """Says what removing does, with one button that does it and one that does not."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "hold-note")
        self._words = Words()
        self.yes, self.no = QPushButton("Remove it"), QPushButton("Keep it")
        box = column(self._words, row(self.yes, self.no, None), spacing=12)
        box.setContentsMargins(14, 12, 14, 12)
        self.setLayout(box)
        self.hide()

    def ask(self, sentence: str, handle: str) -> None:
        """Show `sentence`, with the cursor on the harmless answer."""
        self._words.say(sentence)
        self.yes.setAccessibleName(f"Remove {handle}")
        self.no.setAccessibleName(f"Keep {handle}")
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)
        self.no.setFocus()
