"""Drafts carried in from files and the clipboard, and out into files that other programs read."""

import re
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app.errors import InputError, StoreError
from app.model.draft import Draft
from app.model.news import DraftsChanged
from app.services.clock import Clock
from app.services.drafting.draft_formats import (
    Taken,
    from_markdown,
    from_table,
    from_text,
    to_markdown,
    to_table,
)
from app.services.newsdesk import Newsdesk
from app.store.drafting.drafts import DraftStore

LARGEST = 10_000_000  # bytes of one file; a whole bookshelf of drafts is smaller
MARKDOWN = (".md", ".markdown", ".mdown")
KINDS = (*MARKDOWN, ".txt", ".csv")
NAME_LENGTH = 60  # code points of a file's name
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What came in, and a sentence for each file that did not."""

    drafts: tuple[Draft, ...]
    refused: tuple[str, ...] = ()


class Carrying:
    """Takes drafts in and out. Nothing is ever written over."""

    def __init__(self, *, drafts: DraftStore, clock: Clock, news: Newsdesk) -> None:
        """Carry to and from `drafts`."""
        self._drafts = drafts
        self._clock = clock
        self._news = news

    async def take_files(self, paths: Sequence[Path]) -> Carried:
        """Make drafts of what is in `paths`, as far as they can be read. Raises StoreError."""
        taken: list[Taken] = []
        refused: list[str] = []
        for path in paths:
            try:
                taken += read_drafts(path)
            except InputError as error:
                refused.append(f"{path.name}: {error}")
        return Carried(drafts=self._put(taken), refused=tuple(refused))

    async def take_text(self, text: str) -> Carried:
        """Make one draft of `text`. Raises InputError where there is none, StoreError."""
        if not text.strip():
            raise InputError("There is no text in the clipboard.")
        return Carried(drafts=self._put([from_text(text.replace("\r\n", "\n").replace("\r", "\n"))]))

    async def give_one(self, draft_id: str, target: Path) -> Path:
        """Write one draft to the file `target`, as Markdown or as a table by its name.

        Raises InputError where the draft is gone, StoreError where the file cannot be written.
        """
        draft = self._drafts.get(draft_id)
        if draft is None:
            raise InputError("This draft is no longer there.")
        return _write(target, to_table([draft]) if target.suffix.lower() == ".csv" else to_markdown(draft))

    async def give_all(self, target: Path) -> int:
        """Write every draft, archived or not, to the table `target`, or as Markdown into that folder.

        Returns how many they are. Raises StoreError where something cannot be written.
        """
        return write_drafts(self._drafts.all(), target)

    def _put(self, taken: Iterable[Taken]) -> tuple[Draft, ...]:
        now = self._clock()
        drafts = tuple(
            Draft(
                id=uuid.uuid4().hex,
                created_at=(moment := now - nth * timedelta(microseconds=1)),  # listed in the file's order
                updated_at=moment,
                text=one.text,
                labels=one.labels,
                note=one.note,
                warning=one.warning,
                language=one.language,
                variants=one.variants,
                article=one.article,
            )
            for nth, one in enumerate(taken)
        )
        if drafts:
            self._drafts.put_all(drafts)
            self._news.tell(DraftsChanged())
        return drafts


def write_drafts(drafts: Sequence[Draft], target: Path) -> int:
    """Write `drafts` to the table `target`, or each as Markdown into that folder; return how many they are.

    Raises StoreError where something cannot be written.
    """
    if target.suffix.lower() == ".csv":
        _write(target, to_table(drafts))
        return len(drafts)
    taken = _names_in(target)
    for draft in drafts:
        name = _free_name(draft, taken)
        taken.add(name.casefold())
        _write(target / name, to_markdown(draft))
    return len(drafts)


def read_drafts(path: Path) -> tuple[Taken, ...]:
    """Return what `path` holds, read by how its name ends. Raises InputError, which does not name it."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise InputError("Only .md, .txt and .csv files can be read.")
    text = _text(path)
    if not text.strip():
        raise InputError("It is empty.")
    if kind == ".csv":
        rows = from_table(text)
        if not rows:
            raise InputError("No row in it has a text.")
        return rows
    return (from_markdown(text) if kind in MARKDOWN else from_text(text),)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"It cannot be read: {error.strerror or error}.") from None
    if len(raw) > LARGEST:
        raise InputError(f"It is larger than {LARGEST // 1_000_000} MB.")
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeError:
        raise InputError("It is no text in UTF-8. Save it as UTF-8 and try again.") from None
    if "\0" in text:
        raise InputError("It is no text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _names_in(folder: Path) -> set[str]:
    """Return the names in `folder` in small letters; it is made where it is not there. Raises StoreError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return {path.name.casefold() for path in folder.iterdir()}
    except OSError as error:
        raise StoreError(f"{folder} cannot be used: {error.strerror or error}.") from error


def _free_name(draft: Draft, taken: set[str]) -> str:
    """Return a file name after the draft's title that is not in `taken` (names in small letters)."""
    words = re.sub(r"[^\w\s-]", "", draft.title)[:NAME_LENGTH].split()
    stem = "-".join(words).strip("-_") or "draft"
    names = (f"{stem}.md", *(f"{stem}-{nth}.md" for nth in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def _write(target: Path, text: str) -> Path:
    """Write `text` whole or not at all."""
    beside = target.with_name(f".{target.name[:80]}.{uuid.uuid4().hex[:8]}")
    try:
        try:
            beside.write_text(text, encoding="utf-8", errors="replace", newline="")
            beside.replace(target)
        except OSError:
            with suppress(OSError):
                beside.unlink()
            raise
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror or error}.") from error
    return target
