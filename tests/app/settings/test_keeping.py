"""Answers go into the settings, and nothing else in the file changes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import InputError
from app.model.delivery import IfLate, LatePolicy
from app.settings.keeping import keep_answers, keep_publishing, read_answers
from coach.answers import Answers

BY_HAND = """\
# mine
[profile]
names = ["Ada"]   # as people write it
mix_window = 30
off = ["hashtag-pile"]

[profile.thresholds]
"hashtag-pile.WELCOME" = 5

[publishing]
if_late = "ask"
"""
ALL = Answers(
    names=("Ada", "Crumb"),
    domains=("crumb.example",),
    products=("Saturday course",),
    organisation=True,
    desk=("mon-fri 09:00-17:30",),
    goal="thirds",
    off=("hashtag-pile",),
    previews=True,
)


def test_answers_come_back_as_they_were_given(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    assert read_answers(path) == Answers()
    settings = keep_answers(path, ALL)
    assert settings.profile.domains == ("crumb.example",)
    assert read_answers(path) == ALL
    assert "# Settings of Rapport" in path.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [path]


def test_comments_and_what_was_not_asked_stay_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(BY_HAND, encoding="utf-8")
    before = read_answers(path)
    keep_answers(path, before)
    assert path.read_text(encoding="utf-8") == BY_HAND
    keep_answers(path, replace(before, products=("Course",)))
    after = path.read_text(encoding="utf-8")
    for line in BY_HAND.splitlines():
        assert line in after
    assert 'products = ["Course"]' in after
    keep_answers(path, replace(before, products=(), goal="4-1-1"))
    keep_answers(path, replace(before, goal=""))
    assert "goal" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "wrong",
    [
        replace(ALL, desk=("sometimes",)),
        replace(ALL, goal="everything"),
        replace(ALL, off=("no-such-rule",)),
    ],
)
def test_an_answer_that_makes_no_sense_is_told_and_changes_nothing(tmp_path: Path, wrong: Answers) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(BY_HAND, encoding="utf-8")
    with pytest.raises(InputError) as told:
        keep_answers(path, wrong)
    assert ".new" not in str(told.value)
    assert path.read_text(encoding="utf-8") == BY_HAND
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("names = [", encoding="utf-8")
    with pytest.raises(InputError):
        keep_answers(path, ALL)
    assert path.read_text(encoding="utf-8") == "names = ["


def test_what_is_said_about_publishing_is_kept_and_only_what_changed_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(BY_HAND, encoding="utf-8")
    late = LatePolicy(if_late=IfLate.ASK)
    kept = keep_publishing(path, undo=timedelta(seconds=30), undo_heated=timedelta(seconds=60), late=late)
    assert (kept.undo, kept.undo_heated, kept.late) == (timedelta(seconds=30), timedelta(seconds=60), late)
    assert path.read_text(encoding="utf-8") == f"{BY_HAND}undo_seconds = 30\n"
    with pytest.raises(InputError, match="undo_seconds"):
        keep_publishing(path, undo=timedelta(hours=1), undo_heated=timedelta(), late=late)
    assert "3600" not in path.read_text(encoding="utf-8")
