"""One text for one account at one moment, and the ways it may go.

waiting -> claimed -> preparing -> sending -> sent
                          ^-----------/       a thread: the next part
                              \\-> refused      the network read it and said no
                              \\-> unknown      the answer was lost
sent -> taken back    also what is out of a thread whose rest was cancelled
waiting -> held (coach, pause or sign-in says stop) | missed (policy) | cancelled
held -> waiting | missed    what it waited for is back, and its policy for missed times speaks
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.model.article import NO_ARTICLE, Article
from app.model.part import Part
from app.model.rehearsal import Rehearsal


class State(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    PREPARING = "preparing"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"
    TAKEN_BACK = "taken back"  # it was out, and the writer thought better of it


_W, _C, _P, _S = State.WAITING, State.CLAIMED, State.PREPARING, State.SENDING

NEXT: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.WAITING: frozenset({_C, State.HELD, State.MISSED, State.CANCELLED}),
        State.CLAIMED: frozenset({_P, _W, State.HELD, State.MISSED}),
        State.PREPARING: frozenset({_S, _W, State.REFUSED, State.HELD}),
        # Back to waiting only where it is certain that nothing arrived, on to preparing for the next part.
        State.SENDING: frozenset({State.SENT, _P, State.REFUSED, State.UNKNOWN, _W, State.HELD}),
        State.UNKNOWN: frozenset({State.SENT, _W, State.CANCELLED, _S}),
        State.HELD: frozenset({_W, State.MISSED, State.CANCELLED}),
        State.MISSED: frozenset({_W, State.CANCELLED}),
        State.REFUSED: frozenset({_W, State.CANCELLED}),
        State.SENT: frozenset({State.TAKEN_BACK}),
        State.CANCELLED: frozenset({_W, State.TAKEN_BACK}),  # the writer thought better of it
        State.TAKEN_BACK: frozenset[State](),
    }
)

BUSY = frozenset({_C, _P, _S})  # some publisher holds it
CLAIMABLE = BUSY | {_W, State.UNKNOWN}  # a publisher may take it up, a busy one once its lease has ended
OVER = frozenset({State.SENT, State.CANCELLED, State.TAKEN_BACK})  # nothing more is to come
TROUBLED = frozenset({State.UNKNOWN, State.REFUSED, State.HELD, State.MISSED})  # the writer should look


class Awaits(StrEnum):
    """What has to come back before a delivery goes on by itself; the writer's word always goes first."""

    NOTHING = ""
    SIGN_IN = "sign-in"  # its account has to be signed in again
    ACCOUNT = "account"  # its account was removed
    KEYRING = "keyring"  # the keyring, or the session, that has the secret of its account


class IfLate(StrEnum):
    """What becomes of a post whose moment passed while no publisher was awake."""

    SEND = "send"  # late, if not later than the policy allows
    ASK = "ask"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePolicy:
    """What to do when the moment has passed."""

    if_late: IfLate = IfLate.SEND
    within: timedelta = timedelta(hours=2)  # SEND: later than this, and the writer is asked

    def verdict(self, late: timedelta, grace: timedelta) -> State:
        """Return WAITING (send it), HELD (ask) or MISSED (drop) for a post that is `late`.

        Up to `grace` a post counts as punctual: clocks and queues are never exact.
        """
        if late <= grace:
            return State.WAITING
        if self.if_late is IfLate.DROP:
            return State.MISSED
        if self.if_late is IfLate.SEND and late <= self.within:
            return State.WAITING
        return State.HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One text for one account at one moment. A new state is a new object."""

    id: str
    draft_id: str
    account_id: str
    text: str  # the whole, as it was written for this account
    parts: tuple[Part, ...]  # what goes out, one after the other; at least one
    wall: datetime  # naive: what the clock on the wall shows in `zone`; its fold is the hour that was chosen
    zone: str  # IANA name
    due: datetime  # the instant that both name, in UTC
    policy: LatePolicy = LatePolicy()
    state: State = State.WAITING
    reason: str = ""  # why it is where it is, in a sentence
    override: str = ""  # why the writer published in spite of a hold
    intent: str | None = None  # give, talk or promote, as the review or the writer said
    language: str | None = None  # BCP 47
    warning: str = ""  # content warning
    visibility: str = ""  # public, unlisted or followers; "": public
    article: Article = NO_ARTICLE  # what goes beside the text where a post is an article
    attempts: int = 0  # tries that certainly did not arrive
    not_before: datetime | None = None  # UTC; a pause that the network or the back-off asked for
    awaits: Awaits = Awaits.NOTHING  # where it did not get through for want of that
    rehearsal: Rehearsal | None = None  # the last look at it before its moment
    series_id: str | None = None  # the series that it is one occurrence of
    occurrence: int | None = None  # which one, from 0

    @property
    def held_by_coach(self) -> bool:
        """Return whether it goes on only with the writer's written reason."""
        return self.state is State.HELD and self.rehearsal is not None and self.rehearsal.held

    @property
    def current(self) -> Part:
        """Return the part whose turn it is; the last one where all are out."""
        return self.parts[self.position]

    @property
    def position(self) -> int:
        """Return the place of `current` among the parts."""
        return next((at for at, part in enumerate(self.parts) if not part.out), len(self.parts) - 1)

    @property
    def begun(self) -> bool:
        """Return whether something of it is out, though perhaps not all."""
        return self.parts[0].out

    @property
    def place_words(self) -> str:
        """Return "part 2 of 3" for the part whose turn it is; "" for a post that stands alone."""
        return f"part {self.position + 1} of {len(self.parts)}" if len(self.parts) > 1 else ""

    @property
    def address(self) -> str:
        """Return where it can be read from its beginning; "" where that is not known."""
        return self.parts[0].address

    @property
    def sent_at(self) -> datetime | None:
        """Return when the last part went out; None before that."""
        return self.parts[-1].sent_at

    @property
    def complete(self) -> bool:
        """Return whether all of it is out."""
        return self.parts[-1].out

    def with_current(self, **changes: object) -> "Delivery":
        """Return a delivery that differs in the named fields of the part whose turn it is."""
        return self.with_part(self.position, **changes)

    def with_part(self, at: int, **changes: object) -> "Delivery":
        """Return a delivery that differs in the named fields of the part at place `at`."""
        part = replace(self.parts[at], **changes)  # pyright: ignore[reportArgumentType] - each caller names fields
        return replace(self, parts=(*self.parts[:at], part, *self.parts[at + 1 :]))

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the text as hexadecimal digits."""
        return digest(self.text)


def digest(text: str) -> str:
    """Return the SHA-256 of `text` as hexadecimal digits; lone surrogates are taken as they are."""
    import hashlib  # brings OpenSSL, 4 MB; nobody sends while the window opens

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_due(delivery: Delivery, now: datetime) -> bool:
    """Return whether the moment of `delivery` has come and no pause is asked for."""
    return delivery.due <= now and (delivery.not_before is None or delivery.not_before <= now)
