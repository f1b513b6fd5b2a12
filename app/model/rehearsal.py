"""What came of looking at a delivery before its moment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """The last look at a delivery before it goes out; planning it is the first."""

    at: datetime  # UTC
    trouble: str = ""  # what stands in its way, in a sentence; "": nothing does
    held: bool = False  # the coach would hold it: only the writer's written reason lets it go out
