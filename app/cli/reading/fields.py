"""Reads one line of JSON as an object."""

import json
from typing import cast

from app.errors import InputError
from app.settings.fields import Fields


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
