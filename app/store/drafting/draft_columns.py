"""How the parts of a draft that are lists stand in one column each, and how they are read again."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from app.model.article import NO_ARTICLE, Article
from app.model.draft import Attachment, Draft, Variant

_NONE, _NO_FIELDS = "[]", "{}"  # most are; a queue reads thousands of them at once


def to_column(values: tuple[str, ...] | tuple[Variant, ...] | tuple[Attachment, ...]) -> str:
    """Return `values` (strings, variants or attachments) as JSON, the same for the same values."""
    plain = [value if isinstance(value, str) else asdict(value) for value in values]
    return json.dumps(plain, ensure_ascii=False)


def strings(column: str) -> tuple[str, ...]:
    """Return the strings that `to_column` wrote."""
    return tuple(json.loads(column))


def variants(column: str) -> tuple[Variant, ...]:
    """Return the variants that `to_column` wrote."""
    return tuple(Variant(**fields) for fields in _objects(column))


def attachments(column: str) -> tuple[Attachment, ...]:
    """Return the attachments that `to_column` wrote."""
    return tuple(Attachment(**fields) for fields in _objects(column))


def article_column(article: Article) -> str:
    """Return `article` as JSON, the same for the same one."""
    told = {} if article == NO_ARTICLE else asdict(article)
    return json.dumps(told, ensure_ascii=False)


def article_of(column: str) -> Article:
    """Return the article that `article_column` wrote."""
    if column == _NO_FIELDS:
        return NO_ARTICLE
    told: Mapping[str, Any] = json.loads(column)
    return Article(
        title=told["title"],
        excerpt=told["excerpt"],
        categories=tuple(told["categories"]),
        tags=tuple(told["tags"]),
    )


def search_words(draft: Draft) -> str:
    """Return everything by which a writer may look for `draft`."""
    words = [draft.text, *(variant.text or "" for variant in draft.variants), draft.warning, draft.note]
    words += (f"{one.alt}\n{one.name}" for one in draft.media)
    return "\n".join((*words, *draft.article.words, *draft.labels))


def _objects(column: str) -> list[Mapping[str, Any]]:
    return [] if column == _NONE else json.loads(column)
