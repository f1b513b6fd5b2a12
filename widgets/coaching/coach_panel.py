"""The coach beside the text: one verdict, what is good, what to look at, and the mix."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coach.advice import Finding, Readability, Review, Verdict, Weight
from widgets.coaching.dismissed_list import DismissedItem, DismissedList
from widgets.coaching.finding_card import FindingCard
from widgets.coaching.intent_choice import IntentChoice
from widgets.coaching.mix_panel import MixPanel
from widgets.ground.announce import announce
from widgets.ground.icons import VERDICT, IconLabel
from widgets.ground.style import set_role
from widgets.ground.words import Words, column, row

WORD = {
    Verdict.QUIET: "Listening",
    Verdict.READY: "Ready",
    Verdict.LOOK_AGAIN: "Look again",
    Verdict.HOLD: "Hold",
}
TOKEN = {Verdict.QUIET: "muted", Verdict.READY: "ok", Verdict.LOOK_AGAIN: "look", Verdict.HOLD: "hold"}
QUIET = (
    "Write a sentence or two, and the coach reads along: who gains from this post, "
    "who may answer it, and would anyone miss it?"
)
HEAVIEST_FIRST = {Weight.STOP: 0, Weight.WARNING: 1, Weight.HINT: 2}


class CoachPanel(QScrollArea):
    """Shows a review. Cards stay in place from one review to the next, and so do scroll and focus."""

    finding_chosen = Signal(object)  # a Finding whose words are to be shown in the text
    fix_requested = Signal(object)  # a Fix
    dismissed = Signal(object, str)  # a Finding, and "once", "because", "here" or "always"
    brought_back = Signal(str)  # the key of advice that was left aside
    intent_corrected = Signal(str)  # "give", "talk" or "promote"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the focus
        self.setMinimumWidth(296)
        self.setAccessibleName("Coach")
        self._verdict: Verdict | None = None
        self._icon = IconLabel(size=28)
        self._word = Words(role="heading")
        self._sentence = Words()
        self._strengths = Strengths()
        self._cards: list[FindingCard] = []
        self._card_box = QVBoxLayout()
        self._card_box.setSpacing(12)
        self._intent = IntentChoice()
        self._intent.intent_corrected.connect(self.intent_corrected)
        self._mix = MixPanel()
        self._readability = Words(role="muted")
        self._broken = Words(role="muted")
        self.left_aside = DismissedList()
        self.left_aside.brought_back.connect(self.brought_back)
        self._about = [_line(), self._intent, _line(), Words("Your mix", "title"), self._mix]
        self._page = QWidget()
        self._page.setProperty("role", "page")
        head = row(self._icon, self._word, spacing=12)
        top = column(head, self._sentence, self._strengths, spacing=10)
        rest = column(*self._about, self._readability, self._broken, self.left_aside, spacing=16)
        box = column(top, self._card_box, rest, None, spacing=20)
        box.setContentsMargins(16, 20, 8, 24)
        self._page.setLayout(box)
        self.setWidget(self._page)
        self.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)
        self.show_review(None)

    def show_review(self, review: Review | None) -> None:
        """Show `review`; None and a quiet verdict show what the coach waits for."""
        verdict = review.verdict if review else Verdict.QUIET
        self._show_verdict(verdict, review)
        quiet = review is None or verdict is Verdict.QUIET
        self._strengths.show_strengths(() if review is None else review.strengths)
        self._show_findings(() if review is None else review.findings)
        for part in self._about:
            part.setVisible(not quiet)
        if review is not None and not quiet:
            self._intent.show_intent(review.intent, review.intent_reasons)
            self._mix.show_mix(review.mix_before, review.mix_after)
        self._readability.say(_reading(review.readability if review else None))
        self._readability.setHidden(not self._readability.text())
        self._broken.say(_broken(review.broken_rules if review else ()))
        self._broken.setHidden(not self._broken.text())

    def show_dismissed(self, items: tuple[DismissedItem, ...]) -> None:
        """Show what was left aside."""
        self.left_aside.show_items(items)

    def _show_verdict(self, verdict: Verdict, review: Review | None) -> None:
        if verdict is not self._verdict:
            self._verdict = verdict
            self._icon.show_icon(VERDICT[verdict], TOKEN[verdict])
            self._word.say(WORD[verdict])
            announce(self, f"The coach says: {WORD[verdict]}")
        self._sentence.say(verdict_words(verdict, review))

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        ordered = sorted(findings, key=lambda finding: HEAVIEST_FIRST[finding.weight])
        while len(self._cards) < len(ordered):
            self._add_card()
        self._keep_places(ordered)
        for nth, card in enumerate(self._cards):
            if nth < len(ordered):
                card.show_finding(ordered[nth])
            card.setVisible(nth < len(ordered))

    def _keep_places(self, findings: list[Finding]) -> None:
        """Move each card to where its rule is now, so that an opened or focused card follows its rule."""
        before = list(self._cards)
        for nth, finding in enumerate(findings):
            for other in range(nth, len(self._cards)):
                shown = self._cards[other].finding
                if shown is not None and shown.rule == finding.rule:
                    if other != nth:
                        card = self._cards.pop(other)
                        self._cards.insert(nth, card)
                        self._card_box.insertWidget(nth, card)
                    break
        if before != self._cards:
            _chain([control for card in self._cards for control in card.controls(hidden=True)])

    def _add_card(self) -> None:
        card = FindingCard()
        card.chosen.connect(self.finding_chosen)
        card.fix_requested.connect(self.fix_requested)
        card.dismissed.connect(self.dismissed)
        card.hide()
        if not self._cards:
            card.open_why(True)
        self._cards.append(card)
        self._card_box.addWidget(card)
        _chain(card.controls(hidden=True))  # only now: a new parent puts them in another order


class Strengths(QWidget):
    """What is good about a post, one line each with a tick."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[QWidget, Words]] = []
        self._box = column(spacing=6)
        self.setLayout(self._box)

    def show_strengths(self, strengths: tuple[str, ...]) -> None:
        """Show `strengths`; without any it takes no room."""
        while len(self._lines) < len(strengths):
            line, words = QWidget(), Words()
            tick = IconLabel("ph.check-bold", "ok", 14)
            inner = row(tick, words, spacing=8)
            inner.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
            line.setLayout(inner)
            self._box.addWidget(line)
            self._lines.append((line, words))
        for nth, (line, words) in enumerate(self._lines):
            words.say(strengths[nth] if nth < len(strengths) else "")
            line.setVisible(nth < len(strengths))
        self.setVisible(bool(strengths))


def verdict_words(verdict: Verdict, review: Review | None) -> str:
    """Return the one sentence that goes with `verdict`."""
    count = len(review.findings) if review else 0
    things = "one thing" if count == 1 else f"{count} things"
    if verdict is Verdict.QUIET:
        return QUIET
    if verdict is Verdict.READY:
        return (
            "Nothing stands in the way." if not count else f"Good to go, with {things} you may like to see."
        )
    if verdict is Verdict.LOOK_AGAIN:
        return (
            f"There is {things} worth a second look." if count == 1 else f"{things} are worth a second look."
        )
    return "Better not yet. Read why below; the last word is yours."


def _reading(readability: Readability | None) -> str:
    if readability is None:
        return ""
    sentences = "one sentence" if readability.sentences == 1 else f"{readability.sentences} sentences"
    return (
        f"{readability.words} words in {sentences}, the longest of {readability.longest_sentence} words. "
        f"Reads like school year {max(1, round(readability.grade))}."
    )


def _broken(rules: tuple[str, ...]) -> str:
    if not rules:
        return ""
    return f"Could not be checked this time: {', '.join(rules)}. Everything else was read."


def _chain(controls: list[QWidget]) -> None:
    for earlier, later in pairwise(controls):
        QWidget.setTabOrder(earlier, later)


def _line() -> QFrame:
    line = QFrame()
    set_role(line, "line")
    return line
