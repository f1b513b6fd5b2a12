"""The menu at a word: what may have been meant, my dictionary, and the usual cut and paste."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from widgets.ground.words import unmarked

NOTHING = "No suggestion"


class SpellingMenu:
    """Puts what can be done about `word` above the actions of `menu`; "" is a place without such a word."""

    def __init__(self, menu: QMenu, word: str, *, on: bool) -> None:
        self._menu = menu
        actions = menu.actions()
        self._first = actions[0] if actions else None
        self.learn = QAction(unmarked(f"Add “{word}” to my dictionary"), menu)
        self.ignore = QAction("Ignore it in this draft", menu)
        self.check = QAction("Check spelling", menu, checkable=True, checked=on)
        menu.addSeparator()
        menu.addAction(self.check)
        menu.aboutToHide.connect(menu.deleteLater)

    def offer(self, suggestions: Sequence[str], chosen: Callable[[str], None]) -> None:
        """Put `suggestions` on top; `chosen` gets the one that the writer takes."""
        for better in suggestions:
            action = QAction(unmarked(better), self._menu)
            action.triggered.connect(lambda _=False, better=better: chosen(better))
            self._put(action)
        if not suggestions:
            nothing = QAction(NOTHING, self._menu)
            nothing.setEnabled(False)
            self._put(nothing)
        self._menu.insertSeparator(self._first) if self._first else self._menu.addSeparator()
        self._put(self.learn)
        self._put(self.ignore)
        self._menu.insertSeparator(self._first) if self._first else self._menu.addSeparator()

    def open(self, at: QPoint) -> None:
        """Show the menu at `at` on the screen, with its first entry under the keyboard."""
        first = next((action for action in self._menu.actions() if action.isEnabled()), None)
        self._menu.popup(at)
        if first is not None and self._first is not None and first is not self._first:
            self._menu.setActiveAction(first)

    def _put(self, action: QAction) -> None:
        if self._first is None:
            self._menu.addAction(action)
        else:
            self._menu.insertAction(self._first, action)
