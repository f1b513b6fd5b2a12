"""What is done once the window is closed, before it is opened again."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """The window is opened again in any case."""

    restore: Path | None = None  # a backup that is restored in between
