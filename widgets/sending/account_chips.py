"""The accounts that a post goes to, as chips to press on and off."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconPush, network_icon
from widgets.ground.words import unmarked


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One account as a chip."""

    id: str
    network: str
    handle: str


class AccountChips(QWidget):
    """Shows the accounts and tells which of them are on. The arrow keys go from chip to chip."""

    changed = Signal(object)  # the tuple of ids that are on, in the order of the chips

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        self._buttons: list[IconPush] = []
        self._flow = FlowLayout(self)
        self.setAccessibleName("Accounts for this post")

    def show_accounts(self, chips: Sequence[Chip], on: Collection[str]) -> None:
        """Show `chips`, those whose ids are in `on` pressed. Tells nothing."""
        if tuple(chips) != self._chips:
            self._build(tuple(chips))
        for chip, button in zip(self._chips, self._buttons, strict=True):
            button.setChecked(chip.id in on)
            self._tint(chip, button)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Return the chips that are shown."""
        return self._chips

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the accounts that are on."""
        pairs = zip(self._chips, self._buttons, strict=True)
        return tuple(chip.id for chip, button in pairs if button.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from chip to chip with the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        here = next((nth for nth, button in enumerate(self._buttons) if button.hasFocus()), None)
        if step and here is not None:
            self._buttons[(here + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _build(self, chips: tuple[Chip, ...]) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._chips, self._buttons = chips, []
        for chip in chips:
            button = IconPush(unmarked(chip.handle), network_icon(chip.network), "muted", self)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAccessibleName(f"{chip.handle} on {chip.network.capitalize()}")
            button.setToolTip(f"{chip.network.capitalize()}: press to post there or not")
            button.clicked.connect(lambda _checked=False, chip=chip, button=button: self._press(chip, button))
            self._buttons.append(button)
            self._flow.addWidget(button)
        before: QWidget = self
        while before.focusPolicy() == Qt.FocusPolicy.NoFocus and before.previousInFocusChain() is not self:
            before = before.previousInFocusChain() or self
        for one, following in pairwise((before, *self._buttons)):  # Tab would meet new ones last of all
            QWidget.setTabOrder(one, following)

    def _press(self, chip: Chip, button: IconPush) -> None:
        self._tint(chip, button)
        self.changed.emit(self.chosen())

    def _tint(self, chip: Chip, button: IconPush) -> None:
        button.show_icon(network_icon(chip.network), "accent" if button.isChecked() else "muted")
