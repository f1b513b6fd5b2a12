"""The coach reads after a pause, and after a longer one where reading takes time."""

import pytest

from app.windows.drafting.reviewing import LONG, READ_AFTER_MS, READ_LONG_AFTER_MS
from tests.app.windows.conftest import Desk


@pytest.mark.parametrize(
    ("length", "pause_ms"), [(LONG, READ_AFTER_MS), (LONG + 1, READ_LONG_AFTER_MS)], ids=["short", "long"]
)
def test_a_long_text_is_read_and_cut_after_a_longer_pause(desk: Desk, length: int, pause_ms: int) -> None:
    window = desk.open()
    window.writing.set_text(("Bread rises twice. " * (length // 19 + 1))[:length])
    assert len(window.writing.draft.text) == length
    assert window.writing.reviewing.pause_ms == pause_ms
    reviewed: list[object] = []
    window.writing.reviewing.reviewed.connect(reviewed.append)
    desk.until(lambda: bool(reviewed))
    assert window.writing.reviewing.review is not None
