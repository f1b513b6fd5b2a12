"""Parts are found where they stand, change places, and take their pictures along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.splitting.part_media import PartMedia
from app.services.splitting.thread_parts import BREAK, break_at, followed, part_at, places, reordered
from app.services.splitting.threads import sections, split
from tests.app.store.making import make_attachment

WORDS = st.lists(
    st.sampled_from(["Bread rises twice.", "Warm water.", "Salt", "\n\n", "a---b", "\n---\n", "ü𝒳"])
)


def cut(text: str, *, numbered: bool = False, pictured: tuple[int, ...] = ()) -> tuple[str, ...]:
    """Return what the parts of `text` say where twenty signs fit."""
    return tuple(piece.text for piece in split(text, len, 20, numbered=numbered, pictured=pictured))


@given(WORDS, st.booleans())
def test_every_part_is_found_where_it_stands(words: list[str], numbered: bool) -> None:
    text = " ".join(words)
    parts = split(text, len, 20, numbered=numbered)
    found = places(text, [part.text for part in parts], numbered=numbered)
    for part, place in zip(parts, found, strict=True):
        shown = text[place.start : place.end]
        assert part.text.startswith(shown)
        assert place.section == part.section
        assert shown


def test_a_break_by_hand_is_told_from_an_automatic_one() -> None:
    text = f"Bread rises twice. It likes it warm.{BREAK}Salt comes last."
    found = places(text, cut(text))
    assert [place.by_hand for place in found] == [False, False, True]
    assert [place.section for place in found] == [0, 0, 1]


def test_a_part_of_pictures_alone_stands_behind_its_break() -> None:
    text = f"One.{BREAK}"
    found = places(text, cut(text, pictured=(1,)))
    assert [place.section for place in found] == [0, 1]
    assert found[1].start == found[1].end


def test_words_put_before_the_text_are_not_part_of_it() -> None:
    found = places("One.\n---\nTwo.", ("Spoilers\n\nOne.", "Two."), before="Spoilers\n\n")
    assert [(place.start, place.end) for place in found] == [(0, 4), (9, 13)]


def test_the_part_of_the_cursor_is_known() -> None:
    text = f"One.{BREAK}Two."
    found = places(text, cut(text))
    assert [part_at(found, place) for place in (0, 4, len(text) - 4, len(text))] == [0, 0, 1, 1]
    assert part_at((), 3) == 0


@pytest.mark.parametrize(
    ("here", "there", "then"),
    [
        (0, 2, ["Two.", "Three.", "One."]),
        (2, 0, ["Three.", "One.", "Two."]),
        (1, 2, ["One.", "Three.", "Two."]),
    ],
)
def test_a_part_changes_its_place(here: int, there: int, then: list[str]) -> None:
    text = BREAK.join(("One.", "Two.", "Three."))
    done = reordered(text, places(text, cut(text)), here, there)
    assert list(sections(done.text)) == then
    assert done.text[done.start :].startswith(("One.", "Two.", "Three.")[here])
    assert [then.index(word) for word in ("One.", "Two.", "Three.")] == list(done.section_of)


@given(WORDS, st.data())
def test_no_word_is_lost_when_parts_change_places_and_each_stays_whole(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    said = cut(text)
    if len(said) < 2:
        return
    number = st.integers(0, len(said) - 1)
    here, there = data.draw(number), data.draw(number)
    found = places(text, said)
    done = reordered(text, found, here, there)
    wanted = list(said)
    wanted.insert(there, wanted.pop(here))
    assert "".join(done.text.replace("---", "").split()) == "".join(
        "".join(wanted).replace("---", "").split()
    )
    for nth, section in enumerate(done.section_of):
        assert said[nth].split()[0] in sections(done.text)[section]


def test_a_break_goes_where_the_cursor_is() -> None:
    text, place = break_at("One. Two.", 5)
    assert sections(text) == ("One.", "Two.")
    assert text[place:] == "Two."


def test_pictures_follow_their_section() -> None:
    before = BREAK.join(("One.", "Two.", "Three."))
    assert followed((0, 1, 2), before, BREAK.join(("New.", "One.", "Two.", "Three."))) == (1, 2, 3)
    assert followed((0, 1, 2), before, BREAK.join(("One.", "Three."))) == (0, 0, 1)
    assert followed((0, 1, 2), before, BREAK.join(("One.", "T", "wo.", "Three."))) == (0, 1, 3)
    assert followed((0, 1, 2), before, "All new") == (0, 0, 0)


def test_undoing_gives_every_picture_its_part_again() -> None:
    memory = PartMedia()
    two, one = BREAK.join(("One.", "Two.")), "One. Two."
    media = (make_attachment(digest="a" * 64, part=0), make_attachment(digest="b" * 64, part=1))
    merged = memory.followed(media, two, one)
    assert [picture.part for picture in merged] == [0, 0]
    assert memory.followed(merged, one, two) == media


def test_a_planned_change_of_places_is_kept_to() -> None:
    memory = PartMedia()
    before, after = BREAK.join(("One.", "Two.")), BREAK.join(("Two.", "One."))
    first = (make_attachment(part=0),)
    memory.expect(after, (make_attachment(part=1),))
    moved = memory.followed(first, before, after)
    assert moved[0].part == 1
    assert memory.followed(moved, after, before) == first
