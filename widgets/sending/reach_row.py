"""One line for what covers a post and who may see it, with what happens where a network cannot do that."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from widgets.ground.icons import IconLabel, IconTool
from widgets.ground.words import Words, column, row

LONGEST = 500  # characters of a content warning; no network takes more


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who may see a post, as a choice."""

    id: str  # "": as usual
    words: str


class ReachRow(QWidget):
    """Shows a content warning and an audience. It knows words, and no network."""

    warned = Signal(str)  # the content warning as it is now
    aimed = Signal(str)  # the id of an audience
    cleared = Signal()  # the writer wants neither
    left = Signal()  # Esc: back to the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warning = QLineEdit()
        self.warning.setPlaceholderText("Content warning")
        self.warning.setAccessibleName("Content warning")
        self.warning.setToolTip("Says what the post is about. Readers see it first, and then open the post.")
        self.warning.setMaxLength(LONGEST)
        self.warning.textEdited.connect(self.warned)
        self.audience = QComboBox()
        self.audience.setAccessibleName("Who may see it")
        self.audience.setToolTip("Who may see it")
        self.audience.activated.connect(self._aim)
        close = IconTool("No content warning, and the usual audience", "ph.x")
        close.clicked.connect(self.cleared)
        self._notes = QWidget()
        self._note_box = column(spacing=4)
        self._notes.setLayout(self._note_box)
        self._said: tuple[tuple[str, bool], ...] = ()
        line = row(self.warning, self.audience, close)
        line.setStretch(0, 1)
        self.setLayout(column(line, self._notes))
        self.setAccessibleName("Content warning and audience")
        self.setFocusProxy(self.warning)
        self._notes.hide()

    def show_reach(self, warning: str, audience: str, offers: Sequence[Audience]) -> None:
        """Show what is set, and `offers` to choose from; the one with the id `audience` is among them."""
        if warning != self.warning.text():
            self.warning.setText(warning)
        shown = [(self.audience.itemData(n), self.audience.itemText(n)) for n in range(self.audience.count())]
        if shown != [(one.id, one.words) for one in offers]:
            self.audience.clear()
            for one in offers:
                self.audience.addItem(one.words, one.id)
        self.audience.setCurrentIndex(self.audience.findData(audience))
        self.audience.setVisible(len(offers) > 1)

    def show_notes(self, notes: tuple[tuple[str, bool], ...]) -> None:
        """Show sentences below the line; True beside one: the post cannot go out so."""
        if notes == self._said:
            return
        self._said = notes
        while (gone := self._note_box.takeAt(0)) is not None:
            if (widget := gone.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for sentence, stops in notes:
            line = QWidget()
            name, token = ("ph.warning-octagon-fill", "hold") if stops else ("ph.info-fill", "muted")
            line.setLayout(row(IconLabel(name, token, 16), Words(sentence, token)))
            self._note_box.addWidget(line)
        self._notes.setVisible(bool(notes))
        self.warning.setAccessibleDescription(" ".join(sentence for sentence, _ in notes))

    def _aim(self, nth: int) -> None:
        self.aimed.emit(self.audience.itemData(nth))

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the sentences that are shown."""
        return tuple(sentence for sentence, _ in self._said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
