"""A writer whose program is killed in the middle of a word, or whose computer loses its power."""

import sys
from pathlib import Path

import pytest

from tests.killing.typing.typed import LOSS_S, Typing

pytestmark = [
    pytest.mark.killing,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL."),
]

DEATHS = 3


def test_what_is_typed_before_the_window_is_whole_is_no_less_safe(tmp_path: Path) -> None:
    typing = Typing(tmp_path)
    for seed in range(DEATHS):
        for loss in typing.die(seed, "start"):
            assert (loss.missing_s or 0) <= LOSS_S, loss


def test_two_seconds_of_typing_are_the_most_that_is_lost(tmp_path: Path) -> None:
    typing = Typing(tmp_path)
    for seed in range(DEATHS):
        for loss in typing.die(seed):
            assert (loss.missing_s or 0) <= LOSS_S, loss
