"""Where the parts of a thread stand in the text that the writer sees, and how they change places there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import regex

from app.services.splitting.threads import sections

BREAK = "\n\n---\n\n"  # the empty lines keep Markdown from taking the words above for a heading

_NUMBER = regex.compile(r" ?\d+/\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPlace:
    """Where one part stands, in code points of the text."""

    start: int
    end: int
    section: int  # which of the sections between hand-made breaks it stands in, from 0
    by_hand: bool  # a break made by hand stands before it; False for the first part too


def places(
    text: str, said: Sequence[str], *, numbered: bool = False, before: str = ""
) -> tuple[PartPlace, ...]:
    """Return where each of the parts that say `said`, in their order, stands in `text`.

    `numbered`: each ends in its number. `before` was put before `text` when that was cut into parts.
    """
    whole, here, section = before + text, 0, 0
    found: list[PartPlace] = []
    for part in said:
        words = _NUMBER.sub("", part) if numbered else part
        start = whole.find(words, here) if words else _next_section(whole, here)
        start = here if start < 0 else start
        passed = len(sections(whole[here:start])) - 1 if found or start else 0
        section += passed
        here = start + len(words)
        found.append(
            PartPlace(
                start=max(0, start - len(before)),
                end=max(0, here - len(before)),
                section=section,
                by_hand=bool(passed and found),
            )
        )
    return tuple(found)


def part_at(parts: Sequence[PartPlace], place: int) -> int:
    """Return the number (from 0) of the part in which `place` is, or the last one before it; 0 for none."""
    return max((number for number, part in enumerate(parts) if part.start <= place), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reordered:
    """A text whose parts have changed places."""

    text: str
    section_of: tuple[int, ...]  # by the old number of each part: its section now
    start: int  # where the part that was moved begins now, in code points


def reordered(text: str, parts: Sequence[PartPlace], here: int, there: int) -> Reordered:
    """Return `text` with its part `here` at the place `there`.

    Parts that stay neighbours keep what stands between them; new neighbours get a break made by hand.
    """
    order = list(range(len(parts)))
    order.insert(there, order.pop(here))
    made, section, start = "", 0, 0
    section_of = [0] * len(parts)
    for nth, number in enumerate(order):
        if nth:
            between = BREAK
            if number == order[nth - 1] + 1:
                kept = text[parts[number - 1].end : parts[number].start]
                between = kept if len(sections(kept)) <= 2 else BREAK
            section += len(sections(between)) - 1
            made += between
        if number == here:
            start = len(made)
        section_of[number] = section
        made += text[parts[number].start : parts[number].end]
    return Reordered(text=made, section_of=tuple(section_of), start=start)


def break_at(text: str, place: int) -> tuple[str, int]:
    """Return `text` with a break made by hand at `place`, and where writing goes on."""
    above, below = text[:place].rstrip(), text[place:].lstrip()
    return above + BREAK + below, len(above) + len(BREAK)


def followed(parts: Sequence[int], before: str, after: str) -> tuple[int, ...]:
    """Return the sections of `after` to which media go that belonged to the sections `parts` of `before`.

    Sections that stay as they are keep their media, and so does one that is split: its first half. What
    belonged to a section that is gone belongs to the one above it.
    """
    old, new = sections(before), sections(after)
    same = _shared(old, new)
    least = min(len(old), len(new)) - same
    ending = min(_shared(old[::-1], new[::-1]), least)
    last = len(new) - 1

    def goes(part: int) -> int:
        part = min(part, len(old) - 1)
        if part < same:
            return part
        if part >= len(old) - ending:
            return part + len(new) - len(old)
        return max(0, min(part, len(new) - ending - 1, last))

    return tuple(goes(part) for part in parts)


def _shared(one: Collection[str], other: Collection[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _next_section(whole: str, here: int) -> int:
    """Return where an empty section after `here` begins: right behind the next break."""
    found = regex.compile(r"^[^\S\n]*-{3,}[^\S\n]*(?:\n|$)", regex.MULTILINE).search(whole, here)
    return found.end() if found else len(whole)
