"""What the chosen accounts and the coach say of each picture of a draft, as sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.account import Account
from app.model.draft import Attachment
from app.model.media import MediaLimits, TooMuch, too_much
from coach.advice import Review
from coach.entry import Entry
from coach.reviewing.review import review


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of one attachment, or of all together."""

    sentences: tuple[str, ...] = ()
    mendable: bool = False  # what is wrong can be mended by packing


def told_of(media: Sequence[Attachment], accounts: Sequence[Account], number: int | None) -> Said:
    """Return what `accounts` do not take of the attachment at `number`; None: of all together."""
    found: dict[str, tuple[TooMuch, list[str]]] = {}
    for account in accounts:
        for one in too_much(media, account.limits.media):
            if one.number == number:
                found.setdefault(one.sentence, (one, []))[1].append(account.handle)
    return Said(
        sentences=tuple(
            f"{_capital(words)}, for {_listed(handles)}." for words, (_, handles) in found.items()
        ),
        mendable=any(one.mendable for one, _ in found.values()),
    )


def media_obstacle(media: Sequence[Attachment], accounts: Sequence[Account]) -> str:
    """Return the first reason why `media` cannot go to all of `accounts`, as a sentence; "" if they can."""
    for account in accounts:
        for one in too_much(media, account.limits.media):
            if one.stops:
                return f"{_capital(one.sentence)}, for {account.handle}."
    return ""


def read_alone(media: Sequence[Attachment]) -> Review | None:
    """Return what the coach says of the descriptions beside no text; None where nothing is described."""
    alt = tuple(one.alt for one in media)
    return review(Entry(text="", alt=alt), readability=False) if any(map(str.strip, alt)) else None


def coached(said: Review | None, media: Sequence[Attachment], number: int) -> str:
    """Return what `said` says of the description of the picture at `number`; "" where nothing."""
    findings = said.findings if said is not None else ()
    for finding in findings:
        alone = len(media) == 1
        if finding.rule == "thin-alt" and (alone or finding.message.startswith(_which(number))):
            return f"{finding.message} {finding.suggestion}"
    return ""


def tightest(limits: Sequence[MediaLimits]) -> MediaLimits:
    """Return limits for a picture that every one of `limits` takes."""
    usual = MediaLimits()
    types = [one.picture_types for one in limits] or [usual.picture_types]
    return MediaLimits(
        picture_types=tuple(kind for kind in types[0] if all(kind in other for other in types)),
        picture_bytes=_least([one.picture_bytes for one in limits]),
        picture_pixels=_least([one.picture_pixels for one in limits]),
        picture_side=_least([one.picture_side for one in limits]),
    )


def _which(number: int) -> str:
    return f"The description of picture {number + 1} "


def _least(numbers: Sequence[int | None]) -> int | None:
    return min((number for number in numbers if number is not None), default=None)


def _capital(words: str) -> str:
    """Return `words` as the start of a sentence; a file's name stays as it is written."""
    known = ("the ", "only ", "no ", "pictures ")
    return words[0].upper() + words[1:] if words.startswith(known) else words


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
