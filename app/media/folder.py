"""The media folder: every picture and video once, under the digest of its content."""

import os
import tempfile
from collections.abc import Collection, Generator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from app.errors import MediaError, StoreError
from app.media.cleaned import EXTENSIONS, CleanPicture
from app.model.draft import Attachment

COMING = "coming-"  # what a file is called until it is whole
STALE = timedelta(days=1)  # a half file that old comes from a program that was killed
KEPT_FOR = timedelta(days=30)  # after which a file that nothing names is deleted


class MediaFolder:
    """Keeps files by content; the same picture twice is one file. Used from any thread."""

    def __init__(self, root: Path) -> None:
        """Keep files below `root`, which need not be there yet."""
        self._root = root

    def path(self, attachment: Attachment) -> Path:
        """Return where the file of `attachment` is, or would be."""
        return self._place(attachment.digest, EXTENSIONS[attachment.mime])

    def read(self, attachment: Attachment) -> bytes:
        """Return the file of `attachment`.

        Raises:
            MediaError: it is no longer there, or was changed by somebody.
            StoreError: the disk does not let us.
        """
        try:
            data = self.path(attachment).read_bytes()
        except FileNotFoundError as error:
            raise MediaError(f"{attachment.name} is no longer in the media folder. Add it again.") from error
        except OSError as error:
            raise StoreError(f"{attachment.name} cannot be read: {error.strerror or error}.") from error
        if _sha256(data) != attachment.digest:
            raise MediaError(f"{attachment.name} was damaged in the media folder. Add it again.")
        return data

    def keep(self, picture: CleanPicture, name: str) -> Attachment:
        """Write `picture` down and return it as an attachment called `name`. Raises StoreError."""
        digest = _sha256(picture.data)
        place = self._place(digest, EXTENSIONS[picture.mime])
        if not _is_whole(place, len(picture.data)):
            with self.coming() as file:
                file.write_bytes(picture.data)
                self._move_in(file, place)
        _touch(place)
        return Attachment(
            digest=digest,
            kind=picture.kind,
            mime=picture.mime,
            width=picture.width,
            height=picture.height,
            size=len(picture.data),
            duration_s=picture.duration_s,
            name=name,
        )

    def keep_file(self, file: Path, digest: str, mime: str) -> None:
        """Take over `file`, made by `coming`, whose SHA-256 is `digest`. Raises StoreError."""
        place = self._place(digest, EXTENSIONS[mime])
        try:
            whole = _is_whole(place, file.stat().st_size)
            if not whole:
                self._move_in(file, place)
        except OSError as error:
            raise _no_room(error) from error
        _touch(place)

    @contextmanager
    def coming(self) -> Generator[Path]:
        """Give an empty file in the folder to write to; it is gone afterwards unless it was kept.

        Raises:
            StoreError: the disk is full, or does not let us.
        """
        file: Path | None = None
        try:
            self._root.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, made = tempfile.mkstemp(prefix=COMING, dir=self._root)
            os.close(handle)
            file = Path(made)
            yield file
        except OSError as error:
            raise _no_room(error) from error
        finally:
            if file is not None:
                with suppress(OSError):
                    file.unlink(missing_ok=True)

    def sweep(self, wanted: Collection[str], now: datetime) -> int:
        """Delete files that nothing in `wanted` (digests) names and that nobody touched for `KEPT_FOR`.

        Returns how many went. A file that cannot be deleted stays for the next time.
        """
        gone = 0
        for file in list(self._root.glob("*/*")):
            if file.stem not in wanted and _untouched(file, now - KEPT_FOR):
                gone += _delete(file)
        for file in list(self._root.glob(f"{COMING}*")):
            if _untouched(file, now - STALE):
                _delete(file)
        return gone

    def _place(self, digest: str, extension: str) -> Path:
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise MediaError("This is not the name of a picture.")
        return self._root / digest[:2] / f"{digest}.{extension}"

    def _move_in(self, file: Path, place: Path) -> None:
        with file.open("rb") as written:
            os.fsync(written.fileno())
        place.parent.mkdir(exist_ok=True, mode=0o700)
        file.replace(place)


def _sha256(data: bytes) -> str:
    import hashlib  # brings OpenSSL, 4 MB, which only files need

    return hashlib.sha256(data).hexdigest()


def _is_whole(place: Path, size: int) -> bool:
    try:
        return place.stat().st_size == size
    except OSError:
        return False


def _touch(place: Path) -> None:
    """Count the thirty days anew: whoever adds a picture again may still be about to save the draft."""
    with suppress(OSError):
        os.utime(place)


def _untouched(file: Path, since: datetime) -> bool:
    try:
        return file.stat().st_mtime < since.timestamp()
    except OSError:
        return False


def _delete(file: Path) -> bool:
    try:
        file.unlink()
    except OSError:
        return False
    return True


def _no_room(error: OSError) -> StoreError:
    return StoreError(f"The picture cannot be kept: {error.strerror or error}.")
