"""What the last `install` could not install, and why: small files in the cache."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from tests.servers.installing import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A part that is not on this machine: the reason in a sentence, and the command that installs it."""

    reason: str
    command: str

    def __str__(self) -> str:
        return f"{self.reason} To install it: {self.command}"


def write(part: str, missing: Missing | None) -> None:
    """Record why `part` is missing; None forgets an earlier record."""
    if missing is None:
        _file(part).unlink(missing_ok=True)
    else:
        _file(part).write_text(json.dumps(asdict(missing)), encoding="utf-8")


def read(part: str) -> Missing | None:
    """Return what the last `install` recorded about `part`; None if it recorded nothing readable."""
    try:
        kept = cast("dict[str, str]", json.loads(_file(part).read_text(encoding="utf-8")))
        return Missing(reason=kept["reason"], command=kept["command"])
    except (OSError, ValueError, KeyError):
        return None


def _file(part: str) -> Path:
    return cache.root() / f"missing-{part}.json"
