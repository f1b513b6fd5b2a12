"""What the form shows while the person answers in the browser: how to go on there, or by a code instead."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from widgets.ground.words import Words, column, row

OPENED = (
    "Your browser has opened {host}. Sign in there and say yes; this goes on by itself then. "
    "Your password stays between you and your server."
)
BY_CODE = (
    "Open this address in any browser, on this computer or another one. Sign in at {host}, say yes, "
    "and type the code that it shows."
)


class BrowserWait(QWidget):
    """Shows the address, and takes a code where one is to be typed."""

    open_requested = Signal(str)  # the address, to be opened in the browser
    code_requested = Signal()  # the answer does not come by itself: begin again with a code
    code_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words()
        self._address = QLineEdit()
        self._address.setReadOnly(True)
        self._address.setAccessibleName("The address for the browser")
        self._open, self._copy = QPushButton("Open it in the browser"), QPushButton("Copy the address")
        self._by_code = QPushButton("Use a code instead")
        self._code = QLineEdit()
        self._code_label = QLabel("Code")
        self._code_label.setBuddy(self._code)
        self._code.setAccessibleName("Code")
        self._go = QPushButton("Connect with the code")
        self._go.setProperty("role", "primary")
        typed = row(self._code, self._go)
        typed.setStretchFactor(self._code, 1)
        self.setLayout(
            column(
                self._words,
                self._address,
                row(self._open, self._copy, self._by_code, None),
                self._code_label,
                typed,
                spacing=8,
            )
        )
        self._open.clicked.connect(lambda: self.open_requested.emit(self._address.text()))
        self._copy.clicked.connect(self._put_on_clipboard)
        self._by_code.clicked.connect(self.code_requested)
        self._code.textChanged.connect(self._weigh)
        self._code.returnPressed.connect(self._give)
        self._go.clicked.connect(self._give)
        self._busy = False
        self._weigh()

    def show_opened(self, host: str, address: str) -> None:
        """Show that the browser has opened `address` at `host`, and that its answer is waited for."""
        self._show(OPENED.format(host=host), address, by_code=False)
        self._open.setText("Open it again")
        self._open.setFocus()

    def show_code(self, host: str, address: str) -> None:
        """Ask for the code that the page at `address` shows."""
        self._show(BY_CODE.format(host=host), address, by_code=True)
        self._open.setText("Open it in the browser")
        self._code.setFocus()

    def show_busy(self, busy: bool) -> None:
        """Show that a code is being tried, or that this is over."""
        self._busy = busy
        for part in (self._open, self._copy, self._by_code, self._code):
            part.setEnabled(not busy)
        self._weigh()

    def clear(self) -> None:
        """Forget the address and the code."""
        self._address.clear()
        self._code.clear()

    def _show(self, words: str, address: str, *, by_code: bool) -> None:
        self.show_busy(False)
        self._words.say(words)
        self.setAccessibleName(words)
        self._address.setText(address)
        self._address.setCursorPosition(0)
        self._code.clear()
        for part in (self._code, self._code_label, self._go):
            part.setVisible(by_code)
        self._by_code.setVisible(not by_code)

    def _weigh(self) -> None:
        self._go.setEnabled(not self._busy and bool(self._code.text().strip()))

    def _give(self) -> None:
        if self._go.isEnabled():
            self.code_given.emit(self._code.text().strip())

    def _put_on_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._address.text())
