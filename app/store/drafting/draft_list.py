"""The list of drafts: searched by words, narrowed to a label or to the archive, quick with ten thousand."""

from collections.abc import Sequence
from sqlite3 import Row  # noqa: TID251 - the database's own floor
from typing import overload

from app.model.draft import Head
from app.store.database import Database, known_moment
from app.store.drafting.draft_columns import strings

BEGINNING = 300  # code points of a draft that a list may show
_FIRST_IDEOGRAPH = (
    "\u2e80"  # from here on, scripts without spaces: the index knows only how their lines begin
)
_INDEXED = """id IN (SELECT draft_id FROM draft_words WHERE number IN
    (SELECT rowid FROM draft_search WHERE draft_search MATCH ?))"""
_READ_THROUGH = "id IN (SELECT draft_id FROM draft_words WHERE instr(lower(words), lower(?)))"
_WORDS = "SELECT words FROM draft_words WHERE draft_id = id"


class Heads(Sequence[Head]):
    """The drafts that were found, each made into a `Head` when somebody looks at it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Hold `rows` of drafts."""
        self._rows = rows
        self.ids: tuple[str, ...] = tuple(row["id"] for row in rows)

    def __len__(self) -> int:
        """Return how many drafts there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, nth: int) -> Head: ...
    @overload
    def __getitem__(self, nth: slice) -> "Heads": ...
    def __getitem__(self, nth: int | slice) -> "Head | Heads":
        """Return the nth draft, or some of them."""
        if isinstance(nth, slice):
            return Heads(self._rows[nth])
        row = self._rows[nth]
        return Head(
            id=row["id"],
            text=row["text"],
            updated_at=known_moment(row["updated_at"]),
            labels=strings(row["labels"]),
            pinned=bool(row["pinned"]),
            archived=bool(row["archived"]),
            noted=bool(row["noted"]),
        )


class DraftList:
    """Finds the heads of drafts that are not deleted."""

    def __init__(self, database: Database) -> None:
        """Look into `database`."""
        self._database = database

    def heads(self, words: str = "", label: str = "", *, archived: bool = False) -> Heads:
        """Return the drafts that have each of `words` or a word that begins so, pinned ones first.

        Case and diacritics make no difference; the words may stand in any of the draft's texts, in its note,
        its labels or what describes its pictures.
        """
        where, values = ["deleted_at IS NULL", "archived = ?"], [int(archived), *_search_values(words)]
        if words.strip():
            where.append(_INDEXED if _indexed(words) else _READ_THROUGH)
        if label:
            where.append("EXISTS (SELECT 1 FROM json_each(labels) WHERE value = ?)")
            values.append(label)
        rows = self._database.rows(
            f"""SELECT id, substr(iif(trim(text) = '', ({_WORDS}), text), 1, {BEGINNING}) AS text, updated_at,
                labels, pinned, archived, note <> '' AS noted
            FROM drafts WHERE {" AND ".join(where)} ORDER BY pinned DESC, updated_at DESC, id""",  # noqa: S608 - our own words
            *values,
        )
        return Heads(rows)

    def labels(self) -> tuple[str, ...]:
        """Return every label in use, in the order of the alphabet."""
        rows = self._database.rows(
            """SELECT DISTINCT value FROM drafts, json_each(labels)
            WHERE deleted_at IS NULL AND labels <> '[]' ORDER BY value COLLATE NOCASE, value"""
        )
        return tuple(row["value"] for row in rows)


def _indexed(words: str) -> bool:
    """Return whether the index of words knows what `words` ask for; signs and emoji it does not."""
    return all(letter < _FIRST_IDEOGRAPH for letter in words) and bool(_alphanumeric(words))


def _search_values(words: str) -> list[object]:
    if not words.strip():
        return []
    if not _indexed(words):
        return [words.strip()]
    quoted = (word.replace('"', '""').replace("\0", "") for word in _alphanumeric(words))
    return [" ".join(f'"{word}"*' for word in quoted)]


def _alphanumeric(words: str) -> list[str]:
    return [word for word in words.split() if any(letter.isalnum() for letter in word)]
