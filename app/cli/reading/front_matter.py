"""Takes from what stands above a Markdown text the fields that the coach can use."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

from app.errors import InputError
from app.services.drafting.front_matter import read
from app.settings.fields import Fields
from coach.advice import Field

# What the coach can use; all else in there is for other programs.
_USED = ("networks", "kind", "alt", "reply_to", "reply_to_at", "author", "account", "at")
_LISTS = ("networks", "alt")
# What an article has beside its text, by the names that programs for blogs give it; the first are Rapport's.
_OF_AN_ARTICLE: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.TITLE: ("article_title", "title"),
        Field.EXCERPT: ("article_excerpt", "excerpt", "description", "summary"),
    }
)


def split(text: str) -> tuple[Fields, int]:
    """Return the fields that stand above `text`, and where the post itself begins.

    Line breaks must be `\\n`. Without front matter there are no fields and the post begins at 0.

    Raises:
        InputError: it is neither valid YAML nor TOML, or no list of names and values.
    """
    value, start = read(text)
    if value is None:
        return {}, start
    if not isinstance(value, dict):
        raise InputError("The front matter is no list of names and values.")
    given = cast("dict[Any, Any]", value)
    taken = {name: _listed(name, given[name]) for name in _USED if name in given}
    for field, names in _OF_AN_ARTICLE.items():
        words = [given[name] for name in names if isinstance(given.get(name), str)]
        taken |= {field: " ".join(words[0].split())} if words else {}
    return taken, start


def place_of(field: Field, words: str, above: str) -> int | None:
    """Return where the `words` of `field` begin in `above`, which stands over a text; None: not as they are.

    They may be folded over several lines or written with escapes; then no place in the file is theirs.
    """
    for name in _OF_AN_ARTICLE[field]:
        line = re.search(rf"(?m)^{name}[ \t]*[:=][ \t]*['\"]?{re.escape(words)}['\"]?[ \t]*$", above)
        if line is not None:
            return above.index(words, line.start() + len(name))
    return None


def _listed(name: str, value: object) -> object:
    """Return `value` as a list where one is meant: people write "mastodon, bluesky" on one line."""
    if name == "networks" and isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [value] if name in _LISTS and isinstance(value, str) else value
