"""What gives way where the Write page is too narrow for three columns: the drafts wait behind a button."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from widgets.ground.icons import USUAL
from widgets.ground.style import theme

ROOM = 900  # pixels that the three columns need, at the usual size of text: 400 of them for the text


class Narrowing(QObject):
    """Shows the drafts or what stands beside the text, one at a time, where there is no room for both."""

    narrowed = Signal(bool)  # True: there is room for one of them only

    def __init__(self, page: QWidget, drafts: QWidget, side: QWidget, text: QWidget) -> None:
        """Look after `page`; `drafts` go when the focus comes back to `text`."""
        super().__init__(page)
        self._page, self._drafts, self._side, self._text = page, drafts, side, text
        self._narrow = False
        page.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002  # Qt gives it
        """Look again when the page is resized or the text becomes larger."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return False

    def turn(self) -> None:
        """Show the drafts, or what stands beside the text again."""
        if self._drafts.isHidden():
            self.show_drafts()
        else:
            self.show_side()

    def show_drafts(self) -> None:
        """Make sure that the drafts are in sight."""
        self._drafts.show()
        self._side.setHidden(self._narrow)

    def show_side(self) -> None:
        """Make sure that what stands beside the text is in sight."""
        self._side.show()
        self._drafts.setHidden(self._narrow)

    def _fit(self) -> None:
        narrow = self._page.width() < ROOM * theme().small_size / USUAL
        if narrow != self._narrow:
            self._narrow = narrow
            self.narrowed.emit(narrow)
            if narrow and self._drafts.isAncestorOf(self._page.focusWidget() or self._page):
                self.show_drafts()
            else:
                self.show_side()

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._narrow and now is not None and self._text.isAncestorOf(now) and self._side.isHidden():
            self.show_side()
