"""The part of a picture that stays when it is cropped."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """What stays of a picture, in shares of its sides from 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float
