"""The preview: a post, or a thread as a chain of posts, as one network shows it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from widgets.ground.words import Words, column
from widgets.previews.post_item import PostItem
from widgets.previews.post_view import PostView

EMPTY = "What you write is shown here as its readers will see it."


class ThreadView(QWidget):
    """Shows posts; those that did not change are left alone."""

    card_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posts: list[PostView] = []
        self._total = 0
        self._note = Words(role="muted")
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        self._scroll.setAccessibleName("Preview")
        box = column(self._note, self._scroll, spacing=12)
        box.setStretchFactor(self._scroll, 1)
        self.setLayout(box)
        self.setAccessibleName("Preview")

    @property
    def posts(self) -> tuple[PostView, ...]:
        """Return the posts that are shown."""
        return tuple(self._posts[: self._total])

    def show_posts(self, items: Sequence[PostItem], note: str = "") -> None:
        """Show `items` as one chain, under `note`."""
        while len(self._posts) < len(items):
            post = PostView()
            post.card_requested.connect(self.card_requested)
            self._column.insertWidget(len(self._posts), post)
            self._posts.append(post)
        self._total = len(items)
        for post, item in zip(self._posts, items, strict=False):
            post.show_item(item)
            post.setVisible(True)
        for post in self._posts[len(items) :]:
            post.hide()
        self._note.say(note or ("" if items else EMPTY))
        self._note.setVisible(bool(self._note.text()))

    def focus_preview(self) -> None:
        """Give the focus to the preview, which the arrow keys then scroll."""
        self._scroll.setFocus(Qt.FocusReason.ShortcutFocusReason)
