"""A video is measured, and comes through without a word about where and when it was taken."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import MediaError
from app.media.film.videos import Stopped, look_at_video
from app.media.folder import MediaFolder
from app.media.taking_in import take_file
from app.model.draft import Attachment
from tests.app.media.films import MADE, box, movie, webm, words
from tests.app.media.making import SECRET


def go_on(done: float) -> bool:
    return 0 <= done <= 1.001


def taken(tmp_path: Path, data: bytes, name: str = "sea.mp4") -> tuple[Attachment, bytes, str]:
    file = tmp_path / name
    file.write_bytes(data)
    folder = MediaFolder(tmp_path / "media")
    attachment, remark = take_file(folder, file, go_on)
    return attachment, folder.path(attachment).read_bytes(), remark


@pytest.mark.parametrize(
    ("data", "mime", "size", "duration_s"),
    [
        (movie(), "video/mp4", (1920, 1080), 2.5),
        (movie(turned=True), "video/mp4", (1080, 1920), 2.5),
        (movie(brand=b"qt  "), "video/quicktime", (1920, 1080), 2.5),
        (webm(), "video/webm", (640, 360), 2.0),
        (webm(live=True), "video/webm", (640, 360), 2.0),
    ],
)
def test_a_video_is_measured(
    tmp_path: Path, data: bytes, mime: str, size: tuple[int, int], duration_s: float
) -> None:
    attachment, kept, _ = taken(tmp_path, data)
    assert (attachment.kind, attachment.mime, attachment.duration_s) == ("video", mime, duration_s)
    assert (attachment.width, attachment.height) == size
    assert attachment.size == len(kept) == len(data)


@pytest.mark.parametrize("data", [movie(), movie(more=(b"meta", b"text")), webm(), webm(live=True)])
def test_places_and_times_are_gone_and_the_film_is_as_it_was(tmp_path: Path, data: bytes) -> None:
    _, kept, _ = taken(tmp_path, data)
    assert SECRET in data
    assert SECRET not in kept
    assert MADE not in kept
    assert b"quicktime.location" not in kept
    for part in (b"picture!" * 4, b"block"):
        assert data.count(part) == kept.count(part)


@pytest.mark.parametrize("data", [movie(more=(b"meta",)), webm()])
def test_a_clean_video_is_sound_and_cleaning_it_again_changes_nothing(tmp_path: Path, data: bytes) -> None:
    first, kept, _ = taken(tmp_path, data)
    second, again, _ = taken(tmp_path, kept)
    assert first == second
    assert kept == again


def test_a_text_track_that_is_left_out_is_told(tmp_path: Path) -> None:
    assert "The text track of sea.mp4 is left out" in taken(tmp_path, movie(more=(b"sbtl",)))[2]
    assert taken(tmp_path, movie(more=(b"meta",)))[2] == ""


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (movie()[:-200], "is damaged or not complete"),
        (webm()[:-200], "is damaged or not complete"),
        (movie()[:400], "is damaged or not complete"),
        (webm(doctype=b"matroska"), "is a Matroska video"),
        (webm(track_type=0x11), "that may hold places"),
        (movie(more=(b"meta",), extra=box(b"mvex", box(b"trex", bytes(24)))), "that may hold places"),
        (movie().replace(b"vide", b"soun"), "holds no moving picture"),
        (movie().replace(b"picture!", b"freeGPS "), "hides places between its pictures"),
        (box(b"ftyp", b"M4A ", words(0)), "is a sound without a picture"),
        (movie(extra=box(b"cmov", b"packed")), "packed table of contents"),
    ],
)
def test_a_video_that_cannot_be_used_is_told_in_a_sentence(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    with pytest.raises(MediaError, match=sentence):
        taken(tmp_path, data)
    assert not [file for file in (tmp_path / "media").rglob("*") if file.is_file()]


def test_the_writer_can_stop_it(tmp_path: Path) -> None:
    file = tmp_path / "sea.mp4"
    file.write_bytes(movie())
    with pytest.raises(Stopped):
        take_file(MediaFolder(tmp_path / "media"), file, lambda done: False)
    assert not list((tmp_path / "media").iterdir())


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from([movie(), movie(more=(b"meta", b"text")), webm(), webm(live=True)]),
    st.lists(
        st.tuples(st.integers(0, 2000), st.binary(max_size=6), st.integers(0, 6)), min_size=1, max_size=5
    ),
)
def test_a_mutated_video_is_measured_or_refused(data: bytes, changes: list[tuple[int, bytes, int]]) -> None:
    hostile = bytearray(data)
    for at, new, old in changes:
        hostile[at : at + old] = new
    mime = "video/webm" if data.startswith(b"\x1a") else "video/mp4"
    try:
        film = look_at_video(BytesIO(bytes(hostile)), len(hostile), mime, "it.mp4")
    except MediaError:
        return
    assert min(film.width, film.height) > 0
    assert all(0 <= patch.start <= patch.end <= len(hostile) for patch in film.patches)
    assert all(len(patch.data) <= patch.end - patch.start for patch in film.patches)
