"""The mix before and after this post, and the very posts that were counted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coach.advice import Mix
from coach.earlier.history import PastPost
from widgets.coaching.mix_bar import MixBar, MixLegend, mix_words
from widgets.ground.icons import MEANING, IconLabel
from widgets.ground.words import Words, column, row

EXCERPT = 90  # characters of a counted post
ENOUGH = 5  # posts; a share of fewer says little


class MixPanel(QWidget):
    """Two bars, one legend, one sentence, and a list that opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before, self._after = MixBar(), MixBar()
        self._legend = MixLegend()
        self._goal = Words(role="muted")
        self._details = QPushButton("Show the counted posts")
        self._details.setProperty("role", "link")
        self._details.setCheckable(True)
        self._details.toggled.connect(self._open)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._list.hide()
        self._counted: tuple[PastPost, ...] = ()
        self._shown: list[QWidget] = []
        self._listed: tuple[PastPost, ...] = ()
        now, then = Words("Now", "muted", wrap=False), Words("With this post", "muted", wrap=False)
        box = column(
            column(now, self._before, spacing=2),
            column(then, self._after, spacing=2),
            self._legend,
            self._goal,
            row(self._details, None),
            self._list,
            spacing=10,
        )
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_mix(self, before: Mix, after: Mix) -> None:
        """Show both mixes; the list holds the posts counted after this one."""
        self._before.show_mix(before, "Your mix now")
        self._after.show_mix(after, "Your mix with this post")
        self._legend.show_mix(after)
        self._goal.say(goal_words(after))
        self._legend.setToolTip(mix_words(after))
        self._counted = after.counted
        self._details.setVisible(bool(after.counted))
        if self._details.isChecked():
            self._fill()

    def _open(self, opened: bool) -> None:
        if opened:
            self._fill()
        self._details.setText("Hide the counted posts" if opened else "Show the counted posts")
        self._list.setVisible(opened)

    def _fill(self) -> None:
        if self._counted == self._listed:
            return
        self._listed = self._counted
        for shown in self._shown:
            self._rows.removeWidget(shown)
            shown.deleteLater()
        self._shown = [_counted(post) for post in reversed(self._counted)]
        for shown in self._shown:
            self._rows.addWidget(shown)


def goal_words(mix: Mix) -> str:
    """Return how `mix` stands to its goal, in a sentence that does not blame."""
    if not mix.total:
        return "Nothing is counted yet. Your first posts will show here."
    if mix.total < ENOUGH:
        return f"Few posts yet; from {ENOUGH} on, the mix says something."
    most = mix.promote_goal * mix.total
    if mix.promote <= most:
        return f"Promotion stays within your goal of {mix.promote_goal:.0%}."
    over = mix.promote - int(most)
    posts = "one post" if over == 1 else f"{over} posts"
    return f"Promotion is {posts} over your goal of {mix.promote_goal:.0%}, the mark on the bar."


def _counted(post: PastPost) -> QWidget:
    text = " ".join(post.text.split())
    short = text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…"
    when = f"{post.at:%d %b}" + (", planned" if post.planned else "")
    intent = post.intent or ""
    icon = IconLabel(MEANING.get(intent, "ph.circle"), intent if intent in MEANING else "muted", 14)
    icon.setToolTip(intent.capitalize())
    shown = QWidget()
    said = f"{intent.capitalize()}, {when}" if intent else when
    line = row(icon, column(Words(said, "muted"), Words(short), spacing=2), spacing=10)
    line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    shown.setLayout(line)
    return shown
