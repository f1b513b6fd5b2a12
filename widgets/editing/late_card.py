"""The card beside underlined words as an editor holds it: it is built when it is first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from coach.advice import Finding

if TYPE_CHECKING:  # loaded when a card is first shown
    from widgets.editing.hover_card import HoverCard


class LateCard(QObject):
    """Shows and hides a `HoverCard`; until there was something to show, there is none."""

    fix_requested = Signal(object)  # a Fix
    dismissed = Signal(object, str)  # the Finding, and how
    seen = Signal(bool)  # whether the card can be seen

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.built: HoverCard | None = None

    @property
    def finding(self) -> Finding | None:
        """Return the finding that was shown last."""
        return self.built.finding if self.built is not None else None

    @property
    def shown(self) -> bool:
        """Return whether the card can be seen."""
        return self.built is not None and self.built.isVisible()

    @property
    def held(self) -> bool:
        """Return whether the pointer or the focus is on the card."""
        return self.built is not None and (self.built.underMouse() or self.built.holds_focus())

    def show_beside(self, finding: Finding, words: QRect) -> None:
        """Show `finding` beside `words`, a place in the owner's window."""
        if self.built is None:
            from widgets.editing.hover_card import HoverCard

            self.built = HoverCard(self._owner)
            self.built.fix_requested.connect(self.fix_requested)
            self.built.dismissed.connect(self.dismissed)
            self.built.seen.connect(self.seen)
        self.built.show_beside(finding, words)

    def hide(self) -> None:
        """Take the card away, if there is one."""
        if self.built is not None:
            self.built.hide()
