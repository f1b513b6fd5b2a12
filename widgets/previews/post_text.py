"""The words of a post, its links, mentions and hashtags in colour, folded where the network folds them."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from widgets.ground.places_in_text import showable
from widgets.ground.style import theme
from widgets.previews.post_item import Folding, Stretch


class PostText(QLabel):
    """Shows no more than the first lines of a long text until it is told to unfold."""

    folded = Signal(bool)  # whether something is hidden now

    def __init__(self) -> None:
        super().__init__()
        self._stretches: tuple[Stretch, ...] = ()
        self._folding = Folding(lines=0, shown=0, written=True, words="")
        self._open = False
        self._is_folded = False
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", "reading")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, stretches: tuple[Stretch, ...], folding: Folding, *, unfolded: bool) -> None:
        """Show `stretches`, folded as `folding` says unless `unfolded`."""
        if stretches != self._stretches:
            self._stretches = stretches
            self._build()
        self._folding, self._open = folding, unfolded
        self._fold()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that are shown."""
        whole = super().heightForWidth(width)
        most = self._most(whole)
        return whole if most is None else min(whole, most)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(super().sizeHint().width(), self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """Return no width of its own."""
        return QSize(40, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew how many lines there are."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._stretches:
            self._build()

    def _build(self) -> None:
        colour = theme().accent
        said = "".join(
            f'<span style="color:{colour}">{_html(one.text)}</span>' if one.marked else _html(one.text)
            for one in self._stretches
        )
        self.setText(f'<p style="margin:0; white-space:pre-wrap">{said}</p>')
        self.setAccessibleName("".join(one.text for one in self._stretches))

    def _most(self, whole: int) -> int | None:
        """Return how high the folded text is, in pixels; None where it is not folded."""
        rule, line = self._folding, self.fontMetrics().lineSpacing()
        if self._open or not rule.lines:
            return None
        lines = (
            "".join(one.text for one in self._stretches).count("\n") + 1 if rule.written else whole // line
        )
        return rule.shown * line if lines >= rule.lines else None

    def _fold(self) -> None:
        whole = super().heightForWidth(max(self.width(), 120))
        most = self._most(whole)
        is_folded = most is not None and most < whole
        self.setMaximumHeight(most if is_folded and most is not None else 16_777_215)
        self.updateGeometry()
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self.folded.emit(is_folded)


def _html(text: str) -> str:
    return escape(showable(text)).replace("\n", "<br>")
