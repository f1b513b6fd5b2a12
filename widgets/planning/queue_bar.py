"""The head of the Queue page: which view, which span of time, and whether something is filtered out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconPush, IconTool
from widgets.ground.words import Words, column, row, unmarked

MONTH, WEEK, LIST = "month", "week", "list"
VIEWS = {MONTH: "Month", WEEK: "Week", LIST: "List"}


def point(back: IconTool, on: IconTool) -> None:
    """Let two arrows point back and on, in the direction of reading."""
    arrows = ("ph.caret-left", "ph.caret-right")
    for button, name in zip((back, on), arrows if back.isLeftToRight() else arrows[::-1], strict=True):
        button.show_icon(name, "muted")


class QueueBar(QWidget):
    """Buttons and a heading; the page decides what they mean."""

    view_chosen = Signal(str)  # one of VIEWS
    turned = Signal(int)  # the span before (-1) or after (1)
    today_wanted = Signal()
    filter_toggled = Signal(bool)
    rhythms_wanted = Signal()  # slots and series
    pause_wanted = Signal()  # everything is to be paused, or to go on
    account_paused = Signal(str, bool)  # the id of an account that is to be paused, or to go on

    def __init__(self, tips: dict[str, str], parent: QWidget | None = None) -> None:
        """Say in `tips` by which key each of the buttons works."""
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._empty, self._view = False, MONTH
        self._views = views = QWidget()
        line = row(spacing=4)
        for name, words in VIEWS.items():
            button = QPushButton(words)
            button.setCheckable(True)
            button.setProperty("role", "chip")
            button.setToolTip(tips.get(f"queue-{name}", ""))
            button.clicked.connect(lambda _checked=False, name=name: self.view_chosen.emit(name))
            self._group.addButton(button)
            self._buttons[name] = button
            line.addWidget(button)
        views.setLayout(line)
        self._span = Words(role="title", wrap=False)
        self._back, self._on = IconTool("Earlier", "ph.caret-left"), IconTool("Later", "ph.caret-right")
        self._back.clicked.connect(lambda: self.turned.emit(-1))
        self._on.clicked.connect(lambda: self.turned.emit(1))
        self._today = QPushButton("Today")
        self._today.setToolTip(tips.get("queue-today", ""))
        self._today.clicked.connect(self.today_wanted)
        self._turning = QWidget()
        self._turning.setLayout(row(self._back, self._on, self._span, self._today, spacing=6))
        self.filter = IconPush("Filter", "ph.funnel")
        self.filter.setCheckable(True)
        self.filter.setToolTip(tips.get("queue-filter", ""))
        self.filter.toggled.connect(self.filter_toggled)
        self.rhythms = IconPush("Slots and series", "ph.repeat")
        self.rhythms.setToolTip(tips.get("page-rhythms", ""))
        self.rhythms.clicked.connect(self.rhythms_wanted)
        self.pause = IconPush("Pause everything", "ph.pause")
        self.pause.setToolTip(tips.get("pause", ""))
        self.pause.clicked.connect(self.pause_wanted)
        self.accounts = IconTool("Pause one account, or let it go on", "ph.caret-down")
        self.accounts.setToolTip(tips.get("queue-pause-account", ""))
        self.accounts.clicked.connect(self.open_accounts)
        self.menu = QMenu(self)
        self.menu.setAccessibleName("Pause one account, or let it go on")
        self._known: tuple[tuple[str, str, bool], ...] = ()
        acts = QWidget()
        switch = row(self.pause, self.accounts, spacing=2)
        acts.setLayout(row(switch, self.rhythms, self.filter, spacing=8))
        flow = FlowLayout(at_right=(acts,), space=16)
        for part in (Words("Queue", "heading", wrap=False), views, self._turning):
            flow.addWidget(part)
        self.setLayout(column(flow))

    def show_view(self, name: str) -> None:
        """Show which view is on the screen; a list has no span to turn."""
        self._buttons[name].setChecked(True)
        self._view = name
        self._turning.setVisible(name != LIST and not self._empty)
        self._back.setAccessibleName(f"The {name} before")
        self._on.setAccessibleName(f"The {name} after")

    def show_empty(self, empty: bool) -> None:
        """Leave out what there is nothing for."""
        self.filter.setVisible(not empty)
        self._views.setVisible(not empty)
        self._empty = empty
        self._turning.setVisible(not empty and self._view != LIST)

    def changeEvent(self, event: QEvent) -> None:
        """Let the arrows point to where reading leads."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            point(self._back, self._on)

    def show_pauses(self, accounts: Sequence[tuple[str, str, bool]], *, everything: bool) -> None:
        """Show what is paused: `everything`, and of `accounts` (id, handle) those with a true third value."""
        self.pause.setText("Let everything go on" if everything else "Pause everything")
        self.pause.show_icon("ph.play" if everything else "ph.pause", "text")
        self.accounts.setVisible(bool(accounts))
        if tuple(accounts) == self._known:
            return
        self._known = tuple(accounts)
        self.menu.clear()
        for account_id, handle, paused in accounts:
            words = f"{'Let it go on' if paused else 'Pause'}: {unmarked(handle)}"
            action = QAction(words, self.menu)
            action.triggered.connect(
                lambda _=False, one=account_id, wanted=not paused: self.account_paused.emit(one, wanted)
            )
            self.menu.addAction(action)

    def open_accounts(self) -> None:
        """Open the menu of accounts that can be paused."""
        if self._known:
            self.menu.popup(self.accounts.mapToGlobal(QPoint(0, self.accounts.height())))
            self.menu.setActiveAction(self.menu.actions()[0])

    def show_span(self, words: str) -> None:
        """Show which span of time is on the screen, such as "November 2026"."""
        self._span.say(words)

    def show_filtered(self, hidden: int) -> None:
        """Say how many posts the filter hides."""
        self.filter.setText(f"Filter: {hidden} hidden" if hidden else "Filter")
