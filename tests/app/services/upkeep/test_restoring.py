"""A backup brings everything back, sends nothing twice, and whoever is killed on the way has lost nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import InputError, StoreError
from app.model.delivery import Delivery, State
from app.model.scheduling.recurrence import Recurrence
from app.services.upkeep.backup import make_backup
from app.services.upkeep.restoring import restore_backup, restored_words
from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from app.store.ledger import Ledger
from tests.app.services.lab import Lab
from tests.app.store.making import make_attachment, make_draft

ROOT = Path(__file__).resolve().parents[4]


def dump(path: Path) -> list[str]:
    """Return everything that the database at `path` holds."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def back_up(lab: Lab) -> Path:
    """Make a backup of the lab's data."""
    return make_backup(lab.places, lab.folder / "b.zip", lab.now, replace=True).path


def states(lab: Lab) -> dict[str, State]:
    """Return how every delivery stands."""
    with closing(Database(lab.places.database)) as database:
        return {one.id: one.state for one in Ledger(database).all()}


def draft(lab: Lab, text: str) -> None:
    """Write a draft."""
    with closing(Database(lab.places.database)) as database:
        DraftStore(database).put(make_draft(text=text))


def test_everything_comes_back_as_it_was_on_an_empty_computer(lab: Lab) -> None:
    lab.plan(lab.add_account(), "Out.")
    lab.work()
    picture = make_attachment()
    lab.keep(picture, b"a picture")
    draft(lab, "Bread.")
    (lab.places.config / "settings.toml").write_text("[profile]\nnames = ['Ada']\n")
    (lab.places.config / "packs").mkdir()
    (lab.places.config / "packs" / "house.toml").write_text("# mine\n")
    archive = back_up(lab)
    there = dump(lab.places.database)
    other = Lab(lab.folder / "other")
    other.close()
    for file in other.places.data.glob("*"):
        file.unlink()
    restored = restore_backup(other.places, archive, lab.now)
    assert dump(other.places.database) == there
    assert (other.places.config / "settings.toml").read_text() == "[profile]\nnames = ['Ada']\n"
    assert (other.places.config / "packs" / "house.toml").read_text() == "# mine\n"
    assert [file.read_bytes() for file in other.places.media.glob("*/*")] == [b"a picture"]
    assert restored.counts.drafts == 1
    assert restored.counts.posts == 1


def test_what_was_here_is_kept_beside_it(lab: Lab) -> None:
    archive = back_up(lab)
    draft(lab, "Younger than the backup.")
    (lab.places.config / "settings.toml").write_text("# younger\n")
    before = dump(lab.places.database)
    lab.close()
    restored = restore_backup(lab.places, archive, lab.now)
    assert restored.counts.drafts == 0
    assert dump(restored.aside / "rapport.db") == before
    assert (restored.aside / "settings.toml").read_text() == "# younger\n"
    assert str(restored.aside) in restored_words(restored)


def plan_some(lab: Lab) -> tuple[Delivery, Delivery, Delivery]:
    account = lab.add_account()
    return lab.plan(account, "One."), lab.plan(account, "Two.", 60), lab.plan(account, "Three.", 60)


def test_what_went_out_since_the_backup_does_not_go_out_again(lab: Lab) -> None:
    soon, later, withdrawn = plan_some(lab)
    archive = back_up(lab)
    lab.work()
    lab.run(lab.engine.planning.cancel(withdrawn.id))
    address = lab.look(soon).address
    lab.close()
    restored = restore_backup(lab.places, archive, lab.now)
    assert restored.queue.sent == 1
    assert restored.queue.held == 1
    assert states(lab) == {soon.id: State.SENT, later.id: State.WAITING, withdrawn.id: State.HELD}
    lab.restart()
    assert lab.look(soon).address == address
    assert "backup" in lab.look(withdrawn).reason
    with closing(Database(lab.places.database)) as database:
        assert len(database.rows("SELECT * FROM posts")) == 1
    lab.later(hours=1)
    lab.work()
    assert [text for _, text in lab.server.posts] == ["One.", "Two."]


def test_without_a_ledger_to_ask_everything_that_waited_is_held(lab: Lab) -> None:
    deliveries = plan_some(lab)
    archive = back_up(lab)
    lab.close()
    lab.places.database.write_bytes(b"This is no database, and long enough for nobody to think so." * 90)
    restored = restore_backup(lab.places, archive, lab.now)
    assert restored.queue.held == 3
    assert states(lab) == {one.id: State.HELD for one in deliveries}
    assert (restored.aside / "rapport.db").read_bytes().startswith(b"This is no database")
    lab.restart()


def test_a_pause_that_holds_now_is_not_undone_by_a_restore(lab: Lab) -> None:
    archive = back_up(lab)
    lab.run(lab.engine.scheduling.pausing.pause())
    lab.close()
    restore_backup(lab.places, archive, lab.now)
    lab.restart()
    assert lab.run(lab.engine.scheduling.pausing.now()).everything is not None


def test_a_series_that_was_paused_or_ended_since_does_not_go_on_after_a_restore(lab: Lab) -> None:
    account, recurring = lab.add_account(), lab.engine.scheduling.recurring
    rule = Recurrence(start=datetime(2026, 3, 5, 9), zone="UTC")  # noqa: DTZ001 - what the wall shows
    paused, ended = (
        lab.run(recurring.begin(make_draft(id=name, text=name, accounts=(account.id,)), rule)).series.id
        for name in ("paused", "ended")
    )
    archive = back_up(lab)
    lab.run(recurring.pause(paused))
    lab.run(recurring.end(ended))
    lab.close()
    restore_backup(lab.places, archive, lab.now)
    assert set(states(lab).values()) == {State.HELD}
    lab.restart()
    lab.later(days=9)
    lab.work()
    (left,) = lab.run(lab.engine.scheduling.recurring.all())
    assert (left.id, left.paused_at is None) == (paused, False)
    assert lab.server.posts == []


def test_what_was_on_its_way_is_asked_about(lab: Lab) -> None:
    soon, *_ = plan_some(lab)
    archive = back_up(lab)
    lab.on_disk(f"UPDATE deliveries SET state = 'sending', lease_until = '2026' WHERE id = '{soon.id}'")
    lab.close()
    restore_backup(lab.places, archive, lab.now)
    assert states(lab)[soon.id] is State.UNKNOWN
    lab.restart()


def test_an_engine_that_has_the_data_open_is_left_alone(lab: Lab) -> None:
    archive = back_up(lab)
    draft(lab, "Written since.")
    with pytest.raises(StoreError, match="Another program"):
        restore_backup(lab.places, archive, lab.now)
    assert "Written since." in str(lab.run(lab.engine.composing.drafts()))
    assert not list(lab.places.data.glob("*restor*"))


def test_a_backup_of_a_newer_version_is_refused(lab: Lab) -> None:
    lab.on_disk("PRAGMA user_version = 9999")
    archive = back_up(lab)
    lab.close()
    before = lab.places.database.read_bytes()
    with pytest.raises(InputError, match="newer version"):
        restore_backup(lab.places, archive, lab.now)
    assert lab.places.database.read_bytes() == before
    lab.on_disk("PRAGMA user_version = 1")
    lab.places.database.unlink()
    lab.restart()


def test_a_backup_is_whole_while_another_program_writes(lab: Lab) -> None:
    with closing(Database(lab.places.database)) as database, database.transaction():
        database.execute("INSERT INTO people (id, name) VALUES ('half', 'Half')")
        archive = back_up(lab)  # neither waits nor sees what is not written yet
    with zipfile.ZipFile(archive) as opened:
        opened.extract("rapport.db", lab.folder / "out")
    with closing(Database(lab.folder / "out" / "rapport.db")) as database:
        assert database.rows("SELECT * FROM people") == []


def test_a_backup_that_is_there_is_not_written_over(lab: Lab) -> None:
    (lab.folder / "b.zip").write_bytes(b"mine")
    with pytest.raises(InputError, match="there already"):
        make_backup(lab.places, lab.folder / "b.zip", lab.now)
    assert (lab.folder / "b.zip").read_bytes() == b"mine"
    (lab.folder / "all").mkdir()
    assert make_backup(lab.places, lab.folder / "all", lab.now).path.parent == lab.folder / "all"


KILLED = """
import os, signal, sys
from datetime import timedelta
from pathlib import Path
from app.places import Places
from app.services.upkeep.restoring import restore_backup
from tests.app.services.lab import START
root, archive, step = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
places = Places(data=root / "data", config=root / "config", logs=root / "logs")
left = step
def count(event, _):
    global left
    if event in ("open", "os.rename", "sqlite3.connect", "os.remove", "os.mkdir"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
restore_backup(places, archive, START + timedelta(days=1))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_restore_that_is_killed_anywhere_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    lab = Lab(tmp_path)
    lab.keep(make_attachment(), b"a picture")
    draft(lab, "In the backup.")
    archive = back_up(lab)
    draft(lab, "Written since.")
    lab.close()
    outcomes: set[str] = set()
    step, done = 5, False
    while not done:
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, str(tmp_path), str(archive), str(step)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode in {0, -signal.SIGKILL}, ended.stderr
        done = ended.returncode == 0
        with closing(Database(lab.places.database)) as database:
            assert database.rows("PRAGMA integrity_check")[0][0] == "ok"
            (only,) = DraftStore(database).all()
            outcomes.add(only.text)
        step += 9
    assert outcomes == {"Written since.", "In the backup."}
    kept = list(lab.places.data.glob("before-restore-*/rapport.db"))
    texts: set[str] = set()
    for path in kept:
        with closing(Database(path)) as database:
            texts |= {one.text for one in DraftStore(database).all()}
    assert "Written since." in texts
    assert not list(lab.places.data.glob("restoring-*"))


def test_what_waited_for_a_sign_in_in_the_backup_does_not_go_out_by_signing_in(lab: Lab) -> None:
    ada = lab.add_account()
    known, unknown = (lab.plan(ada, minutes=minutes) for minutes in (30, 31))
    for_sign_in = "UPDATE deliveries SET state = 'held', awaits = 'sign-in', reason = 'Sign in again.'"
    lab.on_disk(for_sign_in)
    archive = back_up(lab)
    lab.on_disk(f"UPDATE deliveries SET state = 'cancelled', awaits = '' WHERE id = '{unknown.id}'")
    lab.close()
    restore_backup(lab.places, archive, lab.now)
    lab.restart()
    lab.run(lab.engine.accounts.add("mastodon", ada.server, "ada", "right", again=ada.id))
    assert [lab.look(one).state for one in (known, unknown)] == [State.WAITING, State.HELD]
    assert "It comes from a backup" in lab.look(unknown).reason
