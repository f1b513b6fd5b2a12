"""What the queue says of a delivery is said in words for people."""

from datetime import UTC, datetime

import pytest

from app.model.delivery import State
from app.windows.queue.queue_items import step_words

AT = datetime(2026, 11, 12, 9, 0, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "note", "said"),
    [
        (State.SENT, "", "Published."),
        (State.CLAIMED, "by oven/31084/c2b313b5", "Taken up by Rapport on oven."),
        (State.SENDING, "part 1 of 3", "Handed to the network. Part 1 of 3."),
        (State.HELD, "The coach would hold it.", "On hold. The coach would hold it."),
        (State.WAITING, "Is it out?", "Waiting. Is it out?"),
    ],
)
def test_a_step_is_a_sentence_without_the_names_of_processes(state: State, note: str, said: str) -> None:
    assert step_words(AT, state, note, "UTC") == f"12 Nov 2026, 09:00:02: {said}"
