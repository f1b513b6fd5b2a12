"""An article as its page shows it: the title, the body laid out, and what it is found by."""

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets.ground.style import theme
from widgets.ground.words import Words, column
from widgets.previews.post_item import PageItem

_HEADING = re.compile(r"<(/?)h[2-6][^>]*>")


class ArticleText(QWidget):
    """Shows one article; its links are shown and lead nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: PageItem | None = None
        self.title = Words(role="heading")
        self.body = QLabel()
        self.body.setTextFormat(Qt.TextFormat.RichText)
        self.body.setProperty("role", "reading")
        self.body.setWordWrap(True)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.body.setSizePolicy(policy)
        self.below = Words(role="muted")
        self.setLayout(column(self.title, self.body, self.below, spacing=8))

    def show_page(self, item: PageItem) -> None:
        """Show `item`; the same again costs nothing."""
        if item == self._item:
            return
        self._item = item
        self.title.say(item.title)
        self.title.setVisible(bool(item.title))
        self.below.say(item.below)
        self.below.setVisible(bool(item.below))
        self._build()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._item is not None:
            self._build()

    def _build(self) -> None:
        if self._item is None:
            return
        worn = theme()
        colours = f"a {{ color: {worn.accent}; text-decoration: none }} blockquote {{ color: {worn.muted} }}"
        # Qt makes every heading larger than the title, whatever size it is told.
        body = _HEADING.sub(lambda tag: "</p>" if tag[1] else '<p class="heading">', self._item.body)
        self.body.setText(f"<style>{colours} .heading {{ font-weight: 600 }}</style>{body}")
        self.body.setVisible(bool(self._item.body))
