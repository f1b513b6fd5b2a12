"""Reads what a server sent without trusting its shape: a missing or wrong member is simply not there."""

from datetime import UTC, datetime
from typing import cast

Fields = dict[str, object]
NAME_MAX = 200  # code points; both networks allow fewer


def fields(value: object) -> Fields:
    """Return `value` as a JSON object; an empty one where it is none."""
    return cast("Fields", value) if isinstance(value, dict) else {}


def listed(value: object) -> list[object] | None:
    """Return `value` as a JSON list; None where it is none."""
    return cast("list[object]", value) if isinstance(value, list) else None


def entries(value: object) -> list[Fields]:
    """Return the JSON objects in the list `value`, without empty ones; [] where it is no list."""
    return [found for entry in listed(value) or () if (found := fields(entry))]


def rows(value: object) -> list[Fields] | None:
    """Return the JSON objects in the list `value`; None where it is no list, or anything in it is no object.

    Such a list says nothing: least of all that something is not there, and may be sent once more.
    """
    found = listed(value)
    return None if found is None or not all(map(fields, found)) else entries(found)


def word(value: Fields, name: str) -> str:
    """Return the string called `name`; "" where there is none."""
    found = value.get(name)
    return found if isinstance(found, str) else ""


def one_line(words: str) -> str:
    """Return `words` in one line, and no more of them than fit a name."""
    return " ".join(words.split())[:NAME_MAX]


def number(value: Fields, name: str) -> int | None:
    """Return the whole number above zero called `name`; None where there is none."""
    found = value.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else None


def moment(text: str) -> datetime | None:
    """Return the moment that an ISO 8601 `text` names, in UTC; None where it names none."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
