"""The form that connects an account, or signs one in anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from widgets.accounts.browser_wait import BrowserWait
from widgets.accounts.sign_in_wish import CODE, TYPED, SignInWish
from widgets.ground.icons import icon, network_icon
from widgets.ground.notice import Notice
from widgets.ground.words import Words, column, row

IN_BROWSER = "Your browser opens your server's own page. Rapport never sees your password."
TYPED_INSTEAD, BROWSER_INSTEAD = "Type the {secret} instead", "Sign in in the browser instead"
SESSION_HELP = "The secret stays in memory alone and is forgotten when Rapport closes."


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkChoice:
    """One network that can be connected, and what it asks for."""

    name: str
    title: str
    server_default: str  # "" where the writer has to name one
    secret_label: str  # such as "App password"
    secret_help: str  # where to get it
    needs_handle: bool = True
    server_label: str = "Server"
    server_hint: str = "example.social"  # what one looks like
    handle_label: str = "Handle"
    handle_hint: str = "you.example.org"
    has_page: bool = False  # the secret is made on a page that can be opened
    ways: tuple[str, ...] = (TYPED,)  # how one can sign in, the usual one first


class AddAccount(QFrame):
    """Asks for what the chosen network needs; the secret is told once and never shown."""

    submitted = Signal(object)  # a SignInWish
    code_given = Signal(str)
    open_requested = Signal(str)  # an address for the browser
    page_requested = Signal(str, str)  # where the network of this name makes a secret for a server
    cancelled = Signal()  # while connecting, or before

    def __init__(self, choices: Sequence[NetworkChoice], parent: QWidget | None = None) -> None:
        """Build the form for at least one of `choices`."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._choices = tuple(choices)
        self._way, self._again, self._busy, self._stays = TYPED, "", False, False
        self._title = Words("Connect an account", "title")
        self._network = QComboBox()
        for choice in self._choices:
            self._network.addItem(icon(network_icon(choice.name), "muted"), choice.title)
        self._server, self._handle, self._secret = QLineEdit(), QLineEdit(), QLineEdit()
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._secret.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText
        )
        self._help = Words(role="muted")
        self._page = QPushButton("Open the page that makes one")
        self._page.setProperty("role", "link")
        self._session = QCheckBox("For this session only")
        self._session.setAccessibleDescription(SESSION_HELP)
        self._other_way = QPushButton()
        self._notice = Notice()
        self._go, self._cancel = QPushButton("Connect"), QPushButton("Cancel")
        self._go.setProperty("role", "primary")
        self.wait = BrowserWait()
        self._lay_out()
        self.setFocusProxy(self._network)
        self._go.clicked.connect(self._submit)
        self._cancel.clicked.connect(self._call_off)
        self._other_way.clicked.connect(self._change_way)
        self._page.clicked.connect(self._ask_page)
        self.wait.code_requested.connect(self._ask_code)
        self.wait.code_given.connect(self.code_given)
        self.wait.open_requested.connect(self.open_requested)
        for line in (self._server, self._handle, self._secret):
            line.textChanged.connect(self._weigh)
            line.returnPressed.connect(self._submit)
        self._network.currentIndexChanged.connect(self._choose)
        self._choose(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_network"):
            for nth, choice in enumerate(self._choices):
                self._network.setItemIcon(nth, icon(network_icon(choice.name), "muted"))

    @property
    def _choice(self) -> NetworkChoice:
        return self._choices[self._network.currentIndex()]

    def ask_again(self, account_id: str, network: str, server: str, handle: str, way: str) -> None:
        """Ask for a new sign-in of an account that is there, in the `way` it was signed in with."""
        self.clear()
        names = [choice.name for choice in self._choices]
        self._network.setCurrentIndex(names.index(network))
        self._again, self._way = account_id, way
        self._title.say(f"Sign in again as {handle}")
        self._server.setText(server)
        self._handle.setText(handle)
        self.show_busy(False)
        (self._secret if way == TYPED else self._go).setFocus()

    @property
    def foot(self) -> QWidget:
        """Return the lowest part of what is shown."""
        return self._cancel if self._cancel.isVisible() else self._go

    def stay(self, stays: bool) -> None:
        """Be the one thing to do here, which cannot be put away, or one that can."""
        self._stays = stays
        self._weigh()

    def show_busy(self, busy: bool) -> None:
        """Show that the connection is being tried, with nothing to press but Cancel, or that it is over."""
        self._busy = busy
        self._weigh()
        for part in (self._secret, self._session, self._other_way):
            part.setEnabled(not busy)
        for part in (self._network, self._server, self._handle):  # who it is does not change
            part.setEnabled(not (busy or self._again))
        self.wait.show_busy(busy)
        if not busy:
            self._show_way()
            return
        self._go.setText("Connecting …")
        self._notice.hide()
        if self.isVisible():
            self._cancel.setFocus()

    def show_browser(self, host: str, address: str, *, by_code: bool) -> None:
        """Show how to go on at `address` in the browser, with a code to be typed where it is `by_code`."""
        self._show_asking(False)
        (self.wait.show_code if by_code else self.wait.show_opened)(host, address)

    def show_error(self, sentence: str) -> None:
        """Say in the form why it did not work, and let the writer try again."""
        self.show_busy(False)
        self._notice.show_notice("error", sentence)
        if self.isVisible():
            (self._secret if self._way == TYPED else self._go).setFocus()

    def clear(self) -> None:
        """Forget what was typed, the secret above all."""
        self._again = ""
        self.show_busy(False)
        self._notice.hide()
        self._secret.clear()
        self._handle.clear()
        self.wait.clear()
        self._session.setChecked(False)
        self._title.say("Connect an account")
        self._choose(self._network.currentIndex())

    def _lay_out(self) -> None:
        network, _ = _field("Network", self._network)
        server, self._server_label = _field("Server", self._server)
        self._handle_part, self._handle_label = _field("Handle", self._handle)
        self._secret_part, self._secret_label = _field("Secret", self._secret, beside=self._page)
        session = column(self._session, Words(SESSION_HELP, "muted"), spacing=2)
        self._asking = QWidget()
        fields = (network, server, self._handle_part, self._secret_part, self._help, session)
        self._asking.setLayout(column(*fields, spacing=12))
        foot = row(self._go, self._other_way, None, self._cancel)
        box = column(self._title, self._asking, self.wait, self._notice, foot, None, spacing=16)
        box.setContentsMargins(24, 20, 24, 24)
        self.setLayout(box)
        QWidget.setTabOrder(self._secret, self._page)  # who has the secret goes on to it

    def _choose(self, _: int) -> None:
        choice = self._choice
        self._server.setText(choice.server_default)
        self._secret.clear()
        for label, line, words in (
            (self._server_label, self._server, choice.server_label),
            (self._handle_label, self._handle, choice.handle_label),
            (self._secret_label, self._secret, choice.secret_label),
        ):
            label.setText(words)
            line.setAccessibleName(words)
        self._server.setPlaceholderText(choice.server_hint)
        self._handle.setPlaceholderText(choice.handle_hint)
        self._way = choice.ways[0]
        self._show_way()

    def _show_way(self) -> None:
        choice, typed = self._choice, self._way == TYPED
        self._handle_part.setVisible(choice.needs_handle and typed)
        self._secret_part.setVisible(typed)
        self._help.say(choice.secret_help if typed else IN_BROWSER)
        self._page.setVisible(typed and choice.has_page)
        self._go.setText("Connect" if typed else "Sign in in the browser")
        secret = choice.secret_label[:1].lower() + choice.secret_label[1:]
        self._other_way.setText(BROWSER_INSTEAD if typed else TYPED_INSTEAD.format(secret=secret))
        self._other_way.setVisible(len(choice.ways) > 1)
        self._show_asking(True)

    def _show_asking(self, asking: bool) -> None:
        self._asking.setVisible(asking)
        self.wait.setVisible(not asking)
        self._go.setVisible(asking)
        self._other_way.setVisible(asking and len(self._choice.ways) > 1)
        self._weigh()

    def _change_way(self) -> None:
        self._way = next(way for way in self._choice.ways if way != self._way)
        self._secret.clear()
        self._show_way()

    def _weigh(self) -> None:
        self._cancel.setVisible(self._busy or not self._stays or not self.wait.isHidden())
        needed = [self._server]
        if self._way == TYPED:
            needed += [self._secret] + ([self._handle] if self._choice.needs_handle else [])
        self._go.setEnabled(not self._busy and all(line.text().strip() for line in needed))
        self._page.setEnabled(not self._busy and bool(self._server.text().strip()))

    def _submit(self) -> None:
        if self._go.isEnabled():
            self._tell(self._way)

    def _ask_page(self) -> None:
        self.page_requested.emit(self._choice.name, self._server.text())

    def _ask_code(self) -> None:
        self._tell(CODE)

    def _tell(self, way: str) -> None:
        choice, typed = self._choice, way == TYPED
        wish = SignInWish(
            network=choice.name,
            way=way,
            server=self._server.text().strip(),
            handle=self._handle.text().strip() if typed and choice.needs_handle else "",
            secret=self._secret.text().strip() if typed else "",
            session=self._session.isChecked(),
            again=self._again,
        )
        self.submitted.emit(wish)

    def _call_off(self) -> None:
        self.show_busy(False)
        self.cancelled.emit()


def _field(name: str, control: QWidget, *, beside: QWidget | None = None) -> tuple[QWidget, QLabel]:
    part, label = QWidget(), QLabel(name)
    label.setBuddy(control)
    control.setAccessibleName(name)
    head = label if beside is None else row(label, None, beside)
    part.setLayout(column(head, control, spacing=4))
    return part, label
