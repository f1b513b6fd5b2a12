"""A profile is read in one way for the settings and the command, and a mistake in it is named."""

from pathlib import Path

import pytest

from app.errors import InputError
from app.settings.profile import KNOWN, profile_from, read_profile
from coach.library.book import book, constants
from coach.profile import Profile


def test_everything_may_be_left_out() -> None:
    assert profile_from({}) == Profile()


def test_both_forms_of_a_threshold_are_understood() -> None:
    flat = profile_from({"thresholds": {"hashtag-pile.WELCOME": 5}})
    nested = profile_from({"thresholds": {"hashtag-pile": {"WELCOME": 5}}})
    assert dict(flat.thresholds) == dict(nested.thresholds) == {"hashtag-pile.WELCOME": 5}


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"colour": "red"}, "colour"),
        ({"off": ["no-such-rule"]}, "no-such-rule"),
        ({"off": "hype"}, "off"),
        ({"names": "Ana"}, "names"),
        ({"names": [1]}, "names"),
        ({"organisation": "yes"}, "organisation"),
        ({"desk": ["always"]}, "always"),
        ({"zone": "Middle/Earth"}, "Middle/Earth"),
        ({"promote_goal": 2}, "promote_goal"),
        ({"promote_goal": True}, "promote_goal"),
        ({"promote_goal": float("nan")}, "promote_goal"),
        ({"mix_window": 0}, "mix_window"),
        ({"mix_window": 1.5}, "mix_window"),
        ({"mix_window": 10**9}, "mix_window"),
        ({"thresholds": 3}, "thresholds"),
        ({"thresholds": {"hashtag-pile.WELCOM": 3}}, "WELCOME"),
        ({"thresholds": {"hashtag-pyle": {"WELCOME": 3}}}, "hashtag-pyle"),
        ({"thresholds": {"hashtag-pile": {"WELCOME": "3"}}}, "WELCOME"),
        ({"thresholds": {"hashtag-pile": 3}}, "WELCOME"),
    ],
)
def test_a_mistake_is_told_in_a_sentence_that_names_it(table: dict[str, object], named: str) -> None:
    with pytest.raises(InputError) as caught:
        profile_from(table)
    assert named in str(caught.value)
    assert str(caught.value).endswith(".")


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(InputError) as caught:
        profile_from({"domain": []})
    assert all(name in str(caught.value) for name in KNOWN)


def test_own_rules_may_be_switched_off() -> None:
    assert profile_from({"off": ["house-word"]}, ["house-word"]).off == {"house-word"}


def test_of_a_settings_file_the_profile_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[profile]\nnames = ["Ana"]\n[publishing]\nif_late = "ask"\n', encoding="utf-8")
    assert read_profile(path).names == ("Ana",)


@pytest.mark.parametrize("raw", [b"= 1", b"\xff", b"a = " + b"[" * 5000, b"colour = 1"])
def test_a_file_that_cannot_be_used_is_told_with_its_name(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "me.toml"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=r"me\.toml"):
        read_profile(path)
    with pytest.raises(InputError, match="not-there"):
        read_profile(tmp_path / "not-there")


def test_every_threshold_that_a_rule_asks_for_can_be_set() -> None:
    known = {f"{rule}.{name}": value for rule in book() for name, value in constants(rule).items()}
    assert known["hashtag-pile.WELCOME"] == 3
    assert dict(profile_from({"thresholds": known}).thresholds) == known
