"""Searches files for secrets, in every dress that a program gives to a text before it writes it down."""

import base64
import html
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, quote_plus

SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Which secret is where, and in which dress; never the secret itself."""

    place: str
    name: str
    form: str


def forms(secret: str) -> dict[str, bytes]:
    """Return what `secret` looks like in a file, by the name of the form."""
    raw = secret.encode()
    once = json.dumps(secret)[1:-1]
    found = {
        "raw": raw,
        "utf-16-le": secret.encode("utf-16-le"),
        "utf-16-be": secret.encode("utf-16-be"),
        "url": quote(secret, safe="").encode(),
        "url in small letters": _small_escapes(quote(secret, safe="")).encode(),
        "form": quote_plus(secret).encode(),
        "json": once.encode(),
        "json, signs kept": json.dumps(secret, ensure_ascii=False)[1:-1].encode(),
        "json in json": json.dumps(once)[1:-1].encode(),
        "html": html.escape(secret).encode(),
        "repr": repr(secret)[1:-1].encode(),
        "repr of bytes": repr(raw)[2:-1].encode(),
        "hex": raw.hex().encode(),
    }
    for shift in range(3):  # what stands before it in the encoded text moves it by 0 to 2 bytes
        plain = base64.b64encode(bytes(shift) + raw)
        # Only signs that are made of the secret alone.
        piece = plain[-(-shift * 8 // 6) : (shift + len(raw)) * 8 // 6]
        found[f"base64, {shift} on"] = piece
        found[f"base64url, {shift} on"] = piece.translate(bytes.maketrans(b"+/", b"-_"))
    return found


def search(folder: Path, secrets: Mapping[str, str]) -> list[Found]:
    """Return every secret in the files below `folder`; a database is read by its bytes and by its rows."""
    found: list[Found] = []
    for file in files(folder):
        for place, content in _contents(file):
            found += search_bytes(f"{file.relative_to(folder).as_posix()}{place}", content, secrets)
    return found


def search_bytes(place: str, content: bytes, secrets: Mapping[str, str]) -> list[Found]:
    """Return every secret in `content`. Of a signed token the signature alone counts as well."""
    every = dict(secrets)
    for name, secret in secrets.items():
        if secret.count(".") == 2:
            every[f"{name}: signature"] = secret.rpartition(".")[2]
    return [
        Found(place=place, name=name, form=form)
        for name, secret in every.items()
        for form, dressed in forms(secret).items()
        if dressed in content
    ]


def files(folder: Path) -> list[Path]:
    """Return every file below `folder`."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _contents(file: Path) -> Iterator[tuple[str, bytes]]:
    content = file.read_bytes()
    yield "", content
    if zipfile.is_zipfile(file):  # packed words look like nothing
        with tempfile.TemporaryDirectory() as unpacked, zipfile.ZipFile(file) as archive:
            archive.extractall(unpacked)
            for inner in files(Path(unpacked)):
                for place, words in _contents(inner):
                    yield f" ({inner.name}){place}", words
    if content.startswith(SQLITE):
        # A long value is cut into pages; only its row has it in one piece.
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
            yield " (rows)", "\n".join(database.iterdump()).encode("utf-8", "surrogatepass")


def _small_escapes(quoted: str) -> str:
    first, *rest = quoted.split("%")
    return "%".join([first, *(piece[:2].lower() + piece[2:] for piece in rest)])
