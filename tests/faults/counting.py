"""Counts what the servers hold against the ledger, and prints it by network and fault."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.model.delivery import TROUBLED, Delivery, State
from tests.faults.cases import Case
from tests.faults.catalogue import Act
from tests.faults.sites import Post

HEAD = (
    "network",
    "fault",
    "cards",
    "struck",
    "alone",
    "by writer",
    "waiting",
    "doubles",
    "lost",
    "wrong",
)
ROW = "{:<9} {:<33} {:>6} {:>6} {:>6} {:>9} {:>8} {:>8} {:>5} {:>6}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the deliveries of one row."""

    cards: int = 0
    struck: int = 0  # the fault met the delivery
    alone: int = 0  # sent without a word of the writer
    by_writer: int = 0  # sent after the writer saw to it, or cancelled by the writer
    waiting: int = 0  # not sent at the end, and shown to the writer with a reason
    doubles: int = 0  # posts too many
    lost: int = 0  # parts that the ledger calls sent and no server has, or deliveries that nobody hears of
    wrong: int = (
        0  # in another order or place, without their pictures, or with a receipt that leads elsewhere
    )

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})

    @property
    def good(self) -> bool:
        """Whether nothing is twice, lost or wrong."""
        return not (self.doubles or self.lost or self.wrong)


def tally(case: Case, delivery: Delivery, posts: Sequence[Post]) -> Tally:
    """Count one case; `posts` is everything that its account has posted."""
    held = Counter(post.text for post in posts)
    own = [post for post in posts if post.text in case.texts]
    sent = delivery.state is State.SENT
    parts = [part.out for part in delivery.parts]
    cancelled = delivery.state is State.CANCELLED and case.card.fault.act is Act.CANCEL
    out_though_cancelled = cancelled and any(
        held[text] and not out for text, out in zip(case.texts, parts, strict=True)
    )
    visible = delivery.state in TROUBLED and bool(delivery.reason)
    missing = sum(out and not held[text] for text, out in zip(case.texts, parts, strict=True))
    return Tally(
        cards=1,
        struck=case.struck,
        alone=case.alone is State.SENT,
        by_writer=cancelled or (sent and case.alone is not State.SENT),
        waiting=visible,
        doubles=sum(max(0, held[text] - 1) for text in case.texts),
        lost=missing + (not sent and not visible and not cancelled),
        wrong=out_though_cancelled or (sent and not missing and not _is_right(case, delivery, own)),
    )


def table(tallies: Mapping[tuple[str, str], Tally]) -> Iterable[str]:
    """Yield the lines of the table and its sum."""
    yield ROW.format(*HEAD)
    for (network, fault), counted in sorted(tallies.items()):
        yield ROW.format(network, fault, *_cells(counted))
    yield ROW.format("all", "", *_cells(total(tallies.values())))


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum."""
    return sum(tallies, Tally())


def _cells(counted: Tally) -> list[int]:
    return [getattr(counted, name) for name in counted.__slots__]


def _is_right(case: Case, delivery: Delivery, own: Sequence[Post]) -> bool:
    by_text = {post.text: post for post in own}
    above = ""
    for at, (text, part) in enumerate(zip(case.texts, delivery.parts, strict=True)):
        post = by_text[text]
        pictured = case.card.pictures and at == len(case.texts) - 1
        # What the writer saw to be out has no receipt: its address is empty.
        leads_there = not part.address or post.place in {part.remote_id, part.address}
        if post.above != above or post.pictures != pictured or not leads_there:
            return False
        above = post.place
    return True
