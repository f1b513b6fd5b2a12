"""Packs files into one archive and unpacks them again; every byte is checked on the way out."""

import hashlib
import lzma
import os
import shutil
import zipfile
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from app.archives.manifest import MOST_BYTES, NAME, Manifest, Member, damaged, from_json, to_json
from app.errors import InputError, StoreError

PIECE = 1024 * 1024  # bytes that are read at once
PACKED = (".db", ".toml", ".txt", ".ini")  # pictures and videos are packed already
# What zipfile lets through for an archive that is not as it was made; a changed byte may name any packing.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    KeyError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
SPARE = 50_000_000  # bytes that must be left on the disk after unpacking


def pack(
    target: Path, files: Iterable[tuple[str, Path]], *, program: str, schema: int, made_at: datetime
) -> Manifest:
    """Write `files`, each with its name in the archive, to `target`: whole or not at all.

    A file that went away meanwhile is left out. Returns what is in it.

    Raises:
        StoreError: the disk is full, or does not let us.
    """
    coming = target.with_name(f".{target.name}.coming-{os.getpid()}")
    try:
        members: dict[str, Member] = {}
        try:
            with coming.open("xb") as raw:
                with zipfile.ZipFile(raw, "w", allowZip64=True) as archive:
                    for name, path in files:
                        with suppress(FileNotFoundError), path.open("rb") as source:
                            members[name] = _put(archive, name, source)
                    manifest = Manifest(program=program, schema=schema, made_at=made_at, members=members)
                    archive.writestr(NAME, to_json(manifest), zipfile.ZIP_DEFLATED)
                raw.flush()
                os.fsync(raw.fileno())
            coming.replace(target)
        finally:
            coming.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"The backup {target} cannot be written: {error.strerror or error}.") from error
    return manifest


def read_manifest(path: Path) -> Manifest:
    """Return what the archive at `path` says of itself.

    Raises:
        InputError: it is no backup, or damaged, or of a newer version.
    """
    with _opened(path) as archive:
        return _manifest(archive)


def unpack(path: Path, folder: Path) -> Manifest:
    """Write everything of the archive at `path` into `folder`, checked, and return what it says of itself.

    Raises:
        InputError: it is no backup, damaged, or of a newer version; `folder` may hold a part of it.
        StoreError: the disk is full, or does not let us.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive)
        try:
            if shutil.disk_usage(folder).free < manifest.size + SPARE:
                raise StoreError(
                    f"There is no room for this backup: it needs {manifest.size // 1_000_000 + 50} MB free."
                )
            for name, member in manifest.members.items():
                place = folder.joinpath(*name.split("/"))
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                _take(archive, name, member, place)
        except OSError as error:
            raise StoreError(f"The backup cannot be unpacked: {error.strerror or error}.") from error
    return manifest


def _put(archive: zipfile.ZipFile, name: str, source: IO[bytes]) -> Member:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED if name.endswith(PACKED) else zipfile.ZIP_STORED
    info.external_attr = 0o600 << 16
    seen, size = hashlib.sha256(), 0
    with archive.open(info, "w", force_zip64=True) as there:
        while piece := source.read(PIECE):
            seen.update(piece)
            size += len(piece)
            there.write(piece)
    return Member(size=size, sha256=seen.hexdigest())


def _take(archive: zipfile.ZipFile, name: str, member: Member, place: Path) -> None:
    seen, size = hashlib.sha256(), 0
    with place.open("xb") as there:
        for piece in _pieces(archive, name):
            size += len(piece)
            if size > member.size:  # no more than it says, or the disk could be filled by a bomb
                raise damaged()
            seen.update(piece)
            there.write(piece)
        there.flush()
        os.fsync(there.fileno())
    if size != member.size or seen.hexdigest() != member.sha256:
        raise damaged()


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield what the archive holds as `name`, piece by piece; raises InputError where it cannot be read."""
    with _reading():
        source = archive.open(name)
    with source:
        while True:
            with _reading():
                piece = source.read(PIECE)
            if not piece:
                return
            yield piece


@contextmanager
def _reading() -> Generator[None]:
    try:
        yield
    except _BROKEN:
        raise damaged() from None


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    names = archive.namelist()
    if NAME not in names:
        raise InputError("This file is not a backup of Rapport.")
    with _reading(), archive.open(NAME) as source:
        raw = source.read(MOST_BYTES + 1)
    manifest = from_json(raw)
    if len(names) != len(set(names)) or set(names) != {*manifest.members, NAME}:
        raise damaged()
    return manifest


@contextmanager
def _opened(path: Path) -> Generator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.") from None
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError):
        raise InputError(f"{path} is not a backup of Rapport, or only a part of one.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from None
    with archive:
        yield archive
