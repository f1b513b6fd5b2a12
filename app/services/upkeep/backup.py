"""Makes a backup: one file with drafts, ledger, history, people, settings and media, and no secret."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.archives.archive import pack
from app.errors import InputError, StoreError
from app.media.folder import COMING
from app.places import Places
from app.services.upkeep.own_version import program_version
from app.store.database import Database
from app.store.upkeep.copying import copy_database
from app.store.upkeep.counting import Counts, counts_in

ENDS = ".zip"
DATABASE = "rapport.db"  # its name in every archive
SETTINGS = ("settings.toml", "words.txt", "window.ini")
PACKS = "packs"
MEDIA = "media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was made."""

    path: Path
    counts: Counts
    media: int  # files
    size: int  # bytes before packing


def make_backup(places: Places, target: Path, now: datetime, *, replace: bool = False) -> Backup:
    """Write everything in `places` to the file `target`, or into the folder `target` under a name of its own.

    Other programs may write meanwhile: the database is as it is at one moment. The passwords and tokens
    of the accounts are in the system keyring, and not in the backup. Works on a thread of its own.

    Raises:
        InputError: `target` is there already, and not to be replaced.
        StoreError: there is nothing to back up, or the disk does not let us.
    """
    if target.is_dir():
        target = target / f"rapport-{now.astimezone():%Y-%m-%d-%H%M%S}{ENDS}"
    if target.exists() and not replace:
        raise InputError(f"{target} is there already. Choose another name.")
    if not places.database.exists():
        raise StoreError(f"There is nothing to back up yet: {places.database} is not there.")
    try:
        # Beside the backup: the disk of the data may be the full one.
        with tempfile.TemporaryDirectory(prefix=".rapport-", dir=target.absolute().parent) as folder:
            copy = Path(folder) / DATABASE
            schema = copy_database(places.database, copy)
            counts = counts_in(copy)
            manifest = pack(
                target.absolute(),
                [(DATABASE, copy), *_beside(places)],
                program=program_version(),
                schema=schema,
                made_at=now,
            )
    except OSError as error:
        raise StoreError(f"The backup {target} cannot be written: {error.strerror or error}.") from error
    media = sum(name.startswith(f"{MEDIA}/") for name in manifest.members)
    return Backup(path=target, counts=counts, media=media, size=manifest.size)


def settings_files(config: Path) -> Iterator[tuple[str, Path]]:
    """Yield the names and places of the settings below `config` that are there."""
    for name in SETTINGS:
        if (config / name).is_file():
            yield name, config / name
    for pack_file in sorted((config / PACKS).glob("*.toml")):
        yield f"{PACKS}/{pack_file.name}", pack_file


def media_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the names and places of the pictures and videos below `folder`."""
    for file in sorted(folder.glob("*/*")):
        if file.is_file() and not file.name.startswith(COMING):
            yield f"{MEDIA}/{file.parent.name}/{file.name}", file


def _beside(places: Places) -> Iterator[tuple[str, Path]]:
    yield from settings_files(places.config)
    yield from media_files(places.media)


def open_restored(path: Path) -> None:
    """Bring the database at `path` up to date and look whether it is whole. Raises StoreError."""
    with closing(Database(path)) as database:
        if [row[0] for row in database.rows("PRAGMA integrity_check")] != ["ok"]:
            raise StoreError("The database in this backup is damaged; nothing was changed. Use another one.")
