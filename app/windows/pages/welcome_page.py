"""The welcome at the first start: who are you, and what the coach does with a sample. It can be skipped."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QScrollArea, QWidget

from app.windows.pages.settling import Settling
from coach.advice import Finding, Intent
from coach.entry import Entry
from coach.profile import Profile
from coach.reviewing.review import review
from widgets.coaching.coach_panel import CoachPanel
from widgets.editing.editor import Editor
from widgets.frame.profile_form import ProfileForm
from widgets.ground.icons import USUAL
from widgets.ground.style import set_role, theme
from widgets.ground.words import Words, column, row

BESIDE = 720  # pixels that form and coach need side by side, at the usual size of text
READ_AFTER_MS = 150  # a pause in typing
SAMPLE = (
    "We are so proud: our award-winning bakery is simply the best in town! "
    "Check it out: https://crumb.example/awards"
)
PROMISE = (
    "Rapport helps you write posts that people answer. Everything stays on this computer until you publish. "
    "You can change all of this later in Settings."
)
TRY = "This is the coach at work. Change the words and see what it says."


class WelcomePage(QScrollArea):
    """Connects the form with `Settling`, and shows the coach at work beside it."""

    left = Signal()  # the writer wants to go on

    def __init__(self, settling: Settling, parent: QWidget | None = None) -> None:
        """Keep the answers with `settling`."""
        super().__init__(parent)
        self._settling = settling
        self.form = ProfileForm()
        self.sample = Editor()
        self.sample.setAccessibleName("A sample to try the coach with")
        self.sample.show_text(SAMPLE)
        self.sample.setFixedHeight(160)
        self._intent: Intent | None = None
        self._aside: frozenset[str] = frozenset()  # rules that were left aside here
        self.coach = CoachPanel()
        self.start = QPushButton("Start writing")
        set_role(self.start, "primary")
        self.skip = QPushButton("Skip")
        self._trouble = Words(role="hold")
        self._later = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._lay_out()
        self.setFocusProxy(self.form)
        self._later.timeout.connect(self._read)
        self.sample.written.connect(self._wait)
        self.coach.finding_chosen.connect(self.sample.show_finding)
        self.coach.intent_corrected.connect(self._correct)
        for source in (self.coach, self.sample):
            source.fix_requested.connect(self.sample.apply_fix)
            source.dismissed.connect(self._leave_aside)
        self.start.clicked.connect(self._keep)
        self.skip.clicked.connect(self._leave)
        settling.said.connect(self._hear)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Skip with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the coach under the form where there is no room beside it."""
        super().resizeEvent(event)
        narrow = event.size().width() < BESIDE * theme().small_size / USUAL
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way != self._sides.direction():
            self._sides.setDirection(way)

    def _lay_out(self) -> None:
        asked, shown = QWidget(), QWidget()
        buttons = row(self.start, self.skip, None)
        asked.setLayout(column(self.form, self._trouble, buttons, None, spacing=16))
        shown.setLayout(column(Words(TRY, "muted"), self.sample, self.coach, spacing=12))
        shown.setMinimumWidth(320)
        self._sides = sides = row(asked, shown, spacing=32)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        page = QWidget()
        page.setProperty("role", "page")
        heading = Words("Welcome to Rapport", "heading", wrap=False)
        whole = column(heading, Words(PROMISE, "muted"), sides, spacing=16, margin=24)
        whole.setStretch(2, 1)
        page.setLayout(whole)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _read(self) -> None:
        entry = Entry(text=self.sample.text(), intent=self._intent)
        said = review(entry, Profile(off=self._aside)) if entry.text.strip() else None
        self.coach.show_review(said)
        self.sample.show_findings(said.findings if said else ())

    def _wait(self, _: str) -> None:
        self._later.start()

    def _correct(self, intent: str) -> None:
        self._intent = Intent(intent)
        self._read()

    def _leave_aside(self, finding: Finding, _how: str) -> None:
        self._aside |= {finding.rule}
        self._read()

    def _keep(self) -> None:
        self._settling.keep(self.form.answers)

    def _hear(self, sentence: str, trouble: bool) -> None:
        self._trouble.say(sentence if trouble else "")
        if not trouble and self.isVisible():
            self._leave()

    def _leave(self) -> None:
        self._settling.welcomed()
        self.left.emit()
