"""What is read back and what is thought better of, in every state."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coach.advice import Verdict
from widgets.accounts.account_card import AccountCard
from widgets.accounts.reading_line import ReadingItem, ReadingLine
from widgets.ground.words import column
from widgets.planning.edit_note import EditNote
from widgets.showing.account_samples import accounts
from widgets.showing.samples import TEXT, findings, review

READINGS = (
    ReadingItem(
        handle="ada",
        state="reading",
        words="Reading what you published before: 240 posts and answers so far.",
    ),
    ReadingItem(
        handle="ada",
        state="done",
        words="The coach knows 412 posts and answers from before and from elsewhere.",
    ),
    ReadingItem(
        handle="ada", state="stopped", words="Reading back is stopped. 80 posts and answers came in."
    ),
    ReadingItem(
        handle="ada",
        state="trouble",
        words="The earlier posts could not be read back: social.example asks for a pause of 300 seconds. "
        "80 posts and answers came in before.",
    ),
)


def history_pieces() -> dict[str, tuple[Callable[[], QWidget], int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "reading-back": (_readings, 640, 360),
        "edit-note": (_edit, 760, 640),
        "edit-note-held": (_edit_held, 760, 640),
    }


def _readings() -> QWidget:
    stage = QWidget()
    card = AccountCard(accounts()[0])
    lines = [ReadingLine(stage) for _ in READINGS]
    card.add_line(lines[0])
    stage.setLayout(column(card, *lines[1:], None, spacing=16, margin=16))
    for line, reading in zip(lines, READINGS, strict=True):
        line.show_reading(reading)
    return stage


def _edit() -> QWidget:
    stage = QWidget()
    one, thread = EditNote(stage), EditNote(stage)
    stage.setLayout(column(one, thread, None, spacing=16, margin=16))
    truth = (
        "Readers see the new text, that it was edited, and on most servers the earlier text too. Those who "
        "boosted it are told. Some other servers keep showing the text that they got first."
    )
    one.ask("d1", ["Bread rises once. How does yours?"], truth)
    one.text.setPlainText(TEXT)
    one.show_review("d1", 0, TEXT, review(Verdict.LOOK_AGAIN, findings=findings()[1:]))
    thread.ask("d2", ["The first part of three.", "The second.", "The third."], truth)
    return stage


def _edit_held() -> QWidget:
    stage = QWidget()
    held, failed = EditNote(stage), EditNote(stage)
    stage.setLayout(column(held, failed, None, spacing=16, margin=16))
    for note in (held, failed):
        note.ask("d1", ["Bread rises once. How does yours?"], "Readers see that it was edited.")
    held.text.setPlainText(TEXT)
    held.show_review("d1", 0, TEXT, review(findings=findings()[:2]))
    failed.text.setPlainText("Bread rises twice.")
    failed.show_trouble("Something is about to be changed in this post already.")
    return stage
