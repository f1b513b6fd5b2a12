"""The card's "…": advice is left aside, comes back, needs a reason where it stops, and offers to go."""

from PySide6.QtWidgets import QMenu

from app.windows.frame.main_window import MainWindow
from app.windows.message import Message
from coach.advice import Finding, Verdict
from coach.dismissals import RUNNING
from tests.app.windows.conftest import Desk
from widgets.coaching.finding_card import DISMISSALS, FindingCard

PILE = "Which bread do you bake today? #bread #rye #oven #dough #crumb"
SECRET = "My key is ghp_abcdefghijklmnopqrstuvwxyz0123456789 so that you can all use it. What will you build?"


def write(desk: Desk, window: MainWindow, text: str) -> None:
    """Put `text` on the screen and let the coach read it."""
    window.write_page.editor.show_text(text)
    window.writing.set_text(text)
    window.writing.reviewing.read_now()


def told(window: MainWindow, rule: str = "hashtag-pile") -> list[Finding]:
    review = window.writing.reviewing.review
    return [finding for finding in review.findings if finding.rule == rule] if review else []


def stop(window: MainWindow) -> Finding:
    return told(window, "secret-in-text")[0]


def test_advice_left_aside_is_gone_at_once_and_undo_brings_it_back(desk: Desk) -> None:
    window = desk.open()
    write(desk, window, PILE)
    window.write_page.coach.dismissed.emit(told(window)[0], "once")
    assert told(window) == []
    desk.until(lambda: window.notice.text() == "The coach leaves these words alone.")
    window.notice.acted.emit()
    assert told(window)


def test_what_was_left_aside_is_listed_and_brought_back_from_the_list(desk: Desk) -> None:
    window = desk.open()
    write(desk, window, PILE)
    window.write_page.editor.dismissed.emit(told(window)[0], "here")
    panel = window.write_page.coach
    assert panel.left_aside.isVisibleTo(panel)
    (item,) = panel.left_aside.items
    panel.brought_back.emit(item.key)
    assert told(window)
    assert panel.left_aside.items == ()


def test_words_that_are_gone_are_said_to_be_gone(desk: Desk) -> None:
    window = desk.open()
    write(desk, window, PILE)
    window.write_page.coach.dismissed.emit(told(window)[0], "once")
    write(desk, window, "Which bread do you bake today?")
    (item,) = window.write_page.coach.left_aside.items
    assert "gone from the text" in item.detail


def test_dismissals_outlive_the_program(desk: Desk) -> None:
    window = desk.open()
    write(desk, window, PILE)
    window.write_page.coach.dismissed.emit(told(window)[0], "here")
    desk.close(window)
    again = desk.open()
    desk.until(lambda: again.write_page.editor.text() == PILE)
    desk.until(lambda: again.write_page.coach.left_aside.items)
    assert told(again) == []


def test_what_stops_a_post_is_left_aside_with_a_reason_only(desk: Desk) -> None:
    window = desk.open()
    write(desk, window, SECRET)
    page, reviewing = window.write_page, window.writing.reviewing
    page.coach.dismissed.emit(stop(window), "once")
    assert page.objections.reason_note.isVisible()
    assert reviewing.review is not None
    assert reviewing.review.verdict is Verdict.HOLD
    page.objections.reason_note.given.emit("because")
    assert page.objections.reason_note.isVisible()
    page.objections.reason_note.given.emit("It is a made-up key for a lesson.")
    assert not page.objections.reason_note.isVisible()
    assert reviewing.review.verdict is not Verdict.HOLD
    assert "made-up key" in page.coach.left_aside.items[0].detail


def test_the_reason_is_optional_elsewhere_and_asked_for_on_request(desk: Desk) -> None:
    window = desk.open()
    write(desk, window, PILE)
    page = window.write_page
    page.coach.dismissed.emit(told(window)[0], "because")
    assert page.objections.reason_note.isVisible()
    assert told(window)
    page.objections.reason_note.close_note()
    assert page.objections.isHidden()
    desk.until(page.editor.hasFocus)
    page.objections.reason_note.given.emit("Nobody asked.")
    assert told(window)
    page.coach.dismissed.emit(told(window)[0], "because")
    page.objections.reason_note.given.emit("A baker's joke")
    assert told(window) == []
    assert "A baker's joke" in page.coach.left_aside.items[0].detail


def test_another_draft_forgets_the_question_for_a_reason(desk: Desk) -> None:
    window = desk.open()
    write(desk, window, SECRET)
    window.write_page.coach.dismissed.emit(stop(window), "here")
    window.writing.new()
    assert not window.write_page.objections.reason_note.isVisible()


def test_a_rule_that_is_left_aside_five_times_running_offers_to_go(desk: Desk) -> None:
    window = desk.open()
    for number in range(RUNNING):
        write(desk, window, f"{PILE} #number{number}")
        window.write_page.coach.dismissed.emit(told(window)[0], "once")
    desk.until(lambda: "5 times in a row" in window.notice.text())
    window.notice.acted.emit()
    window.writing.new()
    write(desk, window, PILE)
    assert told(window) == []


def test_taking_a_fix_ends_the_row(desk: Desk) -> None:
    window = desk.open()
    sentences: list[str] = []

    def note(message: Message) -> None:
        sentences.append(message.sentence)

    window.writing.told.connect(note)
    for number in range(RUNNING + 1):
        write(desk, window, f"{PILE} #number{number}")
        finding = told(window)[0]
        if number == 2:
            window.write_page.coach.fix_requested.emit(finding.fixes[0])
        else:
            window.write_page.coach.dismissed.emit(finding, "once")
    desk.close(window)
    again = desk.open()
    desk.until(lambda: len(again.write_page.coach.left_aside.items) == RUNNING)
    assert len(sentences) == RUNNING
    assert not any("in a row" in sentence for sentence in sentences)


def test_the_menu_of_a_card_leaves_its_advice_aside(desk: Desk) -> None:
    window = desk.open()
    write(desk, window, PILE)
    panel = window.write_page.coach
    card = next(
        one
        for one in panel.findChildren(FindingCard)
        if one.finding is not None and one.finding.rule == "hashtag-pile" and one.isVisibleTo(panel)
    )
    actions = {action.text(): action for menu in card.findChildren(QMenu) for action in menu.actions()}
    assert list(actions) == [words for _, words in DISMISSALS]
    actions["Not in this draft"].trigger()
    assert told(window) == []
    assert [item.detail for item in panel.left_aside.items] == ["In this draft."]
