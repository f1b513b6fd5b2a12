"""What the palette and the page of keys show of one thing that can be done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing that can be done, in words and keys as they are shown."""

    id: str
    words: str
    group: str
    keys: tuple[str, ...] = ()
    possible: bool = True  # False: not now


def found(commands: tuple[Command, ...], typed: str, recent: tuple[str, ...] = ()) -> tuple[Command, ...]:
    """Return the possible ones of `commands` that fit what was `typed`, the likeliest first.

    Every word typed has to begin a word of the command, or at least be in it. Among equals the ones with
    ids in `recent`, the latest first, come before the others, which keep their order.
    """
    wanted = typed.casefold().split()
    ranked: list[tuple[int, int, int, Command]] = []
    for place, command in enumerate(commands):
        rank = _rank(f"{command.words} {command.group}".casefold(), wanted)
        if command.possible and rank is not None:
            late = recent.index(command.id) if command.id in recent else len(recent)
            ranked.append((rank, late, place, command))
    return tuple(command for *_, command in sorted(ranked, key=lambda one: one[:3]))


def _rank(words: str, wanted: list[str]) -> int | None:
    """Return 0 where `words` begins so, 1 where its words do, 2 where it is inside; None where it is not."""
    if not wanted:
        return 0
    if words.startswith(" ".join(wanted)):
        return 0
    parts = words.replace(",", " ").split()
    if all(any(part.startswith(one) for part in parts) for one in wanted):
        return 1
    return 2 if all(one in words for one in wanted) else None
