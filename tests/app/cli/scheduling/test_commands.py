"""The commands about when posts go out, on a laboratory's engine."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.cli.command import main
from app.model.delivery import Delivery, IfLate, State
from tests.app.services.lab import Lab

Rapport = Callable[..., int]


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """An engine with an account, at nine o'clock on a Monday; commands open engines of their own."""
    made = Lab(tmp_path)
    made.add_account("ada")
    yield made
    made.close()


@pytest.fixture
def rapport(lab: Lab, tmp_path: Path) -> Rapport:
    """Run a command; a word that is TEXT names a file with a text in it."""
    text = tmp_path / "bread.txt"
    text.write_text("Bread rises twice, and then it is baked.", encoding="utf-8")

    def run(*words: str) -> int:
        asked = [str(text) if word == "TEXT" else word for word in words]
        return main(asked, lab.open_engine, lambda _: 0)

    return run


def planned(lab: Lab) -> list[Delivery]:
    """Return what stands in the ledger."""
    return list(lab.run(lab.engine.planning.deliveries()))


def test_pause_stops_a_publisher_that_runs_and_resume_lets_it_go_on(
    lab: Lab, rapport: Rapport, capsys: pytest.CaptureFixture[str]
) -> None:
    post = lab.plan(lab.add_account("bob"))
    assert rapport("pause") == 0
    assert capsys.readouterr().out == "Publishing is paused. Nothing goes out.\n"
    lab.work()
    assert lab.look(post).state is State.WAITING
    assert rapport("pause", "bob") == 0
    assert rapport("resume") == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Publishing goes on.",
        "bob is still paused by itself.",
    ]
    assert rapport("resume", "mastodon:bob") == 0
    lab.work()
    assert lab.look(post).state is State.SENT


def test_an_unknown_account_is_refused_with_those_that_are_known(
    rapport: Rapport, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rapport("pause", "eve") == 2
    assert capsys.readouterr().err == "rapport: There is no account “eve”; known are mastodon:ada.\n"


def test_a_text_is_scheduled_on_the_wall_of_a_zone_and_kept_as_a_draft(
    lab: Lab, rapport: Rapport, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ("--at", "2026-03-05 09:00", "--zone", "Asia/Tokyo", "--if-late", "ask")
    assert rapport("schedule", "TEXT", "--account", "ada", *at) == 0
    assert capsys.readouterr().out == "ada: Thu 05 Mar 2026 09:00 (Asia/Tokyo)\n"
    (post,) = planned(lab)
    assert (post.due.hour, post.policy.if_late) == (0, IfLate.ASK)
    assert lab.run(lab.engine.composing.draft(post.draft_id)).text == post.text


def test_a_time_that_comes_twice_is_refused_until_one_is_chosen(
    lab: Lab, rapport: Rapport, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("schedule", "TEXT", "--account", "ada", "--at", "2026-10-25 02:30", "--zone", "Europe/Berlin")
    assert rapport(*words) == 2
    told = capsys.readouterr().err
    assert "“first”" in told
    assert "“second”" in told
    assert planned(lab) == []
    assert rapport(*words, "--if-twice", "second") == 0
    (post,) = planned(lab)
    assert (post.due.hour, post.wall.fold) == (1, 1)


def test_slots_are_shown_and_a_text_takes_the_next_free_one(
    lab: Lab, rapport: Rapport, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rapport("slots", "ada", "add", "tue,thu", "10:00", "--zone", "UTC") == 0
    assert capsys.readouterr().out.splitlines() == [
        "ada has 2 slots.",
        "  Tuesday 10:00 (UTC)",
        "  Thursday 10:00 (UTC)",
        "  free: Tue 03 Mar 2026 10:00 (UTC)",
        "  free: Thu 05 Mar 2026 10:00 (UTC)",
        "  free: Tue 10 Mar 2026 10:00 (UTC)",
    ]
    for _ in range(2):
        assert rapport("schedule", "TEXT", "--account", "ada", "--next-slot") == 0
    assert [post.due.day for post in planned(lab)] == [3, 5]
    assert rapport("slots", "ada", "remove", "tue", "10:00", "--zone", "UTC") == 0
    assert "free: Thu 12 Mar 2026" in capsys.readouterr().out


def test_without_a_slot_the_sentence_says_how_to_make_one(
    rapport: Rapport, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rapport("schedule", "TEXT", "--account", "ada", "--next-slot") == 2
    assert "rapport slots" in capsys.readouterr().err


def test_a_series_is_begun_listed_skipped_and_ended(
    lab: Lab, rapport: Rapport, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--at", "2026-03-03 09:00", "--zone", "UTC", "--every", "week", "--interval", "2")
    assert rapport("schedule", "TEXT", "--account", "ada", *words) == 0
    assert capsys.readouterr().out.splitlines() == [
        "It goes out every 2 weeks on Tuesday at 09:00 (UTC). The next times:",
        "ada: Tue 03 Mar 2026 09:00 (UTC)",
        "ada: Tue 17 Mar 2026 09:00 (UTC)",
    ]
    assert rapport("series") == 0
    name = re.match(r"\w+", capsys.readouterr().out)
    assert name is not None
    assert rapport("series", "skip", name[0]) == 0
    assert capsys.readouterr().out == "Skipped: Tue 03 Mar 2026 09:00 (UTC).\n"
    assert rapport("series", "pause", name[0]) == 0
    assert "is paused" in capsys.readouterr().out
    assert rapport("series") == 0
    assert f"`rapport series resume {name[0][:8]}`" in capsys.readouterr().out
    assert rapport("series", "resume", name[0]) == 0
    assert "goes on. The next time:" in capsys.readouterr().out
    assert rapport("series", "end", name[0]) == 0
    assert capsys.readouterr().out == "The series has ended. 1 planned posts are cancelled.\n"
    assert {post.state for post in planned(lab)} == {State.CANCELLED}
    assert rapport("series") == 0
    assert capsys.readouterr().out == "No post comes again.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("slots", "ada", "add"), "Say which slot to add"),
        (("slots", "ada", "add", "noday", "09:00"), "is no day of the week"),
        (("series", "end"), "Say which series to end"),
        (("series", "end", "f00"), "There is no series"),
        (("schedule", "TEXT", "--account", "ada", "--at", "soon"), "is no time"),
        (("schedule", "TEXT", "--account", "ada", "--next-slot", "--times", "2"), "belong to --every"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    rapport: Rapport, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert rapport(*words) == 2
    assert sentence in capsys.readouterr().err


def test_the_headless_publisher_looks_ahead_too(
    lab: Lab, rapport: Rapport, capsys: pytest.CaptureFixture[str]
) -> None:
    post = lab.plan(lab.run(lab.engine.accounts.all())[0], minutes=120)
    lab.later(hours=1)
    assert rapport("publisher", "--once") == 0
    assert capsys.readouterr().err == ""
    rehearsal = lab.look(post).rehearsal
    assert rehearsal is not None
    assert rehearsal.at == lab.now
    assert post.due - rehearsal.at == timedelta(hours=1)
