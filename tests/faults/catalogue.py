"""Everything that can go wrong with a delivery here, and the deck of cards that deals it out."""

import random
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from app.services.sending.delivering import Step


class Kind(StrEnum):
    """What a request is for, as far as the faults tell them apart."""

    PUBLISH = auto()  # makes something visible
    DRAFT = auto()  # makes what a later request makes visible
    UPLOAD = auto()
    RENEW = auto()  # new tokens for old ones
    SIGN_IN = auto()
    LOOK = auto()  # asks for posts
    OTHER = auto()


class Act(StrEnum):
    """What the gate, the desk or the publisher does."""

    # with a request
    RESET_BEFORE = auto()  # read, not passed on, and the connection reset
    RESET_DURING = auto()  # half of it passed on, and both connections reset
    RESET_AFTER = auto()  # passed on, and the connection reset at once
    LOST = auto()  # done, and the connection closed without a word
    LATE_ANSWER = auto()  # done, and told when nobody listens any more
    LATE_REQUEST = auto()  # passed on when the client has given up
    LORIS = auto()  # done, and told a letter at a time
    INSTEAD = auto()  # not passed on; `answer` comes back
    OVER = auto()  # done; `answer` comes back instead of the server's
    CUT_BODY = auto()  # done; half of the body is missing
    GARBLED = auto()  # done; half of the JSON, told as if it were whole
    NO_RECORD = auto()  # done; what comes back is no record of TLS
    NO_HTTP = auto()  # done; what comes back is no HTTP
    ENDLESS = auto()  # done; the answer goes on and on
    TOKEN_DEAD = auto()  # passed on with a token that the server no longer takes
    DIE_BEFORE = auto()  # the publisher is killed before the request goes on
    DIE_DURING = auto()  # when half has gone on
    DIE_AFTER = auto()  # when all has gone on
    DIE_ANSWERED = auto()  # when the answer is there, and before it hears
    # with a connection
    REFUSED = auto()
    HANG_UP = auto()  # reset as soon as it is there
    UNTRUSTED = auto()  # the server's certificate is its own word alone
    OTHER_NAME = auto()  # the certificate is somebody else's
    OUT_OF_DATE = auto()
    PLAIN = auto()  # it does not speak TLS
    BROKEN_TLS = auto()  # it hangs up in the middle of the greeting
    # at a step of the delivery
    DIE = auto()
    DIE_SOON = auto()  # at some time after the step
    FULL = auto()  # no byte more fits on the disk
    LOCKED = auto()  # another process holds the database
    KEYRING = auto()  # somebody locks the keyring
    READ_ONLY = auto()  # dies, and is started again where it may not write
    BACK = auto()  # the clock is put back by an hour
    FORWARD = auto()  # by an hour
    ASLEEP = auto()  # for three days
    NAP = auto()  # for three minutes: longer than any lease, and shorter than a connection lives
    MOVE = auto()  # the writer gives the post another time
    MOVE_ELSEWHERE = auto()  # from another program
    CANCEL = auto()  # from another program
    REVOKED = auto()  # the writer takes the sign-in back, at the server


CONNECTION = frozenset(
    {Act.REFUSED, Act.HANG_UP, Act.UNTRUSTED, Act.OTHER_NAME, Act.OUT_OF_DATE, Act.PLAIN, Act.BROKEN_TLS}
)
AT_STEP = frozenset(
    {
        Act.DIE,
        Act.DIE_SOON,
        Act.FULL,
        Act.LOCKED,
        Act.KEYRING,
        Act.READ_ONLY,
        Act.BACK,
        Act.FORWARD,
        Act.ASLEEP,
        Act.NAP,
        Act.MOVE,
        Act.MOVE_ELSEWHERE,
        Act.CANCEL,
        Act.REVOKED,
    }
)
CLOCK = frozenset({Act.BACK, Act.FORWARD, Act.ASLEEP, Act.NAP})
TOKENS = frozenset({Act.TOKEN_DEAD, Act.REVOKED})
DEATHS = frozenset(
    {Act.DIE, Act.DIE_SOON, Act.READ_ONLY, Act.DIE_BEFORE, Act.DIE_DURING, Act.DIE_AFTER, Act.DIE_ANSWERED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What comes back instead of the server's own words."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong; `name` is its row in the table."""

    name: str
    act: Act
    answer: Answer | None = None
    often: tuple[int, int] = (1, 1)  # how many requests or connections in a row meet it, between these


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A fault and where a delivery meets it, and what kind of delivery that takes."""

    fault: Fault
    kind: Kind | None = None  # of the request; None: any
    step: Step | None = None  # of the delivery; connections are met right after it
    nth: int = 1  # of such requests or steps
    parts: int = 1
    pictures: bool = False
    before: "Card | None" = None  # a lost answer that makes the program look, to be met first


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the posts of a network do besides being published."""

    threads: bool = True
    renews: bool = False  # its tokens end and are renewed
    drafts: bool = False  # a post is made first and shown afterwards


HTML = b"<!doctype html><html><head><title>Hello</title></head><body><p>Back soon.</p></body></html>"
PAGE = (("Content-Type", "text/html; charset=utf-8"),)
JSON = (("Content-Type", "application/json"),)
ZIP = (("Content-Encoding", "gzip"),)


def _storm(status: int) -> list[Fault]:
    page = Answer(status=status, headers=PAGE, body=HTML)
    word = Answer(status=status, headers=JSON, body=b'{"error":"InternalServerError"}')
    return [
        Fault(name=f"{status} storm, not stored", act=Act.INSTEAD, answer=page, often=(1, 5)),
        Fault(name=f"{status} after storing", act=Act.OVER, answer=word),
    ]


def _moved(status: int, place: str) -> Answer:
    return Answer(status=status, headers=(("Location", place),))


def faults(foreign: str) -> list[Fault]:
    """Return every fault; redirects lead to `foreign`, where somebody listens."""
    told = Answer(status=429, headers=(*JSON, ("Retry-After", "7")), body=b'{"error":"RateLimitExceeded"}')
    dated = Answer(status=429, headers=(("Retry-After", "Wed, 01 Jan 2070 00:00:00 GMT"),))
    zipped = Answer(status=200, headers=ZIP, body=HTML)
    return [
        *(
            Fault(name=name, act=act)
            for name, act in (
                ("reset before the request is read", Act.RESET_BEFORE),
                ("reset while it is sent", Act.RESET_DURING),
                ("reset once it is sent", Act.RESET_AFTER),
                ("answer lost", Act.LOST),
                ("answer late", Act.LATE_ANSWER),
                ("request late", Act.LATE_REQUEST),
                ("slow loris", Act.LORIS),
                ("body cut short", Act.CUT_BODY),
                ("bad JSON", Act.GARBLED),
                ("answer not in TLS", Act.NO_RECORD),
                ("answer not in HTTP", Act.NO_HTTP),
                ("answer without end", Act.ENDLESS),
                ("token dead at the server", Act.TOKEN_DEAD),
                ("killed: nothing passed on", Act.DIE_BEFORE),
                ("killed: half passed on", Act.DIE_DURING),
                ("killed: all passed on", Act.DIE_AFTER),
                ("killed: answer unread", Act.DIE_ANSWERED),
            )
        ),
        *(
            Fault(name=name, act=act, often=(1, 3))
            for name, act in (
                ("connection refused", Act.REFUSED),
                ("connection reset", Act.HANG_UP),
                ("TLS: nobody vouches", Act.UNTRUSTED),
                ("TLS: another's name", Act.OTHER_NAME),
                ("TLS: out of date", Act.OUT_OF_DATE),
                ("TLS: none spoken", Act.PLAIN),
                ("TLS: greeting broken off", Act.BROKEN_TLS),
            )
        ),
        *(
            Fault(name=name, act=act)
            for name, act in (
                ("killed at a step", Act.DIE),
                ("killed at any time", Act.DIE_SOON),
                ("disk full", Act.FULL),
                ("database locked by another", Act.LOCKED),
                ("keyring locked", Act.KEYRING),
                ("folder read-only at the start", Act.READ_ONLY),
                ("clock put back an hour", Act.BACK),
                ("clock put forward an hour", Act.FORWARD),
                ("asleep for three days", Act.ASLEEP),
                ("asleep for three minutes", Act.NAP),
                ("moved by the writer meanwhile", Act.MOVE),
                ("moved by another program", Act.MOVE_ELSEWHERE),
                ("cancelled by another program", Act.CANCEL),
                ("sign-in revoked", Act.REVOKED),
            )
        ),
        Fault(name="429 with Retry-After", act=Act.INSTEAD, answer=told, often=(1, 3)),
        Fault(name="429 with a far date", act=Act.INSTEAD, answer=dated),
        Fault(name="429 without a word", act=Act.INSTEAD, answer=Answer(status=429), often=(1, 3)),
        *(fault for status in (500, 502, 503) for fault in _storm(status)),
        Fault(name="HTML, not stored", act=Act.INSTEAD, answer=Answer(status=200, headers=PAGE, body=HTML)),
        Fault(name="HTML after storing", act=Act.OVER, answer=Answer(status=200, headers=PAGE, body=HTML)),
        Fault(name="broken gzip after storing", act=Act.OVER, answer=zipped),
        Fault(name="empty answer after storing", act=Act.OVER, answer=Answer(status=200)),
        Fault(
            name="JSON of another shape, stored",
            act=Act.OVER,
            answer=Answer(status=200, headers=JSON, body=b"[null]"),
        ),
        *(
            Fault(name=f"redirect abroad, {status}", act=Act.INSTEAD, answer=_moved(status, foreign))
            for status in (301, 302, 307, 308)
        ),
        *(
            Fault(name=f"redirect abroad, {status}, stored", act=Act.OVER, answer=_moved(status, foreign))
            for status in (302, 303, 307)
        ),
        Fault(name="403 of a firewall", act=Act.INSTEAD, answer=Answer(status=403, headers=PAGE, body=HTML)),
        Fault(name="404 after storing", act=Act.OVER, answer=Answer(status=404, headers=PAGE, body=HTML)),
    ]


ALWAYS_COME = (Step.DUE, Step.CLAIMED, Step.PREPARING, Step.PREPARED, Step.SENDING)


def cards(foreign: str, chance: random.Random, ways: Ways) -> list[Card]:
    """Return one round of the deck, shuffled: every fault at every place where it may strike."""
    dealt: list[Card] = []
    for fault in faults(foreign):
        if fault.act in AT_STEP:
            dealt += _at_steps(fault, chance)
        elif fault.act in CONNECTION:
            dealt += [Card(fault=fault, step=step) for step in (Step.PREPARING, Step.SENDING)]
        else:
            dealt += _at_requests(fault, chance)
            if ways.drafts:
                lost = Card(fault=Fault(name="", act=Act.LOST), kind=Kind.DRAFT)
                dealt.append(Card(fault=fault, kind=Kind.DRAFT, pictures=chance.random() < 0.2))
                dealt.append(Card(fault=fault, kind=Kind.LOOK, before=lost))
            if ways.renews and fault.act is not Act.TOKEN_DEAD:
                dead = Card(fault=Fault(name="", act=Act.TOKEN_DEAD), kind=Kind.PUBLISH)
                dealt.append(Card(fault=fault, kind=Kind.RENEW, before=dead))
    chance.shuffle(dealt)
    return dealt if ways.threads else [replace(card, parts=1, nth=1) for card in dealt]


def _at_steps(fault: Fault, chance: random.Random) -> list[Card]:
    parts = chance.choice((2, 3))
    whole = Card(fault=fault, step=chance.choice(ALWAYS_COME))
    late = Card(fault=fault, step=chance.choice((Step.SENDING, Step.PREPARED)), nth=parts, parts=parts)
    answered = Card(fault=fault, step=Step.ANSWERED, pictures=chance.random() < 0.3)
    return [whole, late, answered]


def _at_requests(fault: Fault, chance: random.Random) -> list[Card]:
    parts = chance.choice((2, 3))
    found = [
        Card(fault=fault, kind=Kind.PUBLISH, pictures=chance.random() < 0.2),
        Card(fault=fault, kind=Kind.PUBLISH, nth=chance.randint(2, parts), parts=parts),
        Card(fault=fault, kind=Kind.UPLOAD, pictures=True),
    ]
    if fault.act is not Act.TOKEN_DEAD:
        doubt = Card(fault=Fault(name="", act=Act.LOST), kind=Kind.PUBLISH)
        found.append(Card(fault=fault, kind=Kind.LOOK, before=doubt))
    return found
