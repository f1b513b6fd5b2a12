"""What a page has to tell the writer, in one line, with at most one way to act on it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a message is meant."""

    INFO = "info"
    SUCCESS = "success"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One line for the writer."""

    sentence: str
    tone: Tone = Tone.INFO
    action: str = ""  # what the button says; "" for none
    act: Callable[[], None] | None = None
    stays: bool = False  # until it is read, as bad news does
