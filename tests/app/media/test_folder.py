"""Every file is kept once under its content, whole or not at all, and goes a month after nothing names it."""

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import MediaError, StoreError
from app.media.folder import COMING, KEPT_FOR, STALE, MediaFolder
from app.media.taking_in import take_file, take_picture
from tests.app.media.making import packed, picture, telling_jpeg

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MOMENT = timedelta(minutes=1)


def aged(file: Path, age: timedelta) -> None:
    at = (NOW - age).timestamp()
    os.utime(file, (at, at))


def test_a_file_lies_under_the_digest_of_what_is_in_it(tmp_path: Path) -> None:
    folder = MediaFolder(tmp_path)
    attachment, _ = take_picture(folder, telling_jpeg(), "IMG 1.jpg")
    place = tmp_path / attachment.digest[:2] / f"{attachment.digest}.jpg"
    assert folder.path(attachment) == place
    assert hashlib.sha256(place.read_bytes()).hexdigest() == attachment.digest
    assert folder.read(attachment) == place.read_bytes()
    assert (attachment.size, attachment.name) == (place.stat().st_size, "IMG 1.jpg")


def test_the_same_picture_twice_is_one_file(tmp_path: Path) -> None:
    folder = MediaFolder(tmp_path)
    for name in ("a.jpg", "b.jpg"):
        take_picture(folder, telling_jpeg(), name)
    assert len(list(tmp_path.glob("*/*"))) == 1


def test_a_half_written_file_is_replaced(tmp_path: Path) -> None:
    folder = MediaFolder(tmp_path)
    attachment, _ = take_picture(folder, telling_jpeg(), "a.jpg")
    folder.path(attachment).write_bytes(b"half")
    with pytest.raises(MediaError, match="was damaged"):
        folder.read(attachment)
    take_picture(folder, telling_jpeg(), "a.jpg")
    assert hashlib.sha256(folder.read(attachment)).hexdigest() == attachment.digest


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    folder = MediaFolder(tmp_path)
    attachment, _ = take_picture(folder, telling_jpeg(), "a.jpg")
    folder.path(attachment).unlink()
    with pytest.raises(MediaError, match=r"a\.jpg is no longer in the media folder"):
        folder.read(attachment)


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match=r"cannot be kept: No space left on device\."):
        take_picture(MediaFolder(tmp_path), telling_jpeg(), "a.jpg")
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


@pytest.mark.parametrize("name", ["", "a\n\x1b[31m.jpg", "\udcff.jpg", "x" * 500])
def test_a_hostile_name_is_made_fit_to_show(tmp_path: Path, name: str) -> None:
    attachment, _ = take_picture(MediaFolder(tmp_path), telling_jpeg(), name)
    assert attachment.name
    assert attachment.name.isprintable()
    assert len(attachment.name.encode()) < 500


def test_only_a_file_that_is_there_is_taken(tmp_path: Path) -> None:
    for path, sentence in ((tmp_path, "is not a file"), (tmp_path / "x", "is no longer there")):
        with pytest.raises(MediaError, match=sentence):
            take_file(MediaFolder(tmp_path / "media"), path, lambda done: True)


def test_what_nothing_names_goes_after_a_month_and_nothing_else(tmp_path: Path) -> None:
    folder = MediaFolder(tmp_path)
    named, old, fresh = (
        take_picture(folder, packed(picture(width), "PNG"), "a")[0] for width in (30, 40, 50)
    )
    for one in (named, old):
        aged(folder.path(one), KEPT_FOR + MOMENT)
    aged(folder.path(fresh), KEPT_FOR - MOMENT)
    assert folder.sweep({named.digest}, NOW) == 1
    assert [folder.path(one).exists() for one in (named, old, fresh)] == [True, False, True]


def test_a_picture_that_is_added_again_starts_its_month_anew(tmp_path: Path) -> None:
    folder = MediaFolder(tmp_path)
    attachment, _ = take_picture(folder, telling_jpeg(), "a.jpg")
    aged(folder.path(attachment), KEPT_FOR + MOMENT)
    take_picture(folder, telling_jpeg(), "a.jpg")
    assert folder.sweep((), datetime.now(UTC)) == 0


def test_what_a_killed_program_left_half_done_goes_after_a_day(tmp_path: Path) -> None:
    folder = MediaFolder(tmp_path)
    stale, coming = tmp_path / f"{COMING}a", tmp_path / f"{COMING}b"
    for file, age in ((stale, STALE + MOMENT), (coming, STALE - MOMENT)):
        file.write_bytes(b"half")
        aged(file, age)
    folder.sweep((), NOW)
    assert (stale.exists(), coming.exists()) == (False, True)


def test_an_empty_folder_is_swept_without_a_word(tmp_path: Path) -> None:
    assert MediaFolder(tmp_path / "none").sweep((), NOW) == 0
