"""One picture or video of a draft as the strip shows it."""

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True, kw_only=True)
class AltCount:
    """How much of one account's limit a description uses."""

    label: str  # the account's handle
    used: int
    limit: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaItem:
    """What is shown of one picture or video."""

    name: str
    kind: str  # "image", "gif" or "video"
    facts: str  # such as "1600 × 1200, 812 kB"
    alt: str = ""
    part: int = 0  # of a thread, from 0
    picture: QImage | None = None  # None: still being made, or a video
    troubles: tuple[str, ...] = ()  # full sentences
    mendable: bool = False  # it can be made to fit
    advice: str = ""  # what the coach says of the description
    counts: tuple[AltCount, ...] = ()


def described(item: MediaItem, number: int, total: int) -> str:
    """Return what a screen reader says of `item`, the one at `number` (from 0) of `total`."""
    kind = {"video": "Video", "gif": "Moving picture"}.get(item.kind, "Picture")
    alt = f"described as: {item.alt}" if item.alt.strip() else "no description yet"
    return f"{kind} {number + 1} of {total}, {item.name}, {alt}"
