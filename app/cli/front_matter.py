"""Reads what stands above a Markdown text between lines of `---` (YAML) or `+++` (TOML)."""

import re
import tomllib
from typing import Any, cast

from app.errors import InputError
from app.settings.fields import Fields

# What the coach can use; all else in there is for other programs.
_USED = ("networks", "kind", "alt", "reply_to", "reply_to_at", "author", "account", "at")
_LISTS = ("networks", "alt")
# What PyYAML lets out where a tag such as !!int or !!timestamp has nothing that fits behind it.
_ODD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_BLOCK = re.compile(r"(---|\+\+\+)[ \t]*\n(?:(.*?)\n)?\1[ \t]*(?:\n|\Z)", re.DOTALL)


def split(text: str) -> tuple[Fields, int]:
    """Return the fields that stand above `text`, and where the post itself begins.

    Line breaks must be `\\n`. Without front matter there are no fields and the post begins at 0.

    Raises:
        InputError: it is neither valid YAML nor TOML, or no list of names and values.
    """
    block = _BLOCK.match(text)
    if block is None:
        return {}, 0
    value = _toml(block[2] or "") if block[1] == "+++" else _yaml(block[2] or "")
    if value is None:
        return {}, block.end()
    if not isinstance(value, dict):
        raise InputError("The front matter is no list of names and values.")
    given = cast("dict[Any, Any]", value)
    return {name: _listed(name, given[name]) for name in _USED if name in given}, block.end()


def _listed(name: str, value: object) -> object:
    """Return `value` as a list where one is meant: people write "mastodon, bluesky" on one line."""
    if name == "networks" and isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [value] if name in _LISTS and isinstance(value, str) else value


def _toml(raw: str) -> object:
    try:
        return tomllib.loads(raw)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"The front matter is not valid TOML: {error}.") from None


def _yaml(raw: str) -> object:
    import yaml  # few files have front matter, and the others should not pay for it

    try:
        return yaml.safe_load(raw)
    except (yaml.YAMLError, *_ODD) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in its line {mark.line + 1}" if mark else ""
        raise InputError(f"The front matter is not valid YAML{where}.") from None
