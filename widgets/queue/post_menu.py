"""The menu of one post: what can be done about it, and the moves that are made most."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from widgets.queue.delivery_item import LABEL, DeliveryItem

MOVES = {
    "A day later": timedelta(days=1),
    "A day earlier": timedelta(days=-1),
    "A week later": timedelta(weeks=1),
}


class PostMenu(QMenu):
    """Offers what the state of a post allows. It is built once and shown for one post after the other."""

    opened = Signal(str)
    asked = Signal(str, str)  # the post's id, and a key of LABEL
    shifted = Signal(str, object)  # the post's id, and a timedelta

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = ""
        self._add("Show it in full").triggered.connect(lambda: self.opened.emit(self._id))
        self._acts: dict[str, QAction] = {}
        for name, words in LABEL.items():
            self._acts[name] = self._add(words)
            self._acts[name].triggered.connect(lambda _=False, name=name: self.asked.emit(self._id, name))
        self._moves: list[QAction] = []
        for words, by in MOVES.items():
            self._moves.append(self._add(words))
            self._moves[-1].triggered.connect(lambda _=False, by=by: self.shifted.emit(self._id, by))

    def show_item(self, item: DeliveryItem) -> None:
        """Offer what can be done with `item`."""
        self._id = item.id
        self.setAccessibleName(item.spoken)
        for name, action in self._acts.items():
            action.setVisible(name in item.actions)
        for action in self._moves:
            action.setVisible(not item.fixed)

    def _add(self, words: str) -> QAction:
        action = QAction(words, self)
        self.addAction(action)
        return action
