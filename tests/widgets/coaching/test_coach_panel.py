"""The coach beside the text."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.advice import Finding, Verdict, Weight
from tests.widgets.screen import button
from widgets.coaching.coach_panel import CoachPanel, verdict_words
from widgets.coaching.finding_card import FindingCard
from widgets.showing.samples import finding, findings, friendly_review, review


@pytest.fixture
def panel(qtbot: QtBot) -> CoachPanel:
    panel = CoachPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def said(panel: QWidget) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def cards(panel: CoachPanel) -> list[FindingCard]:
    shown = [card for card in panel.findChildren(FindingCard) if card.isVisible()]
    return sorted(shown, key=lambda card: card.y())


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_a_word_and_a_sentence(panel: CoachPanel, verdict: Verdict) -> None:
    panel.show_review(review(verdict))
    assert verdict_words(verdict, review(verdict)) in said(panel)


def test_silence_teaches_and_shows_no_mix(panel: CoachPanel) -> None:
    panel.show_review(None)
    assert "Listening" in said(panel)
    assert "who may answer it" in said(panel)
    assert "Your mix" not in said(panel)


def test_the_weightiest_finding_stands_first(panel: CoachPanel, qtbot: QtBot) -> None:
    panel.show_review(review(findings=tuple(reversed(findings()))))
    qtbot.waitUntil(lambda: len(cards(panel)) == 4)
    qtbot.waitUntil(lambda: cards(panel)[0].finding == findings()[0])


def test_strengths_readability_and_broken_rules_are_told(panel: CoachPanel) -> None:
    panel.show_review(review(broken_rules=("heat",)))
    words = said(panel)
    assert "You name a concrete place and thing." in words
    assert "28 words in 3 sentences" in words
    assert "heat" in words
    panel.show_review(friendly_review())
    assert "heat" not in said(panel)


def test_the_text_of_a_finding_is_shown_and_not_obeyed(panel: CoachPanel) -> None:
    panel.show_review(review(findings=(finding(message="<b>Bold</b> \ud800"),)))
    assert "<b>Bold</b> \ufffd" in said(panel)
    formats = {label.textFormat() for label in panel.findChildren(QLabel) if label.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_why_opens_on_request(panel: CoachPanel, qtbot: QtBot) -> None:
    panel.show_review(review(Verdict.LOOK_AGAIN))
    qtbot.waitUntil(lambda: len(cards(panel)) == 4)
    card = cards(panel)[-1]
    assert findings()[3].why not in said(card)
    QTest.keyClick(button(card, "Why?"), Qt.Key.Key_Space)
    assert findings()[3].why in said(card)
    assert findings()[3].evidence[0] in said(card)


def test_buttons_tell_what_is_wanted(panel: CoachPanel, qtbot: QtBot) -> None:
    panel.show_review(review())
    qtbot.waitUntil(lambda: len(cards(panel)) == 4)
    card = next(card for card in cards(panel) if card.finding == findings()[2])
    with qtbot.waitSignal(panel.fix_requested) as fixed:
        button(card, "Say how many").click()
    assert fixed.args == [findings()[2].fixes[1]]  # pyright: ignore[reportUnknownMemberType]  # untyped there
    with qtbot.waitSignal(panel.finding_chosen) as chosen:
        button(card, "Show in text").click()
    assert chosen.args == [findings()[2]]  # pyright: ignore[reportUnknownMemberType]  # as above


def test_a_finding_about_the_whole_post_has_nothing_to_show_in_the_text(panel: CoachPanel) -> None:
    panel.show_review(review(findings=findings()[:1]))
    (card,) = cards(panel)
    assert "Show in text" not in [b.text() for b in card.findChildren(QPushButton) if b.isVisible()]


def test_the_intent_can_be_corrected_by_keyboard_and_only_then_is_told(
    panel: CoachPanel, qtbot: QtBot
) -> None:
    told: list[str] = []
    panel.intent_corrected.connect(told.append)
    panel.show_review(review())
    QTest.keyClick(button(panel, "Promote"), Qt.Key.Key_Space)
    assert told == []
    QTest.keyClick(button(panel, "Give"), Qt.Key.Key_Space)
    assert told == ["give"]


def test_the_counted_posts_open_and_close(panel: CoachPanel) -> None:
    panel.show_review(review())
    button(panel, "Show the counted posts").click()
    assert "Flour that smells of nothing is old" in said(panel)
    button(panel, "Hide the counted posts").click()
    assert "Flour that smells of nothing is old" not in said(panel)


def test_a_new_review_keeps_cards_focus_and_scroll(panel: CoachPanel, qtbot: QtBot) -> None:
    panel.show_review(review())
    qtbot.waitUntil(lambda: panel.verticalScrollBar().maximum() > 200)
    last = next(card for card in cards(panel) if card.finding == findings()[3])
    why = button(last, "Why?")
    why.setFocus()
    panel.verticalScrollBar().setValue(180)
    fewer = tuple(f._replace(suggestion=f.suggestion + " Now.") for f in findings()[2:])
    panel.show_review(review(Verdict.LOOK_AGAIN, findings=(*fewer, finding(rule="new", weight=Weight.STOP))))
    QApplication.processEvents()
    assert QApplication.focusWidget() is why
    assert last.finding == fewer[1]
    assert panel.verticalScrollBar().value() == 180


@pytest.mark.parametrize("moved", [True, False])
def test_tab_goes_through_the_cards_from_top_to_bottom(panel: CoachPanel, qtbot: QtBot, moved: bool) -> None:
    if moved:
        panel.show_review(review())
    panel.show_review(review(findings=(findings()[3], heavy_hurry())))
    qtbot.waitUntil(lambda: [card.finding for card in cards(panel)] == [heavy_hurry(), findings()[3]])
    first, second = cards(panel)
    button(first, "Leave it out").setFocus()
    visited: list[tuple[int, str]] = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QAbstractButton)
        visited.append((1 if first.isAncestorOf(focused) else 2, focused.text().replace("Less", "Why?")))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert second.isVisible()
    assert visited == [
        (1, "Leave it out"),
        (1, "Say how many"),
        (1, "Show in text"),
        (1, "Why?"),
        (1, ""),
        (2, "Keep three hashtags"),
        (2, "Show in text"),
        (2, "Why?"),
    ]


def test_a_third_fix_comes_after_the_second_by_tab(panel: CoachPanel) -> None:
    hurry = findings()[2]
    more = hurry._replace(fixes=(*hurry.fixes, replace(hurry.fixes[0], label="Start anew")))
    panel.show_review(review(findings=(more, findings()[3])))
    QApplication.processEvents()
    button(panel, "Say how many").setFocus()
    QTest.keyClick(button(panel, "Say how many"), Qt.Key.Key_Tab)
    assert button(panel, "Start anew").hasFocus()


def heavy_hurry() -> Finding:
    return findings()[2]._replace(weight=Weight.STOP)


def test_ten_findings_are_shown_quickly(panel: CoachPanel) -> None:
    ten = tuple(
        finding(rule=f"rule-{nth}", message=f"Message {nth}", weight=Weight.WARNING) for nth in range(10)
    )
    panel.show_review(review(findings=ten))
    again = tuple(f._replace(suggestion="Another way out.") for f in ten)
    start = time.process_time()
    panel.show_review(review(findings=again))
    assert time.process_time() - start < 0.1  # seconds; measured near 0.002, generous for a busy machine
