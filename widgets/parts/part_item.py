"""What the cards of a thread show of each part."""

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPicture:
    """A picture of a part, small."""

    name: str
    described: bool
    view: QImage | None = None  # None: not there yet, or a video


@dataclass(frozen=True, slots=True, kw_only=True)
class PartItem:
    """One part of a thread as a card."""

    text: str
    used: int
    limit: int  # 0: none
    by_hand: bool = False  # the break before it was made by hand
    pictures: tuple[PartPicture, ...] = ()
    trouble: str = ""  # why it cannot go out so


def spoken(item: PartItem, number: int, total: int) -> str:
    """Return what a screen reader says of the card at `number` (from 0) of `total`."""
    words = [f"Part {number + 1} of {total}: {item.text[:200] or 'no words'}"]
    if item.limit:
        words.append(f"{item.used} of {item.limit}")
    if number:
        words.append("after a break of your own" if item.by_hand else "after an automatic break")
    if item.pictures:
        words.append(f"{len(item.pictures)} {'picture' if len(item.pictures) == 1 else 'pictures'}")
    if item.trouble:
        words.append(item.trouble)
    return ", ".join(words)
