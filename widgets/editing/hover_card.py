"""The card that appears beside underlined words."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QWidget

from coach.advice import Finding
from widgets.coaching.finding_card import FindingCard

WIDTH = 360  # pixels
GAP = 6  # pixels between the words and the card


class HoverCard(FindingCard):
    """A finding beside its words. It floats in its owner's window and never takes the focus by itself."""

    seen = Signal(bool)  # whether the card can be seen

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, role="raised", in_text=True)
        self._owner = owner
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, xOffset=0, yOffset=4)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self.hide()
        owner.destroyed.connect(self.deleteLater)

    def show_beside(self, finding: Finding, words: QRect) -> None:
        """Show `finding` under `words` (a place in the owner's window), or over them for want of room."""
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.show_finding(finding)
        self.open_why(True)
        width = min(WIDTH, window.width() - 2 * GAP)
        self.setFixedWidth(width)
        self.ensurePolished()
        height = self.heightForWidth(width)
        self.resize(width, height)
        left = max(GAP, min(words.left() - 16, window.width() - width - GAP))
        under = words.bottom() + GAP
        fits = under + height <= window.height()
        self.move(left, under if fits else max(GAP, words.top() - GAP - height))
        self.show()
        self.raise_()
        before: QWidget = self._owner
        for control in self.controls():
            QWidget.setTabOrder(before, control)
            before = control

    def holds_focus(self) -> bool:
        """Return whether the focus is on one of the card's buttons."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the words on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._owner.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it can be seen."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it cannot be seen any more."""
        super().hideEvent(event)
        self.seen.emit(False)

    def leaveEvent(self, event: QEvent) -> None:
        """Go when the pointer goes, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.holds_focus() and not self.rect().contains(self.mapFromGlobal(self.cursor().pos())):
            self.hide()
