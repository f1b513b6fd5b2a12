"""The file that an entry for the start at login is: read, written whole, and removed."""

import os
from pathlib import Path

from app.errors import StoreError
from app.places import HOME_VARIABLE

NAME = "rapport"


def own_environ() -> dict[str, str]:
    """Return what of our environment such a start needs, too."""
    home = os.environ.get(HOME_VARIABLE)
    return {HOME_VARIABLE: str(Path(home).absolute())} if home else {}


def write_entry(path: Path, raw: bytes) -> None:
    """Write the entry `path` whole or not at all. Raises StoreError."""
    beside = path.with_name(f".{path.name}.coming")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(raw)
        beside.replace(path)
    except OSError as error:
        raise cannot_change(path, error) from error


def remove_entry(path: Path) -> None:
    """Remove the entry `path`; it is no error if it is not there. Raises StoreError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_change(path, error) from error


def read_entry(path: Path) -> bytes | None:
    """Return the entry `path`, None where there is none. Raises StoreError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}.") from error


def cannot_change(place: object, error: OSError) -> StoreError:
    """Return what is said where the system does not let us."""
    return StoreError(f"The start at login cannot be changed: {place}: {error.strerror or error}.")
