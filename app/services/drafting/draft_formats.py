"""Drafts as files: Markdown with front matter, plain text, and tables; read with care, written to be read."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from app.errors import InputError
from app.model.article import NO_ARTICLE, Article, names_in
from app.model.draft import Draft, Variant
from app.services.drafting.front_matter import read
from app.services.drafting.shelf import tidy_labels

_ARTICLE = ("article_title", "article_excerpt", "article_categories", "article_tags")
COLUMNS: tuple[str, ...] = (
    "text",
    "labels",
    "note",
    "warning",
    "language",
    *_ARTICLE,
    "created",
    "updated",
    "archived",
)
_LABELS = ("labels", "label", "tags", "tag", "keywords", "categories")
_NOTE = ("note", "notes", "comment", "comments")
_WARNING = ("warning", "cw", "content_warning", "spoiler", "spoiler_text")
_LANGUAGE = ("language", "lang")
_OWN = ("created", "updated", "archived", "variants")  # what an export says for the eye, or reads again
_BETWEEN_LABELS = re.compile(r"[,;|\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a file gives to a draft."""

    text: str
    labels: tuple[str, ...] = ()
    note: str = ""
    warning: str = ""
    language: str | None = None
    variants: tuple[Variant, ...] = ()
    article: Article = NO_ARTICLE


def from_text(text: str) -> Taken:
    """Return a plain text as a draft."""
    return Taken(text=text.strip("\n"))


def from_markdown(text: str) -> Taken:
    """Return a Markdown text; what its front matter says goes where it fits, and the rest into the note.

    Raises InputError where the front matter cannot be read.
    """
    value, start = read(text)
    if not isinstance(value, dict):
        return from_text(text)  # two rules with a text between them, not front matter
    fields = {str(name).strip().lower(): given for name, given in cast("dict[Any, Any]", value).items()}
    return _taken(text[start:].strip("\n"), fields)


def from_table(text: str) -> tuple[Taken, ...]:
    """Return one draft for each row of a table with a column "text"; rows without text are left out.

    Raises InputError where it is no such table.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        head = [name.strip().lower() for name in next(rows, list[str]())]
        if "text" not in head:
            named = ", ".join(f"“{name}”" for name in head if name) or "none"
            raise InputError(f"It has no column called “text”. Its columns are: {named}.")
        tables = [dict(zip(head, cells, strict=False)) for cells in rows]
    except csv.Error as error:
        raise InputError(f"It is no table that can be read: {error}.") from None
    return tuple(_taken(row["text"], row) for row in tables if row.get("text", "").strip())


def to_markdown(draft: Draft) -> str:
    """Return `draft` as Markdown under front matter, so that `from_markdown` reads the same again."""
    import yaml  # only an export needs it

    fields: dict[str, object] = dict(_plain(draft))
    fields["labels"] = list(draft.labels)
    del fields["text"]
    if draft.variants:
        fields["variants"] = [
            {"account": one.account_id, "text": one.text, "base": one.base} for one in draft.variants
        ]
    told = {name: value for name, value in fields.items() if value}
    return f"---\n{yaml.safe_dump(told, allow_unicode=True, sort_keys=False)}---\n{draft.text}\n"


def to_table(drafts: Iterable[Draft]) -> str:
    """Return `drafts` as a table that `from_table` reads again."""
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, COLUMNS)
    table.writeheader()
    for draft in drafts:
        table.writerow({**_plain(draft), "labels": ", ".join(draft.labels)})
    return written.getvalue()


def _plain(draft: Draft) -> dict[str, str]:
    return {
        "text": draft.text,
        "labels": "",
        "note": draft.note,
        "warning": draft.warning,
        "language": draft.language or "",
        "article_title": draft.article.title,
        "article_excerpt": draft.article.excerpt,
        "article_categories": ", ".join(draft.article.categories),
        "article_tags": ", ".join(draft.article.tags),
        "created": draft.created_at.astimezone(UTC).isoformat(timespec="seconds"),
        "updated": draft.updated_at.astimezone(UTC).isoformat(timespec="seconds"),
        "archived": "yes" if draft.archived else "",
    }


def _taken(text: str, fields: Mapping[str, object]) -> Taken:
    """Return `text` with `fields` (their names in small letters) where they fit, the rest in the note."""
    known = {*_LABELS, *_NOTE, *_WARNING, *_LANGUAGE, *_ARTICLE, *_OWN, "text"}
    notes = [_words(fields[name]) for name in _NOTE if name in fields]
    notes += (f"{name}: {_words(value)}" for name, value in fields.items() if name not in known and value)
    labels = [label for name in _LABELS if name in fields for label in _list(fields[name])]
    return Taken(
        text=text,
        labels=tidy_labels(labels),
        note="\n".join(note for note in notes if note),
        warning=next((_words(fields[name]) for name in _WARNING if fields.get(name)), ""),
        language=next((_words(fields[name]) for name in _LANGUAGE if fields.get(name)), None),
        variants=_variants(fields.get("variants")),
        article=_article(*(_words(fields.get(name)) for name in _ARTICLE)),
    )


def _article(title: str, excerpt: str, categories: str, tags: str) -> Article:
    return Article(title=title, excerpt=excerpt, categories=names_in(categories), tags=names_in(tags))


def _variants(value: object) -> tuple[Variant, ...]:
    found: dict[str, Variant] = {}
    for one in cast("list[object]", value) if isinstance(value, list) else []:
        given = cast("dict[Any, Any]", one) if isinstance(one, dict) else {}
        account, text, base = given.get("account"), given.get("text"), given.get("base", "")
        if isinstance(account, str) and isinstance(base, str) and (text is None or isinstance(text, str)):
            found[account] = Variant(account_id=account, text=text, base=base)
    return tuple(found.values())


def _list(value: object) -> list[str]:
    if isinstance(value, list):
        return [_words(one) for one in cast("list[object]", value)]
    return _BETWEEN_LABELS.split(_words(value))


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_words(one) for one in cast("list[object]", value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return "" if value is None else str(value).strip()


def _delimiter(text: str) -> str:
    """Return what stands between the names in the first line: some programs write other signs than commas."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
