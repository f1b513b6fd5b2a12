"""One post of the queue in full: when, where, what, what can be done about it, and its receipt."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from widgets.coaching.mix_bar import WORD
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconLabel, IconTool, network_icon
from widgets.ground.words import Words, breakable, column, row
from widgets.queue.delivery_item import LABEL, DeliveryItem
from widgets.sending.late_choice import Late, LateChoice

HINT = (
    "Choose a post to see it in full. Drag it to another time, or hold Alt and press an arrow key: "
    "left and right move it by a day, up and down by an hour."
)


class PostPanel(QScrollArea):
    """Shows one post, or how to choose one."""

    asked = Signal(str, str)  # the delivery's id and one of LABEL
    late_chosen = Signal(str, object)  # the delivery's id, and a Late: what if its moment passes
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: DeliveryItem | None = None
        self._when = Words(role="title")
        self._zone = Words(role="muted")
        self._network, self._account = IconLabel(size=16), Words(role="muted")
        self._state_icon, self._state = IconLabel(size=16), Words()
        self._series_icon, self._series = IconLabel("ph.repeat", "muted", 16), Words(role="muted")
        self._series_line = _line(self._series_icon, self._series)
        self.late = LateChoice()
        self.late.chosen.connect(self._choose_late)
        self._intent_icon, self._intent = IconLabel(size=16), Words()
        self._over_icon = IconLabel("ph.flag-fill", "look", 16)
        self._over = Words("The mix is over your goal with this post.")
        self._detail, self._text = Words(role="muted"), Words()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._address = Words(role="muted")
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons: dict[str, QPushButton] = {}
        acts = QWidget()
        flow = FlowLayout(acts)
        for name, label in LABEL.items():
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, name=name: self._ask(name))
            self._buttons[name] = button
            flow.addWidget(button)
        self._close = IconTool("Back to the queue", "ph.x")
        self._close.clicked.connect(self.closed)
        self._steps_title = Words("What happened so far", "strong")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(6)
        self._step_rows: list[Words] = []
        self._hint = Words(HINT, "muted")
        head = row(self._when, self._close)
        head.setAlignment(self._close, Qt.AlignmentFlag.AlignTop)
        self._whole = QWidget()
        self._whole.setLayout(
            column(
                head,
                self._zone,
                _line(self._network, self._account),
                _line(self._state_icon, self._state),
                self._detail,
                _line(self._intent_icon, self._intent),
                _line(self._over_icon, self._over),
                self._series_line,
                self._text,
                acts,
                self.late,
                self._address,
                self._steps_title,
                self._steps,
                spacing=10,
            )
        )
        page = QWidget()
        page.setProperty("role", "page")
        box = column(self._hint, self._whole, None)
        box.setContentsMargins(4, 4, 14, 4)
        page.setLayout(box)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        self.setAccessibleName("The chosen post")
        self.show_item(None)

    @property
    def item(self) -> DeliveryItem | None:
        """Return the post that is shown."""
        return self._item

    def show_item(self, item: DeliveryItem | None) -> None:
        """Show `item`; its receipt comes with `show_steps`. An equal one costs nothing."""
        if item is not None and item == self._item:
            return
        if item is None or self._item is None or item.id != self._item.id:
            self.show_steps(())
        self._item = item
        self._hint.setVisible(item is None)
        self._whole.setVisible(item is not None)
        if item is None:
            return
        icon, token = item.standing
        intent_icon, meaning = item.intent_icon
        self._when.say(f"{item.day_text}, {item.when_text}")
        _say(self._zone, item.zone_text)
        self._network.show_icon(network_icon(item.network), "muted")
        self._account.say(" · ".join(filter(None, (item.account, item.part))))
        self._state_icon.show_icon(icon, token)
        self._state.say(item.state_text, token)
        _say(self._detail, item.detail)
        self._intent_icon.show_icon(intent_icon, meaning)
        self._intent.say(WORD.get(item.intent, "What it does for readers is not known."))
        self._series.say(item.series)
        self._series_line.setVisible(bool(item.series))
        self.late.setVisible(item.late is not None)
        if item.late is not None:
            act, minutes = item.late
            self.late.show_late(Late(act=act, minutes=minutes))
        self._over_icon.setVisible(item.over)
        self._over.setVisible(item.over)
        self._text.say(breakable(item.text))
        _say(self._address, item.url)
        said = f"{item.account}, {item.day_text} {item.when_text}"
        for name, button in self._buttons.items():
            button.setVisible(name in item.actions)
            button.setAccessibleName(f"{LABEL[name]}: {said}")
        self._whole.setAccessibleName(item.spoken)

    def show_steps(self, steps: Sequence[str]) -> None:
        """Show the receipt: what happened when, a line for each step."""
        for line in self._step_rows:
            self._steps.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._step_rows = [Words(words, "muted") for words in steps]
        for line in self._step_rows:
            self._steps.addWidget(line)
        self._steps_title.setVisible(bool(steps))

    def show_close(self, wanted: bool) -> None:
        """Offer the way back where this stands in the place of the queue."""
        self._close.setVisible(wanted)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        for button in (*self._buttons.values(), self._close):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _choose_late(self, late: Late) -> None:
        if self._item is not None:
            self.late_chosen.emit(self._item.id, late)

    def _ask(self, name: str) -> None:
        if self._item is not None:
            self.asked.emit(self._item.id, name)


def _line(icon: IconLabel, words: Words) -> QWidget:
    line = QWidget()
    box = row(icon, words, spacing=8)
    box.setStretchFactor(words, 1)
    box.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    line.setLayout(box)
    return line


def _say(words: Words, said: str) -> None:
    words.say(said)
    words.setVisible(bool(said))
