"""An archive gives back what was put into it, byte by byte; anything else is refused with a sentence."""

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.archives.archive import pack, read_manifest, unpack
from app.archives.manifest import NAME
from app.errors import InputError

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NAMES = st.text(
    st.characters(exclude_characters="/\\:", exclude_categories=("C", "Z")), min_size=1, max_size=20
)
FILES = st.dictionaries(NAMES.filter(lambda name: name not in {".", "..", NAME}), st.binary(max_size=200))


def packed(folder: Path, files: dict[str, bytes]) -> Path:
    """Return an archive of `files` in `folder`."""
    places = [(name, folder / str(nth)) for nth, name in enumerate(files)]
    for name, place in places:
        place.write_bytes(files[name])
    pack(folder / "b.zip", places, program="1", schema=1, made_at=NOW)
    return folder / "b.zip"


@given(FILES)
def test_what_is_packed_comes_out_as_it_was(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as made:
        archive = packed(Path(made), files)
        out = Path(made, "out")
        out.mkdir()
        manifest = unpack(archive, out)
        assert manifest == read_manifest(archive)
        assert manifest.made_at == NOW
        assert {path.name: path.read_bytes() for path in out.iterdir()} == files


@given(st.data())
def test_one_byte_that_changed_or_a_lost_end_is_seen_or_does_no_harm(data: st.DataObject) -> None:
    files = {"a.db": b"Bread rises twice. " * 20, "media-1.jpg": bytes(range(256))}
    with TemporaryDirectory() as made:
        archive = packed(Path(made), files)
        raw = bytearray(archive.read_bytes())
        at = data.draw(st.integers(0, len(raw) - 1))
        if data.draw(st.booleans()):
            raw[at] ^= data.draw(st.integers(1, 255))
        else:
            del raw[at:]
        archive.write_bytes(raw)
        out = Path(made, "out")
        out.mkdir()
        try:
            unpack(archive, out)
        except InputError as error:
            assert str(error).endswith(".")  # noqa: PT017 - most of the bytes end here, not all
        else:  # a date or an attribute that nobody reads
            assert {path.name: path.read_bytes() for path in out.iterdir()} == files


def test_a_byte_that_names_another_packing_is_seen(tmp_path: Path) -> None:
    archive = packed(tmp_path, {"a.db": b"Bread rises twice. " * 20})
    raw = archive.read_bytes()
    (tmp_path / "out").mkdir()
    for packing in (12, 14, 99):  # bzip2, LZMA, and one that nobody knows
        central = raw.index(b"PK\x01\x02")
        changed = bytearray(raw)
        changed[8] = changed[central + 10] = packing
        archive.write_bytes(changed)
        with pytest.raises(InputError):
            unpack(archive, tmp_path / "out")
        (tmp_path / "out" / "a.db").unlink(missing_ok=True)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/x", "a/../../b", "C:x", "a\\b", "a//b", "."])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    archive = packed(tmp_path, {"a": b"1"})
    rewrite(archive, lambda told: {**told, "files": {name: told["files"]["a"]}}, {name: b"1"})
    (tmp_path / "out").mkdir()
    with pytest.raises(InputError, match="damaged"):
        unpack(archive, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_newer_archive_is_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path, {"a": b"1"})
    rewrite(archive, lambda told: {**told, "format": 99}, {"a": b"1"})
    with pytest.raises(InputError, match="newer version"):
        read_manifest(archive)


def test_more_bytes_than_it_says_are_not_written(tmp_path: Path) -> None:
    archive = packed(tmp_path, {"a": b"1"})
    rewrite(archive, lambda told: told, {"a": b"0" * 10_000_000})
    (tmp_path / "out").mkdir()
    with pytest.raises(InputError, match="damaged"):
        unpack(archive, tmp_path / "out")
    assert (tmp_path / "out" / "a").stat().st_size == 0


@pytest.mark.parametrize("raw", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_another_file_is_no_backup(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(raw)
    with pytest.raises(InputError, match="not a backup of Rapport"):
        read_manifest(tmp_path / "x.zip")


def rewrite(
    archive: Path, change: Callable[[dict[str, Any]], dict[str, Any]], files: dict[str, bytes]
) -> None:
    """Write an archive as somebody else would."""
    with zipfile.ZipFile(archive) as old:
        told = json.loads(old.read(NAME))
    with zipfile.ZipFile(archive, "w") as new:
        for name, raw in files.items():
            new.writestr(name, raw, zipfile.ZIP_DEFLATED)
        new.writestr(NAME, json.dumps(change(told)))
