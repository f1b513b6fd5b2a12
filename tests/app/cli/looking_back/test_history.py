"""`rapport history` reads accounts back and says how far they are, in words and as JSON."""

import json
from pathlib import Path

import pytest

from app.cli.looking_back import history
from app.errors import InputError, SignInNeeded
from tests.app.services.history.conftest import AT_ONCE
from tests.app.services.history.scripted_archive import ScriptedArchive, own_post
from tests.app.services.lab import Lab


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """Two accounts with ten posts; each command opens the engine anew."""
    made = Lab(tmp_path)
    made.pace = AT_ONCE
    made.archive = ScriptedArchive(*(own_post(number) for number in range(1, 11)))
    made.restart()
    for handle in ("ada", "bob"):
        made.add_account(handle)
    made.close()
    return made


def test_what_is_read_is_told_and_status_remembers_it(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    assert history.run(["status"], lab.open_engine) == 0
    assert capsys.readouterr().out == "ada: not read back yet.\nbob: not read back yet.\n"
    assert history.run(["read", "mastodon:ada"], lab.open_engine) == 0
    assert capsys.readouterr().out == "ada: 10 posts and answers came in, as far back as Rapport reads.\n"
    assert history.run(["status", "--format", "json"], lab.open_engine) == 0
    ada, bob = json.loads(capsys.readouterr().out)
    assert (ada["account"], ada["state"], ada["found"]) == ("ada", "done", 10)
    assert (bob["state"], bob["found"], bob["looked_at"]) == ("reading", 0, None)


def test_trouble_is_told_and_is_the_exit_code(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    assert lab.archive
    lab.network.archive = archive = ScriptedArchive()
    archive.script["page"] = [SignInNeeded("Sign in again.")]
    assert history.run(["read", "@bob"], lab.open_engine) == 1
    told = capsys.readouterr()
    assert told.out == "bob: 0 posts and answers came in, then: Sign in again.\n"
    assert "bob: Sign in again." in told.err


def test_an_account_that_there_is_not_is_wrong_use(lab: Lab) -> None:
    with pytest.raises(InputError, match="There is no account carol"):
        history.run(["read", "carol"], lab.open_engine)
