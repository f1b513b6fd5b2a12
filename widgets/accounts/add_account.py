"""The form that connects an account."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from widgets.ground.icons import icon, network_icon
from widgets.ground.notice import Notice
from widgets.ground.words import Words, column, row


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkChoice:
    """One network that can be connected, and what it asks for."""

    name: str
    title: str
    server_default: str  # "" where the writer has to name one
    secret_label: str  # such as "App password"
    secret_help: str  # where to get it
    needs_handle: bool = True


class AddAccount(QFrame):
    """Asks for what the chosen network needs; the secret is told once and never shown."""

    submitted = Signal(str, str, str, str)  # network, server, handle, secret
    cancelled = Signal()  # while connecting, or before

    def __init__(self, choices: Sequence[NetworkChoice], parent: QWidget | None = None) -> None:
        """Build the form for at least one of `choices`."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._choices = tuple(choices)
        self._network = QComboBox()
        for choice in self._choices:
            self._network.addItem(icon(network_icon(choice.name), "muted"), choice.title)
        self._server, self._handle, self._secret = QLineEdit(), QLineEdit(), QLineEdit()
        self.setFocusProxy(self._network)
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._secret.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText
        )
        self._handle.setPlaceholderText("you.example.org")
        self._server.setPlaceholderText("example.social")
        self._help = Words(role="muted")
        self._handle_part, self._handle_label = _field("Handle", self._handle)
        network, _ = _field("Network", self._network)
        server, _ = _field("Server", self._server)
        secret, self._secret_label = _field("Secret", self._secret)
        self._notice = Notice()
        self._go = QPushButton("Connect")
        self._go.setProperty("role", "primary")
        self._cancel = QPushButton("Cancel")
        self._cancel.clicked.connect(self._call_off)
        self._go.clicked.connect(self._submit)
        for line in (self._server, self._handle, self._secret):
            line.textChanged.connect(self._weigh)
            line.returnPressed.connect(self._submit)
        parts = (network, server, self._handle_part, secret)
        box = column(Words("Connect an account", "title"), *parts, self._help, self._notice, spacing=16)
        box.addLayout(row(self._go, self._cancel, None))
        box.setContentsMargins(24, 20, 24, 24)
        self.setLayout(box)
        self._busy = False
        self._network.currentIndexChanged.connect(self._choose)
        self._choose(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_network"):
            for nth, choice in enumerate(self._choices):
                self._network.setItemIcon(nth, icon(network_icon(choice.name), "muted"))

    def show_busy(self, busy: bool) -> None:
        """Show that the connection is being tried, with nothing to press but Cancel, or that it is over."""
        self._busy = busy
        for part in (self._network, self._server, self._handle, self._secret):
            part.setEnabled(not busy)
        self._go.setText("Connecting …" if busy else "Connect")
        if busy:
            self._notice.hide()
            if self.isVisible():
                self._cancel.setFocus()
        self._weigh()

    def show_error(self, sentence: str) -> None:
        """Say in the form why it did not work, and let the writer try again."""
        self.show_busy(False)
        self._notice.show_notice("error", sentence)
        if self.isVisible():
            self._secret.setFocus()

    def clear(self) -> None:
        """Forget what was typed, the secret above all."""
        self.show_busy(False)
        self._notice.hide()
        self._secret.clear()
        self._handle.clear()
        self._choose(self._network.currentIndex())

    def _choose(self, nth: int) -> None:
        choice = self._choices[nth]
        self._server.setText(choice.server_default)
        self._secret.clear()
        self._secret_label.setText(choice.secret_label)
        self._secret.setAccessibleName(choice.secret_label)
        self._help.say(choice.secret_help)
        self._handle_part.setVisible(choice.needs_handle)
        self._weigh()

    def _weigh(self) -> None:
        choice = self._choices[self._network.currentIndex()]
        needed = [self._server, self._secret] + ([self._handle] if choice.needs_handle else [])
        self._go.setEnabled(not self._busy and all(line.text().strip() for line in needed))

    def _submit(self) -> None:
        if self._go.isEnabled():
            choice = self._choices[self._network.currentIndex()]
            handle = self._handle.text().strip() if choice.needs_handle else ""
            self.submitted.emit(choice.name, self._server.text().strip(), handle, self._secret.text().strip())

    def _call_off(self) -> None:
        self.show_busy(False)
        self.cancelled.emit()


def _field(name: str, control: QWidget) -> tuple[QWidget, QLabel]:
    part, label = QWidget(), QLabel(name)
    label.setBuddy(control)
    control.setAccessibleName(name)
    part.setLayout(column(label, control, spacing=4))
    return part, label
