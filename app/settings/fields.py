"""Takes the fields of a JSON object or a TOML table one by one, and says in a sentence which one is wrong."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from math import isfinite
from typing import Any, cast

from app.errors import InputError

Fields = Mapping[str, Any]  # what JSON and TOML hold; each field is checked when it is taken


def refuse_unknown(fields: Fields, known: Iterable[str]) -> None:
    """Raise InputError where `fields` has a name that is not among `known`."""
    names = sorted(known)
    unknown = sorted(set(fields).difference(names))
    if unknown:
        raise InputError(f'There is no "{unknown[0]}"; known are {", ".join(names)}.')


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


def number_of(fields: Fields, name: str, default: int = 0) -> int:
    """Return the whole number `name`, 0 or more; raises InputError for anything else."""
    value = amount_of(fields, name, default)
    if value < 0 or value != int(value):
        raise InputError(f'"{name}" must be a whole number, 0 or more.')
    return int(value)


def amount_of(fields: Fields, name: str, default: float) -> float:
    """Return the number `name`; raises InputError where it is anything else."""
    value = fields.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise InputError(f'"{name}" must be a number.')
    return value


def table_of(fields: Fields, name: str) -> Fields:
    """Return the table `name`, an empty one where it is missing; raises InputError for anything else."""
    value = fields.get(name, {})
    if not isinstance(value, dict):
        raise InputError(f'"{name}" must be a table.')
    return cast("Fields", value)


def moment_of(fields: Fields, name: str) -> datetime | None:
    """Return the moment `name`, None where there is none.

    Raises:
        InputError: it is not a time with a zone as RFC 3339 writes it.
    """
    value = fields.get(name)
    if value is None:
        return None
    if isinstance(value, datetime):  # TOML and YAML know times
        moment: datetime | None = value
    else:
        try:
            moment = datetime.fromisoformat(text_of(fields, name))
        except ValueError:
            moment = None
    if moment is None or moment.tzinfo is None:
        raise InputError(f'"{name}" must be a time with a zone, such as 2026-03-02T09:00:00+01:00.')
    return moment
