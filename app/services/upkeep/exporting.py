"""Exports everything into a folder of files that people and other programs read: a way out of Rapport."""

import json
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.errors import InputError, StoreError
from app.places import Places
from app.services.drafting.carrying import write_drafts
from app.services.upkeep.backup import DATABASE, media_files, settings_files
from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from app.store.upkeep.copying import copy_database
from app.store.upkeep.counting import Counts, counts_in
from app.store.upkeep.tables import tables

README = """\
This folder was written by `rapport export`. Passwords and tokens are not in it; they stay in the keyring.

drafts/    each draft as Markdown, with its labels, note and texts for single accounts at the top
tables/    everything that Rapport knows, one JSON object a line: posts.jsonl is what was published,
           deliveries.jsonl and parts.jsonl the queue with its receipts, steps.jsonl what became of each when
media/     pictures and videos, named by the SHA-256 of their content, as the tables name them
settings/  your settings, dictionary and packs of rules

Times are in UTC. To bring everything back into Rapport, use a backup (`rapport backup`), not this folder.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was exported."""

    folder: Path
    counts: Counts
    media: int  # files


def export_everything(places: Places, folder: Path) -> Exported:
    """Write everything in `places`, without secrets, into the empty or new folder `folder`.

    Raises:
        InputError: there is something in `folder` already.
        StoreError: there is nothing to export, or the disk does not let us.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is not empty. Choose a new folder.")
    if not places.database.exists():
        raise StoreError(f"There is nothing to export yet: {places.database} is not there.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".rapport-", dir=folder) as made:
            copy = Path(made) / DATABASE
            copy_database(places.database, copy)
            with closing(Database(copy)) as database:
                write_drafts(DraftStore(database).all(), folder / "drafts")
                _write_tables(database, folder / "tables")
            counts = counts_in(copy)
        media = _copy(dict(media_files(places.media)), folder)
        _copy({f"settings/{name}": path for name, path in settings_files(places.config)}, folder)
        (folder / "README.txt").write_text(README, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{folder} cannot be written: {error.strerror or error}.") from error
    return Exported(folder=folder, counts=counts, media=media)


def _write_tables(database: Database, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, rows in tables(database):
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for row in rows:
                file.write(f"{json.dumps(row, ensure_ascii=False)}\n")


def _copy(files: dict[str, Path], folder: Path) -> int:
    """Copy `files` into `folder`, each under its name; return how many there were."""
    for name, path in files.items():
        place = folder.joinpath(*name.split("/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    return len(files)
