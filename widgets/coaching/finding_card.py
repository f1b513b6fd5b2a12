"""One finding as a card: what, the way out, and on request why, with buttons for what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from coach.advice import Finding, Fix, Weight
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import WEIGHT, IconLabel, IconTool
from widgets.ground.style import set_role
from widgets.ground.words import Words, column, row, unmarked

WEIGHT_WORD = {Weight.HINT: "Hint", Weight.WARNING: "Worth a look", Weight.STOP: "Stop and read"}
WEIGHT_TOKEN = {Weight.HINT: "muted", Weight.WARNING: "look", Weight.STOP: "hold"}
USUAL_FIXES = 2  # buttons built ahead, so that they stand in the order of Tab
DISMISSALS = (
    ("once", "Not this time"),
    ("because", "Not this time, because …"),
    ("here", "Not in this draft"),
    ("always", "Switch this rule off"),
)


class FindingCard(QFrame):
    """Shows one finding. It can be given another one at any time and keeps its place and focus."""

    chosen = Signal(object)  # the Finding whose words are to be shown in the text
    fix_requested = Signal(object)  # a Fix
    dismissed = Signal(object, str)  # the Finding, and "once", "because", "here" or "always"

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        role: str = "card",
        in_text: bool = False,
        dismissable: bool = True,
    ) -> None:
        """Build an empty card; `in_text` is for the one beside the words, which needs no "Show in text"."""
        super().__init__(parent)
        self._finding: Finding | None = None
        self._in_text = in_text
        self._fixes: list[QPushButton] = []
        self.setProperty("role", role)
        self._icon = IconLabel(size=16)
        self._weight = Words(wrap=False)
        self._message = Words(role="strong")
        self._suggestion = Words()
        self._why = Words(role="muted")
        self._evidence = Words(role="muted")
        self._show = _link("Show in text")
        self._show.clicked.connect(lambda: self.chosen.emit(self._finding))
        self._more = _link("Why?")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._open)
        self._dismiss = IconTool("Dismiss this advice", "ph.dots-three-bold")
        self._dismiss.setPopupMode(self._dismiss.ToolButtonPopupMode.InstantPopup)
        self._dismiss.setMenu(self._dismissals())
        if not dismissable:
            self._dismiss.hide()
        self._fix_row = FlowLayout()
        head = row(self._icon, self._weight, None, self._dismiss, spacing=6)
        foot = row(self._show, self._more, None, spacing=16)
        body = column(self._message, self._suggestion, self._why, self._evidence, self._fix_row, spacing=6)
        box = column(head, body, foot, spacing=4, margin=12)
        box.setContentsMargins(16, 8, 12, 10)
        self.setLayout(box)
        for _ in range(USUAL_FIXES):
            self._add_fix()
        self._open(False)

    @property
    def finding(self) -> Finding | None:
        """Return the finding on show."""
        return self._finding

    def show_finding(self, finding: Finding) -> None:
        """Show `finding`; one that is equal to the present one costs nothing."""
        if finding == self._finding:
            return
        self._finding = finding
        token = WEIGHT_TOKEN[finding.weight]
        self._icon.show_icon(WEIGHT[finding.weight], token)
        where = f" · {finding.field.capitalize()}" if finding.field else ""
        self._weight.say(f"{WEIGHT_WORD[finding.weight]}{where}", token)
        self._message.say(finding.message)
        self._suggestion.say(finding.suggestion)
        self._suggestion.setVisible(bool(finding.suggestion))
        self._why.say(finding.why)
        self._evidence.say("\n".join(f"·  {line}" for line in finding.evidence))
        whole = finding.start is None
        self._show.setVisible(not whole and not self._in_text)
        self._show.setText(f"Show in {finding.field or 'text'}")
        self._show.setAccessibleName(f"{self._show.text()}: {finding.message}")
        self._more.setAccessibleName(f"Why? {finding.message}")
        self.setAccessibleName(f"{WEIGHT_WORD[finding.weight]}{where}: {finding.message}")
        self.setAccessibleDescription(f"{finding.why} {finding.suggestion}")
        self._show_fixes(finding.fixes)
        self._open(self._more.isChecked())

    def open_why(self, opened: bool) -> None:
        """Show or hide the reasons."""
        self._more.setChecked(opened)

    def controls(self, *, hidden: bool = False) -> list[QWidget]:
        """Return what takes the focus, in its order; with `hidden`, also the buttons of fixes to come."""
        fixes: list[QWidget] = [button for button in self._fixes if hidden or not button.isHidden()]
        return [*fixes, self._show, self._more, self._dismiss]

    def _open(self, opened: bool) -> None:
        finding = self._finding
        self._why.setVisible(opened and finding is not None and bool(finding.why))
        self._evidence.setVisible(opened and finding is not None and bool(finding.evidence))
        self._more.setText("Less" if opened else "Why?")
        self._more.setVisible(
            not self._in_text and finding is not None and bool(finding.why or finding.evidence)
        )

    def _show_fixes(self, fixes: tuple[Fix, ...]) -> None:
        while len(self._fixes) < len(fixes):
            QWidget.setTabOrder(self._fixes[-1], self._add_fix())
        for button, fix in zip(self._fixes, fixes, strict=False):
            button.setText(unmarked(fix.label))
            button.setToolTip(f"Becomes: {fix.replacement}" if fix.replacement else "Takes these words out")
        for nth, button in enumerate(self._fixes):
            button.setVisible(nth < len(fixes))

    def _add_fix(self) -> QPushButton:
        button, nth = QPushButton(), len(self._fixes)
        button.clicked.connect(lambda _checked=False: self._ask(nth))
        self._fixes.append(button)
        self._fix_row.addWidget(button)
        button.hide()
        return button

    def _ask(self, nth: int) -> None:
        if self._finding is not None and nth < len(self._finding.fixes):
            self.fix_requested.emit(self._finding.fixes[nth])

    def _dismissals(self) -> QMenu:
        menu = QMenu(self)
        for how, words in DISMISSALS:
            menu.addAction(words).triggered.connect(
                lambda _checked=False, how=how: self.dismissed.emit(self._finding, how)
            )
        return menu


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    set_role(button, "link")
    return button
