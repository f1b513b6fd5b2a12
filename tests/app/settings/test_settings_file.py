"""The settings file may be left out, in part or whole, and a wrong line in it is named in one sentence."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import InputError
from app.model.delivery import IfLate, LatePolicy
from app.settings import TEMPLATE, Settings, load_settings, usable_settings


def load(folder: Path, text: str) -> Settings:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return load_settings(path)


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_the_template_says_what_is_usual(tmp_path: Path) -> None:
    assert load(tmp_path, TEMPLATE) == Settings()


def test_an_empty_file_is_as_good_as_none(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings()


def test_without_usable_settings_nothing_that_is_late_goes_out_unasked(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[publishing]\nif_late = "ask', "utf-8")
    settings = usable_settings(path)
    assert str(path) in settings.trouble
    assert settings.late.if_late is IfLate.ASK
    path.unlink()
    assert usable_settings(path) == Settings()


@pytest.mark.parametrize("if_late", list(IfLate))
def test_what_to_do_with_late_posts_is_read(tmp_path: Path, if_late: IfLate) -> None:
    settings = load(tmp_path, f'[publishing]\nif_late = "{if_late}"\nlate_within_minutes = 7.5\n')
    assert settings.late == LatePolicy(if_late=if_late, within=timedelta(minutes=7.5))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("publishing = 3", "publishing"),
        ("profile = []", "profile"),
        ("[publishing]\nif_late = 'never'", "if_late"),
        ("[publishing]\nif_late = ['send']", "if_late"),
        ("[publishing]\nif_late = {}", "if_late"),
        ("[publishing]\nlate_within_minutes = 'long'", "late_within_minutes"),
        ("[publishing]\nlate_within_minutes = true", "late_within_minutes"),
        ("[publishing]\nlate_within_minutes = -1", "late_within_minutes"),
        ("[publishing]\nlate_within_minutes = nan", "late_within_minutes"),
        ("[publishing]\nlate_within_minutes = inf", "late_within_minutes"),
        ("[publishing]\nlate_within_minutes = 9999999999", "late_within_minutes"),
        ("[publishing]\nif_latte = 'send'", "if_latte"),
        ("[profile]\nnames = 'Ada'", "names"),
        ("[profile]\ndomains = [1]", "domains"),
        ("[profile]\npromote_goal = 2", "promote_goal"),
        ("[profile]\nmix_window = 'twenty'", "mix_window"),
        ("[profil]", "profil"),
    ],
)
def test_a_wrong_value_is_told_in_one_sentence_that_names_it(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path, text)
    sentence = str(caught.value)
    assert sentence.startswith(f"The settings in {tmp_path / 'settings.toml'} are not right: ")
    assert f'"{named}"' in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("raw", [b"names = [", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_told_with_its_name(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(raw)
    with pytest.raises(InputError, match="The settings cannot be read: ") as caught:
        load_settings(tmp_path / "settings.toml")
    assert "settings.toml" in str(caught.value)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(InputError, match="The settings cannot be read: "):
        load_settings(tmp_path / "settings.toml")
