"""The mind behind all actions: gives them their keys, lists them for the eye, and carries them out."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.windows.write.action_table import ACTIONS, BY_ID, Action, Scope, keys_words
from widgets.frame.commands import Command

RECENT = "palette/recent"  # under this name the window remembers what was chosen last
MOST_RECENT = 8

Act = Callable[[], object]
Possible = Callable[[], bool]


class Pages(Protocol):
    """What shows pages by their names."""

    def show_page(self, name: str) -> None: ...

    def shows(self, name: str) -> bool: ...

    def leave_alone(self) -> None: ...


def _always() -> bool:
    return True


class Acting(QObject):
    """Knows what each action does. One that is not possible now does nothing."""

    def __init__(self, pages: Pages, memory: QSettings, parent: QObject) -> None:
        """Show an action's page with `pages` before it acts; `memory` keeps what was chosen last."""
        super().__init__(parent)
        self._pages = pages
        self._memory = memory
        self._acts: dict[str, tuple[Act, Possible]] = {}
        kept = memory.value(RECENT, defaultValue=[])
        self._recent = [str(one) for one in kept] if isinstance(kept, list) else [str(kept)]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # a list of one is kept as a text

    @property
    def recent(self) -> tuple[str, ...]:
        """Return the ids of what was chosen in the palette, the latest first."""
        return tuple(self._recent)

    @property
    def bound(self) -> frozenset[str]:
        """Return the ids of the actions that do something."""
        return frozenset(self._acts)

    def bind(self, action_id: str, act: Act, possible: Possible = _always) -> None:
        """Let the action do `act`, while `possible` says yes. Raises KeyError for an unknown action."""
        self._acts[BY_ID[action_id].id] = (act, possible)

    def give_keys(self, places: Mapping[Scope, QWidget]) -> None:
        """Let the keys of all actions work, each in its place."""
        for action in ACTIONS:
            for keys in action.keys if action.scope in places else ():
                shortcut = QShortcut(QKeySequence(keys), places[action.scope])
                if action.scope != "window":
                    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda name=action.id: self.do(name))

    def do(self, action_id: str) -> None:
        """Carry the action out, on its page."""
        act, possible = self._acts[action_id]
        if possible():
            action = BY_ID[action_id]
            if action.around:
                self._pages.leave_alone()
            if action.page and not self._pages.shows(action.page):  # else the focus stays where it is
                self._pages.show_page(action.page)
            act()

    def choose(self, action_id: str) -> None:
        """Carry the action out, and remember that it was chosen by its words."""
        self._recent = [action_id, *(one for one in self._recent if one != action_id)][:MOST_RECENT]
        self._memory.setValue(RECENT, self._recent)
        self.do(action_id)

    def commands(self) -> tuple[Command, ...]:
        """Return all actions as the palette and the page of keys show them."""
        return tuple(self._command(action) for action in ACTIONS)

    def menu(self, parent: QWidget) -> QMenu:
        """Return a new menu of all actions, group by group; it deletes itself."""
        menu = QMenu(parent)
        menu.setAccessibleName("Menu")
        menu.aboutToHide.connect(menu.deleteLater)
        groups = {group: menu.addMenu(group) for group in dict.fromkeys(one.group for one in ACTIONS)}
        for action in ACTIONS:
            entry = QAction(f"{action.words}\t{keys_words(action.keys[0])}", menu)
            entry.setEnabled(self._acts[action.id][1]())
            # After the menu has gone, so that the focus is back where it was.
            entry.triggered.connect(
                lambda _=False, name=action.id: self.do(name), Qt.ConnectionType.QueuedConnection
            )
            groups[action.group].addAction(entry)
        return menu

    def _command(self, action: Action) -> Command:
        return Command(
            id=action.id,
            words=action.words,
            group=action.group,
            keys=tuple(keys_words(keys) for keys in (*action.keys, *action.of_parts)),
            possible=self._acts[action.id][1](),
        )
