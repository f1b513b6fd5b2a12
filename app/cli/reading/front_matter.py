"""Takes from what stands above a Markdown text the fields that the coach can use."""

from typing import Any, cast

from app.errors import InputError
from app.services.drafting.front_matter import read
from app.settings.fields import Fields

# What the coach can use; all else in there is for other programs.
_USED = ("networks", "kind", "alt", "reply_to", "reply_to_at", "author", "account", "at")
_LISTS = ("networks", "alt")


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
    return {name: _listed(name, given[name]) for name in _USED if name in given}, start


def _listed(name: str, value: object) -> object:
    """Return `value` as a list where one is meant: people write "mastodon, bluesky" on one line."""
    if name == "networks" and isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [value] if name in _LISTS and isinstance(value, str) else value
