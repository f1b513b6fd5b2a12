"""What a file is, by its first bytes; its name says nothing that we believe."""

from collections.abc import Callable

from app.errors import MediaError

HEAD = 64  # bytes that are enough to tell
PICTURES = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/bmp", "image/tiff"}
)
VIDEOS = frozenset({"video/mp4", "video/quicktime", "video/webm"})
WANTED = "Rapport takes JPEG, PNG, GIF, WebP, AVIF, BMP and TIFF pictures, and MP4, MOV and WebM videos."

_AVIF = frozenset({b"avif", b"avis"})
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_AUDIO = frozenset({b"M4A ", b"M4B ", b"M4P "})
_OLD_MOVIE = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})  # QuickTime without a brand

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
)
_OTHERS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (lambda head: head.startswith(b"%PDF"), "is a PDF document"),
    (lambda head: b"<svg" in head.lower(), "is a drawing (SVG), which networks do not show"),
    (lambda head: head.lstrip().lower().startswith((b"<!doctype html", b"<html")), "is a web page"),
    (lambda head: head.startswith(b"8BPS"), "is a Photoshop document; export it as JPEG or PNG first"),
    (lambda head: head.startswith((b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf")), "is a packed archive"),
    (lambda head: head.startswith((b"ID3", b"OggS", b"fLaC")), "is a sound without a picture"),
)


def sniff(head: bytes, name: str) -> str:
    """Return the MIME type of the file that starts with `head`; `name` is only for the sentence.

    Raises:
        MediaError: it is empty, or nothing that networks show.
    """
    if not head:
        raise MediaError(f"{name} is empty.")
    if head[4:8] == b"ftyp":
        return _branded(head[8:12], name)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    for start, mime in _STARTS:
        if head.startswith(start):
            return mime
    if head[4:8] in _OLD_MOVIE:
        return "video/quicktime"
    for is_it, words in _OTHERS:
        if is_it(head):
            raise MediaError(f"{name} {words}. {WANTED}")
    raise MediaError(f"{name} is neither a picture nor a video that Rapport knows. {WANTED}")


def _branded(brand: bytes, name: str) -> str:
    if brand in _AVIF:
        return "image/avif"
    if brand in _HEIC:
        raise MediaError(f"{name} is a HEIC picture, which few networks take. Export it as JPEG first.")
    if brand in _AUDIO:
        raise MediaError(f"{name} is a sound without a picture. {WANTED}")
    return "video/quicktime" if brand == b"qt  " else "video/mp4"
