"""Takes a video in: looked through, and copied without what its file says of places, times and people."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.errors import MediaError
from app.media.cleaned import Stopped
from app.media.film.film import VIDEO_BYTES_MAX, Film
from app.media.film.mp4 import read_mp4
from app.media.film.webm import read_webm

PIECE = 1 << 20  # bytes copied at a time
SIDE_MAX = 16_384
DURATION_MAX_S = 24 * 3600.0
HIDDEN_PLACES = b"freeGPS "  # how dashboard cameras mark places between the pictures

Going = Callable[[float], bool]  # hears how much is done, 0 to 1; False: stop


def look_at_video(file: BinaryIO, size: int, mime: str, name: str) -> Film:
    """Return what the video in `file` shows and what has to be written over.

    Raises:
        MediaError: it cannot be used, or places in it cannot be taken out.
    """
    if size > VIDEO_BYTES_MAX:
        raise MediaError(f"{name} is larger than {VIDEO_BYTES_MAX // 1_000_000_000} GB.")
    film = read_webm(file, size, name) if mime == "video/webm" else read_mp4(file, size, name)
    if max(film.width, film.height) > SIDE_MAX or not 0 <= film.duration_s <= DURATION_MAX_S:
        raise MediaError(f"{name} is damaged: it says that it is larger or longer than any video.")
    return film


def copy_clean(source: BinaryIO, target: Path, film: Film, size: int, name: str, going: Going) -> str:
    """Copy `source` to `target` with the patches of `film`; return the SHA-256 of the copy.

    Raises:
        MediaError: it hides places between its pictures.
        Stopped: `going` said so.
        OSError: the disk is full, and the like.
    """
    with target.open("w+b") as copy:
        source.seek(0)
        done, tail = 0, b""
        while piece := source.read(PIECE):
            if HIDDEN_PLACES in tail + piece:
                raise MediaError(
                    f"{name} hides places between its pictures, as dashboard cameras write them."
                )
            tail = piece[-len(HIDDEN_PLACES) :]
            copy.write(piece)
            done += len(piece)
            _go_on(going, 0.7 * done / size)
        for patch in film.patches:
            copy.seek(patch.start)
            copy.write(patch.data)
            _write_zeros(copy, patch.end - patch.start - len(patch.data))
        copy.seek(0)
        import hashlib  # brings OpenSSL, 4 MB, which only files need

        digest, done = hashlib.sha256(), 0
        while piece := copy.read(PIECE):
            digest.update(piece)
            done += len(piece)
            _go_on(going, 0.7 + 0.3 * done / size)
        return digest.hexdigest()


def _write_zeros(file: BinaryIO, count: int) -> None:
    while count > 0:
        some = min(count, PIECE)
        file.write(bytes(some))
        count -= some


def _go_on(going: Going, done: float) -> None:
    if not going(done):
        raise Stopped
