"""The line above the page: tells one thing at a time, with at most one way to act on it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.windows.message import Message, Tone
from widgets.ground.notice import Notice

FADE_MS = 10_000  # good news goes by itself, bad news stays until it is read


class Telling(QObject):
    """Shows messages in `notice` and knows what the one that is shown offers."""

    def __init__(self, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._notice = notice
        self._act: Callable[[], None] | None = None
        self._fade = QTimer(self, singleShot=True, interval=FADE_MS)
        self._fade.timeout.connect(notice.hide)
        notice.acted.connect(self.take_offer)

    def tell(self, message: Message) -> None:
        """Show `message`."""
        self._act = message.act
        self._notice.show_notice(message.tone.value, message.sentence, message.action)
        if message.stays or message.tone is Tone.ERROR:
            self._fade.stop()
        else:
            self._fade.start()

    def take_offer(self) -> None:
        """Do what the message offers, such as Undo."""
        act, self._act = self._act, None
        self._notice.hide()
        if act is not None:
            act()
