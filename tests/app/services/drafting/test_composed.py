"""What one program hands to another arrives as it was, and rubbish is told apart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.services.drafting.composed import Composed, as_line, from_line


@given(st.text(), st.lists(st.text()))
def test_it_arrives_as_it_was(text: str, accounts: list[str]) -> None:
    composed = Composed(text=text, accounts=tuple(accounts), files=(Path("/a b/ß.md").absolute(),))
    line = as_line(composed)
    assert line.endswith(b"\n")
    assert b"\n" not in line[:-1]
    assert from_line(line) == composed


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"\xff\n", b"[]\n", b"{}\n", b'{"text": 1, "accounts": [], "files": []}\n', b"[" * 100_000],
)
def test_rubbish_is_told_in_a_sentence(rubbish: bytes) -> None:
    with pytest.raises(InputError):
        from_line(rubbish)


def test_words_and_pictures_are_told_apart_by_their_names() -> None:
    composed = Composed(files=(Path("a.MD"), Path("b.jpg"), Path("c.txt")))
    assert [one.name for one in composed.drafts] == ["a.MD", "c.txt"]
    assert [one.name for one in composed.media] == ["b.jpg"]
    assert not composed.empty
