"""What writers say about themselves, in their own words, before it becomes a profile."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers as they were written; nothing is checked yet."""

    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    organisation: bool = False
    desk: tuple[str, ...] = ()  # such as "mon-fri 09:00-17:30"
    goal: str = ""  # "80/20", "6-3-1"; "": none was named
    off: tuple[str, ...] = ()  # ids of rules
    previews: bool = False
