"""The line under the tabs: how an account's text stands to the base, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconLabel
from widgets.ground.style import set_role
from widgets.ground.words import Words, column, row

SENTENCE = {
    "base": "{handle} gets the base text, until you write here.",
    "own": "{handle} has its own text.",
    "lagging": "The base text changed since.",
}


class VariantBar(QFrame):
    """Says how one account's text stands to the base, and tells what the writer decides."""

    compare_requested = Signal()
    follow_requested = Signal()  # the base text again
    silence_requested = Signal()  # nothing for this account
    keep_requested = Signal()  # its own text stays as it is, though the base changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconLabel("ph.warning-fill", "look")
        self._sentence = Words(role="muted")
        self._compare = _button("Compare", self.compare_requested)
        self._keep = _button("Keep as it is", self.keep_requested)
        self._follow = _button("Use the base", self.follow_requested)
        self._silence = _button("Send nothing", self.silence_requested)
        self._stands: dict[QWidget, set[str]] = {
            self._mark: {"lagging"},
            self._compare: {"own", "lagging"},
            self._keep: {"lagging"},
            self._follow: {"own", "lagging"},
            self._silence: {"base", "own", "lagging"},
        }
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for part in (self._compare, self._keep, self._follow, self._silence):
            flow.addWidget(part)
        self.setLayout(column(row(self._mark, self._sentence), buttons, spacing=4))
        self.show_stand("", "base")

    def show_stand(self, handle: str, stand: str) -> None:
        """Say how the text of the account called `handle` stands: base, own or lagging."""
        self._sentence.say(SENTENCE[stand].format(handle=handle), "strong" if stand == "lagging" else "muted")
        for part, stands in self._stands.items():
            part.setVisible(stand in stands)
        set_role(self, "look-note" if stand == "lagging" else "")
        margin = 12 if stand == "lagging" else 0
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, margin, margin, margin)


def _button(words: str, pressed: object) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", "quiet")
    button.clicked.connect(pressed)
    return button
