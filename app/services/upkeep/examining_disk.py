"""Examines what is on this computer's own disk: folders, room, database, settings, pictures and videos."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from app.errors import InputError, StoreError
from app.places import Places
from app.services.upkeep.finding import Finding, look, trouble, well
from app.settings import load_settings
from app.store.database import Database
from app.store.drafting.media_uses import MediaUses
from app.store.upkeep.examining import look_at

LITTLE, TOO_LITTLE = 500_000_000, 50_000_000  # bytes that are free
PIECE = 1024 * 1024
RESTORE = "Restore a backup (rapport restore FILE, or the page Backup, export and health)."


def examine_disk(places: Places) -> Iterator[Finding]:
    """Yield how everything on the disk stands."""
    yield _folders(places)
    yield _room(places)
    yield _database(places)
    yield _settings(places)
    yield _media(places)


def _folders(places: Places) -> Finding:
    name, title = "folders", "Folders"
    for folder in dict.fromkeys((places.data, places.config, places.logs)):
        if not folder.exists():
            continue  # it is made at the next start
        try:
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(b"probe")
        except OSError as error:
            why = f"Rapport cannot write into {folder}: {error.strerror or error}."
            return trouble(name, title, why, "Give yourself the right to write there, or free some space.")
    return well(name, title, f"Rapport can write into {places.data}.")


def _room(places: Places) -> Finding:
    name, title = "space", "Space on the disk"
    folder = next(one for one in (places.data, *places.data.parents) if one.exists())
    free = shutil.disk_usage(folder).free
    words = f"{free / 1e9:.1f} GB are free for {places.data}."
    if free < TOO_LITTLE:
        return trouble(name, title, words, "Free some space: soon nothing can be saved any more.")
    return look(name, title, words, "Free some space.") if free < LITTLE else well(name, title, words)


def _database(places: Places) -> Finding:
    name, title, path = "database", "Database", places.database
    if not path.exists():
        return well(name, title, "There is none yet; it is made at the first start.")
    try:
        seen = look_at(path)
    except StoreError as error:
        return trouble(name, title, str(error), RESTORE)
    if seen.damage:
        return trouble(name, title, f"{path} is damaged: {seen.damage[0]}.", RESTORE)
    if seen.version > seen.newest:
        words = f"{path} is of version {seen.version}, and this Rapport knows {seen.newest}."
        return trouble(name, title, words, "Update Rapport, or restore a backup that this version has made.")
    if seen.locked:
        return trouble(name, title, seen.locked, "Close the other program, or wait until it is done.")
    now = datetime.now(UTC)
    if seen.last_step is not None and seen.last_step > now:
        words = f"The ledger was last written at {seen.last_step:%Y-%m-%d %H:%M} UTC, which is yet to come."
        return look(name, title, words, "Look at this computer's clock: it was ahead, or it is behind now.")
    return well(name, title, f"{path} is whole, version {seen.version}.")


def _settings(places: Places) -> Finding:
    name, title = "settings", "Settings"
    try:
        settings = load_settings(places.settings)
    except InputError as error:
        return trouble(name, title, str(error), f"Mend {places.settings} in an editor.")
    if settings.refused_packs:
        return look(name, title, " ".join(settings.refused_packs), "Mend the pack, or move it away.")
    if not places.settings.exists():
        return well(name, title, "There is no file of them, so the usual ones hold.")
    return well(name, title, f"{places.settings} can be read.")


def _media(places: Places) -> Finding:
    name, title = "media", "Pictures and videos"
    there = {file.stem: file for file in places.media.glob("*/*") if file.is_file()}
    damaged = [file.name for digest, file in there.items() if not _is_right(file, digest)]
    missing = _named(places) - there.keys()
    if damaged:
        words = f"{len(damaged)} of {len(there)} files are damaged, such as {damaged[0]}."
        return trouble(name, title, words, f"Add them again to the draft that shows them. {RESTORE}")
    if missing:
        words = f"{len(missing)} files that drafts or posts name are not in {places.media}."
        return look(name, title, words, f"Add them again to the draft that shows them. {RESTORE}")
    return well(name, title, f"{len(there)} files, all as they were added.")


def _named(places: Places) -> frozenset[str]:
    """Return the digests that a draft or a post names; none where the database cannot be read."""
    if not places.database.exists():
        return frozenset()
    try:
        with closing(Database(places.database)) as database:
            return MediaUses(database).named(datetime.now(UTC))
    except StoreError:
        return frozenset()


def _is_right(file: Path, digest: str) -> bool:
    seen = hashlib.sha256()
    try:
        with file.open("rb") as opened:
            while piece := opened.read(PIECE):
                seen.update(piece)
    except OSError:
        return False
    return seen.hexdigest() == digest
