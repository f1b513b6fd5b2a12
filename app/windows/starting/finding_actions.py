"""The ways to find an action: palette, page of keys and menu, built when they are first wanted."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.windows.always.capturing import Capturing
from app.windows.frame.main_window import MainWindow
from app.windows.starting.acts import bind_acts
from widgets.ground.look import Look

if TYPE_CHECKING:  # built when they are first wanted
    from widgets.frame.command_palette import CommandPalette
    from widgets.frame.keys_view import KeysView


class FindingActions(QObject):
    """Binds the actions of a window and of the look of it all, and shows what there is."""

    def __init__(self, window: MainWindow, look: Look, capturing: Capturing) -> None:
        super().__init__(window)
        self._acting = window.acting
        self._window = window
        self._before: QWidget | None = None
        bind_acts(self._acting, window)
        for name, step in (("larger", 1), ("smaller", -1), ("usual-size", 0)):
            self._acting.bind(name, lambda step=step: look.step(step))
        self._acting.bind("capture", capturing.open)
        self._acting.bind("palette", self.open_palette)
        self._acting.bind("keys", lambda: window.show_page("keys"))
        self._acting.bind("menu", self.open_menu)
        window.add_page("keys", lambda: self.keys_view)

    @cached_property
    def palette(self) -> "CommandPalette":
        """Return the palette."""
        from widgets.frame.command_palette import CommandPalette

        palette = CommandPalette(self._window)
        palette.chosen.connect(self._choose)
        palette.closed.connect(self._go_back)
        return palette

    @cached_property
    def keys_view(self) -> "KeysView":
        """Return the page of keys."""
        from widgets.frame.keys_view import KeysView

        view = KeysView()
        view.show_commands(self._acting.commands())
        view.closed.connect(self._window.go_back)
        return view

    def open_palette(self) -> None:
        """Open the palette, or close it."""
        if self.palette.isVisible():
            self.palette.hide()
            self._go_back()
        else:
            self._before = self._window.focusWidget()
            self.palette.open_with(self._acting.commands(), self._acting.recent)

    def open_menu(self) -> QMenu:
        """Open the menu beside the rail's foot and return it."""
        menu = self._acting.menu(self._window)
        rail = self._window.rail
        corner = rail.mapToGlobal(QPoint(rail.width(), rail.height()))
        menu.popup(QPoint(corner.x(), corner.y() - menu.sizeHint().height() - 8))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def _choose(self, action_id: str) -> None:
        self._go_back()
        self._acting.choose(action_id)

    def _go_back(self) -> None:
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
