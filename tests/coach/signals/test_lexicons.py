"""The lexicons hold general words alone, and every weight belongs to a trait that can be shown."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from coach.signals.commands import FIRST
from coach.signals.forms import Form
from coach.signals.lexicon import FOLDER, groups_in, note_groups, openings, read_groups
from coach.signals.weighing import Scale
from coach.signals.weights import HUNDREDTHS, SUMS, weights
from resources.finder import resource

GROUPS = dict(read_groups())
COMMANDS = groups_in(resource("lexicons", "en", "signals", "clauses", "commands.toml"))


@pytest.mark.parametrize("says", [*GROUPS, *COMMANDS])
def test_a_group_holds_no_handle_no_tag_and_no_address(says: str) -> None:
    for phrase in {**GROUPS, **COMMANDS}[says]:
        assert not re.search(r"[@#/]\w{2}|https?:|www\.|\.com\b", phrase), phrase
        assert phrase == phrase.lower().strip()


def test_every_group_says_something_readable_of_the_post() -> None:
    assert all(re.fullmatch(r"[a-z][\w ,.:'?!-]{3,70}", says) for says in GROUPS)


def traits_in(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    note_groups(tuple(text.split()), (), found)
    return found


def test_a_phrase_is_found_behind_its_first_word() -> None:
    assert traits_in("do check out more")["says check out or come and see"] == "check out"


def test_each_phrase_of_each_group_is_found() -> None:
    for says, phrases in GROUPS.items():
        for phrase in phrases:
            words = " ".join(phrase.replace("-", " ").split())
            assert traits_in(f"zzz {words}")[says] in words, phrase


@pytest.fixture
def own_groups(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Groups in place of the known ones: what each says, and its phrases."""

    def put(**groups: str) -> None:
        openings.cache_clear()
        monkeypatch.setattr(
            "coach.signals.lexicon.read_groups",
            lambda: [(says, tuple(phrases.split(", "))) for says, phrases in groups.items()],
        )

    yield put
    monkeypatch.undo()
    openings.cache_clear()


def test_phrases_that_begin_with_the_same_two_words_are_all_found(own_groups: Callable[..., None]) -> None:
    own_groups(first="old blue lamp, old", second="old blue", third="old blue lamp shade, old blue")
    assert traits_in("old blue lamp") == {
        "first": "old blue lamp",
        "second": "old blue",
        "third": "old blue",
        "begins: first": "old",
    }
    assert traits_in("an old blue lamp shade") == {
        "first": "old blue lamp",
        "second": "old blue",
        "third": "old blue lamp shade",
    }
    own_groups(first="red lamp", second="red lamp shade", third="red lamp")
    assert traits_in("a red lamp shade") == {
        "first": "red lamp",
        "third": "red lamp",
        "second": "red lamp shade",
    }


def test_words_of_the_same_groups_share_what_is_known_of_them() -> None:
    alone = [opening for opening in openings().values() if opening[1] is None]
    assert len({id(opening) for opening in alone}) == len({opening[0] for opening in alone})


def test_two_groups_that_say_the_same_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text('[x]\nsays = "greets"\nwords = ["hi"]\n', encoding="utf-8")

    def elsewhere(*_parts: str) -> Path:
        return tmp_path

    monkeypatch.setattr("coach.signals.lexicon.resource", elsewhere)
    with pytest.raises(ValueError, match="greets"):
        dict(read_groups())


def source() -> str:
    folder = Path(__file__).resolve().parents[3] / "coach" / "signals"
    return "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))


def test_every_weight_belongs_to_a_trait_that_a_post_can_show() -> None:
    written = source()
    for _, rows in weights().values():
        for trait in rows:
            group = trait.removeprefix("begins: ")
            known = group in GROUPS or group in COMMANDS or f'"{trait}"' in written or trait == FIRST
            assert known or trait.startswith(("asks ", "shows the signal ")), trait


def as_written(form: Form, part: str) -> list[dict[str, Fraction]]:
    """Return what a part of each weight file holds for `form`, in hundredths."""
    found: list[dict[str, Fraction]] = []
    for name in SUMS:
        text = resource(*FOLDER, "weights", f"{name}.toml").read_text(encoding="utf-8")
        table = tomllib.loads(text, parse_float=Fraction)
        taken = form if form in table.get("forms", ()) else Form.PLAIN
        start = {"": table.get(f"start_{taken}", table["start"])}
        given = start if part == "start" else table.get(part.format(taken), {})
        found.append({trait: Fraction(weight) * HUNDREDTHS for trait, weight in given.items()})
    return found


@pytest.mark.parametrize("form", Form)
def test_the_sums_are_exact_whatever_a_post_shows(form: Form) -> None:
    parts = [as_written(form, part) for part in ("by_hand", "fitted", "fitted_{}")]
    starts = [given[""] for given in as_written(form, "start")]

    def exact(traits: Iterable[str]) -> list[Fraction]:
        return [
            start
            + sum((part[place].get(trait, Fraction()) for trait in traits for part in parts), Fraction())
            for place, start in enumerate(starts)
        ]

    every = sorted({trait for part in parts for given in part for trait in given})
    assert set(every) == weights()[form].rows.keys()
    praising = [trait for trait in every if sum(exact([trait])) > sum(starts)]
    for traits in ([], every, praising, [trait for trait in every if trait not in praising]):
        assert Scale(form).sums(traits) == exact(traits)
    for trait in every:
        assert Scale(form).shares(trait) == [
            float((share - start) / HUNDREDTHS) for share, start in zip(exact([trait]), starts, strict=True)
        ]
