"""An export is readable and whole; neither it nor a backup holds what only the keyring may hold."""

import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import InputError, StoreError
from app.networks.base import SignedIn
from app.services.upkeep.backup import make_backup
from app.services.upkeep.exporting import export_everything
from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from tests.app.services.lab import Lab
from tests.app.store.making import make_attachment, make_draft

PLANTED = "hunter2-is-planted-here-4711"


def test_an_export_has_drafts_as_markdown_tables_as_lines_and_the_media(lab: Lab) -> None:
    lab.plan(lab.add_account(), "Bread rises twice.")
    lab.work()
    lab.keep(make_attachment(), b"a picture")
    with closing(Database(lab.places.database)) as database:
        DraftStore(database).put(make_draft(text="Which flour?", labels=("bread",)))
    (lab.places.config / "settings.toml").write_text("# mine\n")
    done = export_everything(lab.places, lab.folder / "out")
    (draft,) = (done.folder / "drafts").glob("*.md")
    assert "Which flour?" in draft.read_text()
    assert "bread" in draft.read_text()
    posts = [json.loads(line) for line in (done.folder / "tables" / "posts.jsonl").read_text().splitlines()]
    assert [post["text"] for post in posts] == ["Bread rises twice."]
    assert (done.folder / "settings" / "settings.toml").read_text() == "# mine\n"
    assert [file.read_bytes() for file in (done.folder / "media").glob("*/*")] == [b"a picture"]
    assert {path.name for path in done.folder.iterdir()} == {
        "README.txt",
        "drafts",
        "tables",
        "media",
        "settings",
    }


def test_nothing_is_written_between_what_is_there(lab: Lab) -> None:
    (lab.folder / "out").mkdir()
    (lab.folder / "out" / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty"):
        export_everything(lab.places, lab.folder / "out")


def test_where_nothing_is_there_is_nothing_to_export_or_back_up(lab: Lab) -> None:
    lab.close()
    lab.places.database.unlink()
    with pytest.raises(StoreError, match="nothing to export"):
        export_everything(lab.places, lab.folder / "out")
    with pytest.raises(StoreError, match="nothing to back up"):
        make_backup(lab.places, lab.folder / "b.zip", lab.now)
    lab.restart()


def test_no_secret_is_in_a_backup_or_an_export(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in = lab.network.sign_in

    async def planted(server: str, handle: str, secret: str) -> SignedIn:
        signed_in = await sign_in(server, handle, secret)
        return SignedIn(facts=signed_in.facts, secrets={"token": PLANTED, "password": PLANTED})

    monkeypatch.setattr(lab.network, "sign_in", planted)
    account = lab.add_account()
    assert PLANTED in str(lab.keyring.kept)
    lab.plan(account)
    lab.work()
    done = export_everything(lab.places, lab.folder / "out")
    archive = make_backup(lab.places, lab.folder / "b.zip", lab.now).path
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(lab.folder / "unpacked")
    files = [path for top in (done.folder, lab.folder / "unpacked") for path in _files(top)]
    assert len(files) > 10
    assert [path for path in files if PLANTED.encode() in path.read_bytes()] == []


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
