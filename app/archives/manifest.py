"""The list of contents of a backup: what is in it, of which version, and by which checksums."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from app.errors import InputError

KIND = "rapport-backup"
FORMAT = 1  # of the archive as such; the database inside has a version of its own
NAME = "manifest.json"
MOST_BYTES = 64 * 1024 * 1024  # of the list itself; ten thousand pictures take two
_SAFE = re.compile(r"[^/\\:\x00-\x1f]+(/[^/\\:\x00-\x1f]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of a backup."""

    size: int  # bytes
    sha256: str  # hexadecimal digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself."""

    program: str  # the version of Rapport that made it
    schema: int  # the version of the database in it
    made_at: datetime  # UTC
    members: Mapping[str, Member]

    @property
    def size(self) -> int:
        """Return how many bytes everything in it takes."""
        return sum(member.size for member in self.members.values())


def to_json(manifest: Manifest) -> str:
    """Return `manifest` as it stands in an archive."""
    return json.dumps(
        {
            "kind": KIND,
            "format": FORMAT,
            "program": manifest.program,
            "schema": manifest.schema,
            "made_at": manifest.made_at.astimezone(UTC).isoformat(),
            "files": {
                name: {"size": member.size, "sha256": member.sha256}
                for name, member in manifest.members.items()
            },
        },
        indent=1,
        ensure_ascii=False,
    )


def from_json(raw: bytes) -> Manifest:
    """Return the manifest that `raw` holds.

    Raises:
        InputError: it is none, it is not right, or a newer version of the program wrote it.
    """
    try:
        told = json.loads(raw.decode("utf-8"))
        if not isinstance(told, dict) or cast("dict[str, Any]", told).get("kind") != KIND:
            raise InputError("This file is not a backup of Rapport.")
        found = cast("dict[str, Any]", told)
        if int(found["format"]) > FORMAT:
            raise InputError("This backup was made by a newer version of Rapport. Update Rapport to read it.")
        made_at = datetime.fromisoformat(found["made_at"])
        return Manifest(
            program=str(found["program"]),
            schema=int(found["schema"]),
            made_at=made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC),
            members={str(name): _member(str(name), told) for name, told in found["files"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise damaged() from None


def damaged() -> InputError:
    """Return what is said of a backup that is not as it was made."""
    return InputError("This backup is damaged; nothing was changed. Use another one.")


def _member(name: str, told: Mapping[str, Any]) -> Member:
    """Return one member; its name must lead to a place inside the folder that it is unpacked in."""
    size, digest = int(told["size"]), str(told["sha256"])
    if not _SAFE.fullmatch(name) or {".", ".."} & set(name.split("/")) or size < 0:
        raise ValueError(name)
    if not _DIGEST.fullmatch(digest):
        raise ValueError(digest)
    return Member(size=size, sha256=digest)
