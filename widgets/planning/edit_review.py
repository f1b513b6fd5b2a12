"""What the coach says of other words for a post that is out: one verdict, and what to look at."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coach.advice import Review, Verdict
from widgets.coaching.coach_panel import HEAVIEST_FIRST, TOKEN, WORD, verdict_words
from widgets.coaching.finding_card import FindingCard
from widgets.ground.announce import announce
from widgets.ground.icons import VERDICT, IconLabel
from widgets.ground.words import Words, column, row

READING = "The coach reads …"
UNREAD = "The coach could not read it this time. Whether it says what you mean is yours to see."
SHORT = "Too few words for the coach to say anything about."


class EditReview(QScrollArea):
    """Shows a review small, beside the text that it is about."""

    finding_chosen = Signal(object)  # a Finding whose words are to be shown in the text
    fix_requested = Signal(object)  # a Fix

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._word = IconLabel(size=18), Words(role="strong", wrap=False)
        self._sentence = Words(role="muted")
        self._cards: list[FindingCard] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        page = QWidget()
        page.setProperty("role", "page")
        inner = column(
            row(self._icon, self._word, None, spacing=8), self._sentence, self._box, None, spacing=6
        )
        inner.setContentsMargins(0, 0, 8, 0)
        page.setLayout(inner)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the focus
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        self.setAccessibleName("What the coach says of the new text")
        self.show_reading()

    def show_reading(self) -> None:
        """Say that the text is being read; what was said of the one before it stays until then."""
        self._sentence.say(READING)

    def show_review(self, review: Review | None) -> None:
        """Show `review`; None: the coach has nothing to say, because of a bug of its own."""
        verdict = Verdict.QUIET if review is None else review.verdict
        self._icon.show_icon(VERDICT[verdict], TOKEN[verdict])
        self._word.say("Not read" if review is None else WORD[verdict])
        said = (
            UNREAD
            if review is None
            else SHORT
            if verdict is Verdict.QUIET
            else verdict_words(verdict, review)
        )
        self._sentence.say(said)
        found = () if review is None else review.findings
        ordered = sorted(found, key=lambda one: HEAVIEST_FIRST[one.weight])
        while len(self._cards) < len(ordered):
            self._add_card()
        for nth, card in enumerate(self._cards):
            if nth < len(ordered):
                card.show_finding(ordered[nth])
            card.setVisible(nth < len(ordered))
        announce(self, f"The coach says: {self._word.text()}")

    def _add_card(self) -> None:
        card = FindingCard(dismissable=False)
        card.chosen.connect(self.finding_chosen)
        card.fix_requested.connect(self.fix_requested)
        self._cards.append(card)
        self._box.addWidget(card)
