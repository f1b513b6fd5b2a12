"""What is read back and what is thought better of, in every state."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from widgets.accounts.account_card import AccountCard
from widgets.accounts.reading_line import ReadingItem, ReadingLine
from widgets.ground.words import column
from widgets.showing.sample_items import accounts

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
    return {"reading-back": (_readings, 640, 360)}


def _readings() -> QWidget:
    stage = QWidget()
    cards: list[QWidget] = []
    for reading in READINGS:
        line = ReadingLine()
        line.show_reading(reading)
        cards.append(line)
    card = AccountCard(accounts()[0])
    card.add_line(cards.pop(0))
    stage.setLayout(column(card, *cards, None, spacing=16, margin=16))
    return stage
