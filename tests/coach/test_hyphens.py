"""Words are parted where Pyphen parts them, with its own patterns in less memory."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.hyphens import Hyphens
from coach.readability import LANGUAGE, syllables
from coach.texts.phrases import word_list

PYPHEN: Any = import_module("pyphen")  # has no types
FILE: Path = PYPHEN.LANGUAGES[LANGUAGE]
OURS = Hyphens(FILE)
THEIRS = PYPHEN.HyphDict(FILE)
LETTERS = f"{ascii_lowercase}éﬀﬁﬂ’'.-0"


@pytest.mark.parametrize("name", ["everyday_words", "stop_words", "abstractions"])
def test_known_words_are_parted_as_pyphen_does(name: str) -> None:
    words = sorted(word_list(name))
    assert [OURS.positions(word) for word in words] == [THEIRS.positions(word) for word in words]


def test_every_pattern_is_kept() -> None:
    patterns: Mapping[str, object] = THEIRS.patterns
    words = [pattern.strip(".") for pattern in patterns]
    assert [OURS.positions(word) for word in words] == [THEIRS.positions(word) for word in words]


@given(st.text(LETTERS, max_size=20) | st.from_regex(r"\w{1,20}", fullmatch=True))
def test_any_word_is_parted_as_pyphen_does(word: str) -> None:
    assert OURS.positions(word) == THEIRS.positions(word)


def test_textstat_counts_by_them() -> None:
    assert syllables("possibility") == 5
    assert isinstance(import_module("textstat").backend.utils.get_pyphen(LANGUAGE).hd, Hyphens)
