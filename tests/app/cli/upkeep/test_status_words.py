"""`rapport status`, `rapport doctor` and the publisher that they look at, as a person runs them."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.model.account import SignIn
from app.model.delivery import State
from app.places import Places, find_places
from app.services.lock import Lock
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger
from tests.app.cli.running import rapport
from tests.app.store.making import make_account, make_delivery

ROOT = Path(__file__).resolve().parents[4]
SCHEMA = json.loads((ROOT / "docs" / "status.schema.json").read_text(encoding="utf-8"))
UNIT = ROOT / "docs" / "rapport-publisher.service"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A home with a post that waits, one that is being sent and one that needs its writer."""
    monkeypatch.setenv("RAPPORT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    found = find_places()
    found.make()
    now = datetime.now(UTC)
    with closing(Database(found.database)) as database:
        accounts = AccountStore(database)
        accounts.put(make_account())
        accounts.put(make_account("bob", sign_in=SignIn.NEEDED))
        ledger = Ledger(database)
        sending = make_delivery("bob", due=now)
        ledger.add([make_delivery(due=now + timedelta(days=1), text="A secret plan."), sending], now)
        ledger.add([make_delivery(state=State.HELD, reason="The coach says hold.")], now)
        assert ledger.claim(sending, "somebody", now, timedelta(minutes=5))
    return found


def told() -> dict[str, Any]:
    """Return what `rapport status` says, which is as the documents say."""
    done = rapport("status", "--format", "json")
    assert done.stderr == ""
    found = json.loads(done.stdout)
    jsonschema.validate(found, SCHEMA)
    return found


def test_the_status_is_as_documented_and_quotes_no_post(places: Places) -> None:
    found = told()
    assert found["queue"] == {
        **dict.fromkeys(found["queue"], 0),
        "waiting": 1,
        "claimed": 1,
        "held": 1,
    }
    assert found["next"]["account"] == "ada"
    assert [(one["account"], one["owner"]) for one in found["under_way"]] == [("bob", "somebody")]
    assert [(one["state"], one["reason"]) for one in found["troubled"]] == [("held", "The coach says hold.")]
    assert {one["account"]: one["sign_in_needed"] for one in found["accounts"]} == {"ada": False, "bob": True}
    assert found["programs"] == {"window": False, "publisher": False}
    assert "no system keyring" in found["keyring"]["trouble"]
    assert "secret plan" not in json.dumps(found)


def test_the_status_for_people_ends_with_what_needs_them(places: Places) -> None:
    done = rapport("status")
    assert done.returncode == 1
    assert "Queue: 1 waiting, 1 claimed, 1 held" in done.stdout
    assert "Posts wait, and no program is there that publishes them." in done.stdout


def test_an_open_window_is_seen(places: Places) -> None:
    lock = Lock(places.window_lock)
    assert lock.take()
    assert told()["programs"] == {"window": True, "publisher": False}
    lock.let_go()


def test_a_home_without_anything_has_a_status_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_HOME", str(tmp_path))
    assert told()["next"] is None
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def publisher(places: Places) -> Iterator[subprocess.Popen[str]]:
    """A publisher without a window that has begun."""
    command = [sys.executable, "-m", "app", "publisher"]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ.copy(), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().startswith("Rapport publishes what is due.")
        yield program
        program.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_publisher_is_seen_and_ends_well_when_it_is_stopped(
    publisher: subprocess.Popen[str], number: signal.Signals
) -> None:
    assert told()["programs"]["publisher"]
    publisher.send_signal(number)
    publisher.communicate(timeout=60)
    assert publisher.returncode == 0
    assert not told()["programs"]["publisher"]


def test_a_publisher_that_cannot_begin_says_why(places: Places) -> None:
    places.database.write_bytes(b"This is no database, that much is certain. " * 100)
    done = rapport("publisher")
    assert done.returncode == 1
    assert "is not a database of Rapport" in done.stderr
    places.database.unlink()
    places.settings.write_text("[nonsense]\n", encoding="utf-8")
    assert rapport("publisher").returncode == 2


def test_the_doctor_says_what_is_wrong_and_what_to_do(places: Places) -> None:
    done = rapport("doctor", "--offline")
    assert done.returncode == 1
    assert "well     Database:" in done.stdout
    assert "TROUBLE  Keyring: There is no system keyring" in done.stdout
    found = json.loads(rapport("doctor", "--offline", "--format", "json").stdout)
    assert {one["id"] for one in found} >= {
        "folders",
        "space",
        "database",
        "settings",
        "media",
        "zones",
        "clock",
    }
    assert all(one["advice"] for one in found if one["grade"] != "well")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_the_unit_in_the_documents_is_one_that_systemd_takes(tmp_path: Path) -> None:
    text = UNIT.read_text(encoding="utf-8")
    assert "ExecStart=%h/rapport/.venv/bin/rapport publisher" in text
    unit = tmp_path / UNIT.name
    unit.write_text(text.replace("%h/rapport/.venv/bin/rapport", sys.executable), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(unit)],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
