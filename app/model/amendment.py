"""A second thought about a post that is out: another text for it, or taking it back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Wish(StrEnum):
    """What the writer wants of a post that is out."""

    EDIT = "edit"
    TAKE_BACK = "take back"


class AmendmentState(StrEnum):
    """Where a wish stands."""

    WAITING = "waiting"  # it can still be thought better of, or is tried again
    DONE = "done"
    REFUSED = "refused"  # the network said no; the reason in words
    DROPPED = "dropped"  # the writer thought better of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One wish for one delivery. A new state is a new object."""

    id: str
    delivery_id: str
    wish: Wish
    due: datetime  # UTC: the end of the undo window, or when it is tried again
    text: str = ""  # what the part is to say, for an edit
    part: int = 0  # the place of the part that is edited
    state: AmendmentState = AmendmentState.WAITING
    attempts: int = 0
    reason: str = ""
    said_before: str = ""  # the delivery's own remark, to be put back where the wish is dropped
