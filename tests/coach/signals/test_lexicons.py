"""The lexicons hold general words alone, and every weight belongs to a trait that can be shown."""

import re
from pathlib import Path

import pytest

from coach.signals.commands import FIRST
from coach.signals.forms import Form
from coach.signals.lexicon import groups_in, openings, read_groups
from coach.signals.weighing import SUMS, Scale
from coach.signals.weights import HUNDREDTHS, INTENTS, SIGNALS, weights
from resources.finder import resource

GROUPS = read_groups()
COMMANDS = groups_in(resource("lexicons", "en", "signals", "clauses", "commands.toml"))


@pytest.mark.parametrize("says", [*GROUPS, *COMMANDS])
def test_a_group_holds_no_handle_no_tag_and_no_address(says: str) -> None:
    for phrase in {**GROUPS, **COMMANDS}[says]:
        assert not re.search(r"[@#/]\w{2}|https?:|www\.|\.com\b", phrase), phrase
        assert phrase == phrase.lower().strip()


def test_every_group_says_something_readable_of_the_post() -> None:
    assert all(re.fullmatch(r"[a-z][\w ,.:'?!-]{3,70}", says) for says in GROUPS)


def test_a_phrase_is_found_behind_its_first_word() -> None:
    phrases = (openings()["check"][2] or {})["out"]
    assert any("says check out or come and see" in groups for _, groups in phrases)


def test_two_groups_that_say_the_same_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text('[x]\nsays = "greets"\nwords = ["hi"]\n', encoding="utf-8")

    def elsewhere(*_parts: str) -> Path:
        return tmp_path

    monkeypatch.setattr("coach.signals.lexicon.resource", elsewhere)
    with pytest.raises(ValueError, match="greets"):
        read_groups()


def source() -> str:
    folder = Path(__file__).resolve().parents[3] / "coach" / "signals"
    return "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))


def test_every_weight_belongs_to_a_trait_that_a_post_can_show() -> None:
    written = source()
    for names in (SIGNALS, INTENTS):
        for form in Form:
            for trait in weights(names).by_form[form]:
                group = trait.removeprefix("begins: ")
                known = group in GROUPS or group in COMMANDS or f'"{trait}"' in written or trait == FIRST
                assert known or trait.startswith(("asks ", "shows the signal ")), trait


@pytest.mark.parametrize("form", Form)
def test_the_sums_are_exact_whatever_a_post_shows(form: Form) -> None:
    known = weights(SUMS)
    shares = {trait: dict(given) for trait, given in known.by_form[form].items()}
    every = sorted(shares)
    praising = [trait for trait in every if sum(shares[trait].values()) > 0]
    for traits in ([], every, praising, [trait for trait in every if trait not in praising]):
        exact = [
            round(start * HUNDREDTHS)
            + sum(round(shares[trait].get(place, 0) * HUNDREDTHS) for trait in traits)
            for place, start in enumerate(known.starts[form])
        ]
        assert Scale(form).sums(traits) == exact


def test_no_weight_is_finer_than_the_sums() -> None:
    for given in weights(SUMS).by_form.values():
        for trait, shares in given.items():
            assert [share for _, share in shares] == pytest.approx(
                [round(share, 2) for _, share in shares]
            ), trait
