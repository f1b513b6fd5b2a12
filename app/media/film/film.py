"""What is known of a video, and what is written over in its file so that it tells no place and no time."""

from dataclasses import dataclass

VIDEO_BYTES_MAX = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Patch:
    """Bytes of the file that are written over; where `data` ends before `end`, zeros follow."""

    start: int
    end: int
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One video: how it looks, and its patches."""

    width: int  # pixels, as shown
    height: int
    duration_s: float
    patches: tuple[Patch, ...]
    remark: str = ""  # a sentence, where something had to go that a person may miss
