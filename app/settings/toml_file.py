"""Reads a TOML file, and says in a sentence why it cannot be read."""

import tomllib
from pathlib import Path

from app.errors import InputError
from app.settings.fields import Fields


def read_toml(path: Path) -> Fields:
    """Return what stands in `path`.

    Raises:
        FileNotFoundError: there is no such file.
        InputError: it cannot be read, or is not TOML.
    """
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8 text.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{path} is not valid TOML: {error}.") from None
