"""Restores a backup: first everything is checked, then it takes the place of what is here, which is kept."""

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.archives.archive import read_manifest, unpack
from app.errors import InputError, StoreError
from app.places import Places
from app.services.upkeep.backup import DATABASE, MEDIA, media_files, open_restored, settings_files
from app.store.schema import STEPS
from app.store.upkeep.copying import copy_database, put_in_place
from app.store.upkeep.counting import Counts, counts_in
from app.store.upkeep.restored_queue import Settled, settle_queue

COMING = "restoring-"  # what the folder is called in which a backup is unpacked
ASIDE = "before-restore-"  # and that in which the old data stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What is here now, and where the old data is."""

    made_at: datetime  # when the backup was made, UTC
    counts: Counts
    queue: Settled
    aside: Path


def restore_backup(places: Places, archive: Path, now: datetime) -> Restored:
    """Put what is in `archive` in the place of what is in `places`; no other program may have that open.

    What was here stays in a folder beside it. A picture that is here and not in the backup stays too.
    Posts that waited in the backup wait again where the ledger here says that they still do; else they are
    held, because they may have gone out since.

    Raises:
        InputError: it is no backup, damaged, or of a newer version; nothing was changed.
        StoreError: another program has the data open, or the disk does not let us; nothing is lost.
    """
    manifest = read_manifest(archive)
    if DATABASE not in manifest.members:
        raise InputError("There is no database in this backup; nothing was changed.")
    if manifest.schema > len(STEPS):
        raise InputError(
            f"This backup was made by a newer version of Rapport ({manifest.program}). "
            "Update Rapport to restore it; nothing was changed."
        )
    places.make()
    try:
        _sweep(places.data)
        with tempfile.TemporaryDirectory(prefix=COMING, dir=places.data) as made:
            coming = Path(made)
            unpack(archive, coming)
            new = coming / DATABASE
            open_restored(new)
            settled = settle_queue(new, _present(places, coming), now, manifest.made_at)
            counts = counts_in(new)
            _bring_media(coming / MEDIA, places.media)
            aside = _aside(places.data, now)
            try:
                _keep_settings(places, aside)
                put_in_place(new, places.database, aside / DATABASE)
            except BaseException:
                shutil.rmtree(aside)  # what is here is as it was, and needs no second place
                raise
            _bring_settings(coming, places.config)
    except OSError as error:
        raise StoreError(f"The backup cannot be restored: {error.strerror or error}.") from error
    return Restored(made_at=manifest.made_at, counts=counts, queue=settled, aside=aside)


def _present(places: Places, coming: Path) -> Path | None:
    """Return a copy of the ledger that is here, of this version; None where it cannot be read."""
    copy = coming / "present.db"
    try:
        copy_database(places.database, copy)
        open_restored(copy)
    except StoreError:
        return None
    return copy


def _aside(data: Path, now: datetime) -> Path:
    stem = f"{ASIDE}{now.astimezone():%Y-%m-%d-%H%M%S}"
    for nth in range(1, 1000):
        folder = data / (stem if nth == 1 else f"{stem}-{nth}")
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            return folder
    raise StoreError(f"There are too many folders {stem} in {data}.")


def _keep_settings(places: Places, aside: Path) -> None:
    for name, path in settings_files(places.config):
        place = aside.joinpath(*name.split("/"))
        place.parent.mkdir(exist_ok=True, mode=0o700)
        shutil.copyfile(path, place)


def _bring_settings(coming: Path, config: Path) -> None:
    for name, path in settings_files(coming):
        place = config.joinpath(*name.split("/"))
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _move(path, place)


def _bring_media(coming: Path, media: Path) -> None:
    """Take over each file; where one of its name and size is here, that is the same."""
    for name, path in media_files(coming):
        place = media.joinpath(*name.split("/")[1:])
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not place.exists() or place.stat().st_size != path.stat().st_size:
            _move(path, place)


def _move(source: Path, target: Path) -> None:
    """Move `source` to `target`, whole or not at all, also to another disk."""
    beside = target.with_name(f".{target.name[:80]}.coming-{os.getpid()}")
    try:
        shutil.copyfile(source, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _sweep(data: Path) -> None:
    """Delete what a restore that was killed has left."""
    for folder in data.glob(f"{COMING}*"):
        shutil.rmtree(folder, ignore_errors=True)


def restored_words(restored: Restored) -> str:
    """Return in sentences what became of a restore."""
    counts, queue = restored.counts, restored.queue
    told = [
        f"Restored the backup of {restored.made_at.astimezone():%d %B %Y, %H:%M}: "
        f"{_many(counts.drafts, 'draft')}, {_many(counts.posts, 'published post')}, "
        f"{_many(counts.people, 'person', 'people')}."
    ]
    if queue.held:
        what = "post is" if queue.held == 1 else "posts are"
        told.append(f"{queue.held} {what} held in the Queue: nobody here knows whether they went out.")
    if queue.sent:
        told.append(f"{_many(queue.sent, 'post')} of it went out since, and will not go out again.")
    told.append(f"What was here before is in {restored.aside}.")
    if counts.accounts:
        told.append("Passwords are never in a backup: an account may ask you to sign in again.")
    return " ".join(told)


def _many(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"
