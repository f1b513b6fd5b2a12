"""The offered edit breaks a wall where a sentence begins, near its middle."""

from coach.entry import Entry
from coach.reviewing.review import review

SENTENCE = "The bus went on through the fog and nobody said a word. "
WALL = (12 * SENTENCE).strip()


def _fixes(text: str) -> list[tuple[int, int, str]]:
    (wall,) = [finding for finding in review(Entry(text=text)).findings if finding.rule == "wall-of-text"]
    return [(fix.start, fix.end, fix.replacement) for fix in wall.fixes]


def test_the_break_stands_between_the_sentences_in_the_middle() -> None:
    middle = 6 * len(SENTENCE)
    assert _fixes(WALL) == [(middle - 1, middle, "\n\n")]


def test_the_break_stands_within_the_wall_and_not_in_what_is_around_it() -> None:
    text = f"{SENTENCE}\n\n{WALL}\n\n{SENTENCE}"
    middle = len(SENTENCE) + 2 + 6 * len(SENTENCE)
    assert _fixes(text) == [(middle - 1, middle, "\n\n")]


def test_a_single_endless_sentence_is_left_to_the_writer() -> None:
    assert _fixes(" ".join(130 * ["on"]) + " we went") == []
