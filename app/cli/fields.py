"""Takes the fields of a JSON object one by one, and says in a sentence which one is wrong."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from app.errors import InputError

Fields = Mapping[str, Any]  # what JSON holds; each field is checked when it is taken


def parse_object(line: bytes) -> Fields:
    """Return the JSON object in `line`.

    Raises:
        InputError: it is not UTF-8, not JSON, or not an object.
    """
    try:
        value: object = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise InputError("The line is not UTF-8 text.") from None
    except (ValueError, RecursionError):
        raise InputError("The line is not valid JSON.") from None
    if not isinstance(value, dict):
        raise InputError("The line is not a JSON object.")
    return cast("Fields", value)


def text_of(fields: Fields, name: str, default: str | None = None) -> str:
    """Return the text `name`; raises InputError where it is missing without a default, or no text."""
    value = fields.get(name, default)
    if not isinstance(value, str):
        raise InputError(f'"{name}" must be a text.')
    return value


def maybe_text_of(fields: Fields, name: str) -> str | None:
    """Return the text `name` or None; raises InputError where it is anything else."""
    return None if fields.get(name) is None else text_of(fields, name)


def texts_of(fields: Fields, name: str) -> tuple[str, ...] | None:
    """Return the list of texts `name`, None where there is none; raises InputError for anything else."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, str) for one in cast("list[object]", value)):
        raise InputError(f'"{name}" must be a list of texts.')
    return tuple(cast("list[str]", value))


def truth_of(fields: Fields, name: str) -> bool:
    """Return whether `name` is true, false where it is missing; raises InputError for anything else."""
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise InputError(f'"{name}" must be true or false.')
    return value


def moment_of(fields: Fields, name: str) -> datetime | None:
    """Return the moment `name`, None where there is none.

    Raises:
        InputError: it is not a time with a zone as RFC 3339 writes it.
    """
    value = maybe_text_of(fields, name)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise InputError(f'"{name}" must be a time with a zone, such as 2026-03-02T09:00:00+01:00.')
    return moment
