"""What a paste or a drop offers beside text: files, or a picture."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff")


def offers_media(source: QMimeData) -> bool:
    """Return whether `source` holds files or a picture rather than words."""
    return bool(offered_files(source)) or _is_picture(source)


def offered_files(source: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer that `source` names."""
    return tuple(Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile())


def offered_picture(source: QMimeData) -> bytes:
    """Return the picture in `source` as a file of some kind; b"" where there is none."""
    if not _is_picture(source):
        return b""
    for kind in PICTURES:
        if source.hasFormat(kind) and (data := source.data(kind).data()):
            return bytes(data)
    image = source.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]  # PySide takes a str here
    return bytes(buffer.data().data())


def _is_picture(source: QMimeData) -> bool:
    """Words win: a spreadsheet or a text processor offers a picture of its words as well."""
    if source.hasFormat("text/plain") and source.text().strip():
        return False
    return source.hasImage() or any(source.hasFormat(kind) for kind in PICTURES)
