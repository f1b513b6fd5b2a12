"""Takes a file or pasted bytes in: judged, cleaned and kept in the media folder."""

from pathlib import Path

from app.errors import MediaError
from app.media.film.videos import Going, copy_clean, look_at_video
from app.media.folder import MediaFolder
from app.media.picture.opening import PICTURE_BYTES_MAX
from app.media.picture.pictures import clean_picture
from app.media.sniffing import HEAD, VIDEOS, sniff
from app.model.draft import Attachment

NAME_LENGTH = 120  # code points; what a person recognises a file by

Taken = tuple[Attachment, str]  # and a sentence, where something of the original could not be kept


def take_file(folder: MediaFolder, path: Path, going: Going) -> Taken:
    """Keep a copy of the picture or video at `path` in `folder`, without metadata.

    `going` hears now and then how much is done.

    Raises:
        MediaError: it cannot be used.
        StoreError: it cannot be kept.
        Stopped: `going` said so.
    """
    name = _shown(path.name)
    if not path.is_file():  # a device or a pipe would never end
        raise MediaError(f"{name} is not a file." if path.exists() else f"{name} is no longer there.")
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            mime = sniff(file.read(HEAD), name)
            if mime in VIDEOS:
                film = look_at_video(file, size, mime, name)
                with folder.coming() as copy:
                    digest = copy_clean(file, copy, film, size, name, going)
                    folder.keep_file(copy, digest, mime)
                attachment = Attachment(
                    digest=digest,
                    kind="video",
                    mime=mime,
                    width=film.width,
                    height=film.height,
                    size=size,
                    duration_s=film.duration_s,
                    name=name,
                )
                return attachment, film.remark
            file.seek(0)
            data = file.read(PICTURE_BYTES_MAX + 1)
    except OSError as error:
        raise MediaError(f"{name} cannot be read: {error.strerror or error}.") from error
    return take_picture(folder, data, name)


def take_picture(folder: MediaFolder, data: bytes, name: str) -> Taken:
    """Keep the picture in `data`, called `name`, in `folder`, without metadata.

    Raises:
        MediaError: it cannot be used.
        StoreError: it cannot be kept.
    """
    picture = clean_picture(data, _shown(name))
    return folder.keep(picture, _shown(name)), picture.remark


def _shown(name: str) -> str:
    """Return `name` without what cannot be shown or stored: lone surrogates and control characters."""
    readable = "".join(one if one.isprintable() else "�" for one in name)
    return readable[:NAME_LENGTH] or "This file"
