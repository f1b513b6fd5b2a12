"""Icons by name in the theme's colours; they change colour with the theme by themselves."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from widgets.ground.glyphs import Glyph
from widgets.ground.style import theme

MEANING = {"give": "ph.gift-fill", "talk": "ph.chat-fill", "promote": "ph.megaphone-fill"}
VERDICT = {
    "quiet": "ph.leaf",
    "ready": "ph.check-circle-fill",
    "look again": "ph.eye-fill",
    "hold": "ph.hand-palm-fill",
}
WEIGHT = {"hint": "ph.info-fill", "warning": "ph.warning-fill", "stop": "ph.warning-octagon-fill"}
NETWORK = {
    "bluesky": "fa6b.bluesky",
    "mastodon": "fa6b.mastodon",
    "x": "fa6b.x-twitter",
    "linkedin": "fa6b.linkedin",
    "telegram": "fa6b.telegram",
    "wordpress": "fa6b.wordpress",
    "threads": "fa6b.threads",
    "facebook": "fa6b.facebook",
    "instagram": "fa6b.instagram",
    "youtube": "fa6b.youtube",
    "reddit": "fa6b.reddit",
    "discord": "fa6b.discord",
    "slack": "fa6b.slack",
    "tumblr": "fa6b.tumblr",
}


USUAL = 13  # pixels of small text, at which the sizes of icons are meant
WORN_ANEW = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


def grown(pixels: int) -> int:
    """Return how large an icon of so many `pixels` is beside the text of the theme."""
    return round(pixels * theme().small_size / USUAL)


def network_icon(network: str) -> str:
    """Return the icon name of `network`; a globe for one that has no mark of its own."""
    return NETWORK.get(network.lower(), "ph.globe")


def icon(name: str, token: str = "text") -> QIcon:  # noqa: S107  # a colour's name, no password
    """Return the icon `name` in the theme's colour `token`."""
    return QIcon(Glyph(name, theme().colour(token), theme().colour("muted")))


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a picture of `size` device-independent pixels."""
    drawn = icon(name, token).pixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.setDevicePixelRatio(ratio)
    return drawn


# A class that comes before one of Qt's must not be one of Qt's itself; only the type checker is told so.
_Widget = QWidget if TYPE_CHECKING else object


class _Painted(_Widget):
    """Shows the icon `_name` in the colour `_token`, and paints it anew when they or the theme change."""

    _name: str
    _token: str

    def _paint(self) -> None:
        raise NotImplementedError

    def show_icon(self, name: str, token: str) -> None:
        """Show the icon `name` in the colour `token`."""
        if (name, token) != (self._name, self._token):
            self._name, self._token = name, token
            self._paint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in WORN_ANEW:
            self._paint()


class IconLabel(_Painted, QLabel):
    """A picture beside words; it says nothing to screen readers, since the words do."""

    def __init__(self, name: str = "", token: str = "muted", size: int = 16) -> None:  # noqa: S107  # as above
        super().__init__()
        self._name, self._token, self._size = name, token, size
        self.setFixedSize(size, size)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paint()

    def _paint(self) -> None:
        size = grown(self._size)
        self.setFixedSize(size, size)
        if self._name:
            self.setPixmap(pixmap(self._name, self._token, size, self.devicePixelRatioF()))


class IconPush(_Painted, QPushButton):
    """A button with an icon before its words."""

    def __init__(self, words: str, name: str, token: str = "text", parent: QWidget | None = None) -> None:  # noqa: S107  # as above
        super().__init__(words, parent)
        self._name, self._token = name, token
        self._paint()

    def _paint(self) -> None:
        self.setIconSize(QSize(grown(20), grown(16)))  # the extra width keeps the icon off the words
        self.setIcon(icon(self._name, self._token) if self._name else QIcon())


class IconTool(_Painted, QToolButton):
    """A button that is an icon alone; `spoken` is its name for screen readers and its tooltip."""

    def __init__(self, spoken: str, name: str, token: str = "muted") -> None:  # noqa: S107  # as above
        super().__init__()
        self._name, self._token = name, token
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setProperty("role", "quiet")
        # A tool button takes no focus by Tab unless told to.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._paint()

    def _paint(self) -> None:
        self.setIconSize(QSize(grown(16), grown(16)))
        self.setIcon(icon(self._name, self._token))
