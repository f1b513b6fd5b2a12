"""Finds the program's own data files, wherever it is installed."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """Return the resource at the path that `parts` spell below resources/, whether it exists or not."""
    return files("resources").joinpath(*parts)


def resource_text(*parts: str) -> str:
    """Return the text of a UTF-8 resource.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return resource(*parts).read_text(encoding="utf-8")
