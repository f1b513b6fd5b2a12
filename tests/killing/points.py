"""Where a delivery is killed: after each of its steps, and at moments of single requests on the wire."""

from dataclasses import dataclass

from app.model.delivery import State
from app.services.sending.delivering import Step

# httpcore's names for the moments of one request
FIRST_BYTE = "http11.send_request_headers.started"
HALF_SENT = "http11.send_request_headers.complete"
ALL_SENT = "http11.send_request_body.complete"
ANSWERED = "http11.receive_response_headers.complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """One death: at a step, or at a moment of the request whose path ends so (a regular expression)."""

    step: Step | None = None
    method: str = ""
    path: str = ""
    moment: str = ""
    within_s: float = 0  # from a second thread, at some time within this of the moment; it may miss
    times: int = 1  # dies when it comes there for this time


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One or more deaths in a row, and what is known for certain of the delivery right after them."""

    name: str
    traps: tuple[Trap, ...]
    state: State | None  # in the ledger, after the last death; None: it depends
    posts: int | None  # on the server, after the last death; None: it depends
    spent: bool = False  # the access token is spent when the delivery begins

    @property
    def certain(self) -> bool:
        """Whether every death is sure to hit."""
        return not any(trap.within_s for trap in self.traps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requests:
    """How the requests of one network are recognised."""

    publish: tuple[str, str]  # the method and the end of the path
    find: tuple[str, str]
    prepare: dict[str, tuple[str, str]]  # by what they do
    longest_s: float  # about how long a publishing request takes here


REQUESTS = {
    "bluesky": Requests(
        publish=("POST", "com.atproto.repo.createRecord"),
        find=("GET", "com.atproto.repo.getRecord"),
        prepare={"asking who is mentioned": ("GET", "com.atproto.identity.resolveHandle")},
        longest_s=0.03,
    ),
    "mastodon": Requests(
        publish=("POST", "/api/v1/statuses"),
        find=("GET", "/statuses"),
        prepare={"asking for the limits": ("GET", "/instance"), "reading the mark": ("GET", "/statuses")},
        longest_s=0.01,
    ),
    "wordpress": Requests(
        publish=("POST", r"/wp/v2/posts/\d+"),
        find=("GET", r"/wp/v2/posts/\d+"),
        prepare={
            "looking for a forgotten draft": ("GET", "/wp/v2/posts"),
            "making the draft": ("POST", "/wp/v2/posts"),
        },
        longest_s=0.05,
    ),
}
CHAINED = ("bluesky", "mastodon")  # those whose posts hang together
DEATHS = {"wordpress": 2}  # for each point, where that is not the usual number: its server takes its time
RENEWAL = ("POST", "com.atproto.server.refreshSession")

_AFTER = {
    Step.DUE: (State.WAITING, 0),
    Step.CLAIMED: (State.CLAIMED, 0),
    Step.PREPARING: (State.PREPARING, 0),
    Step.PREPARED: (State.PREPARING, 0),
    Step.SENDING: (State.SENDING, 0),
    Step.ANSWERED: (State.SENDING, 1),
    Step.SENT: (State.SENT, 1),
}


def points(network: str) -> tuple[Point, ...]:
    """Return every point at which a delivery on `network` is killed."""
    requests = REQUESTS[network]
    return (*_steps(), *_preparing(network, requests), *_sending(requests), *_twice(requests))


def _steps() -> list[Point]:
    return [
        Point(name=f"after step {step}", traps=(Trap(step=step),), state=state, posts=posts)
        for step, (state, posts) in _AFTER.items()
    ]


def _preparing(network: str, requests: Requests) -> list[Point]:
    found = [
        Point(name=f"{what}: answered", traps=(_trap(call, ANSWERED),), state=State.PREPARING, posts=0)
        for what, call in requests.prepare.items()
    ]
    if network == "bluesky":
        for name, moment in (("before the first byte", FIRST_BYTE), ("answered", ANSWERED)):
            trap = _trap(RENEWAL, moment)
            found.append(
                Point(
                    name=f"renewing the session: {name}",
                    traps=(trap,),
                    state=State.SENDING,
                    posts=0,
                    spent=True,
                )
            )
    return found


def _sending(requests: Requests) -> list[Point]:
    moments = {
        "before the first byte": (FIRST_BYTE, 0, 0),
        "half has left": (HALF_SENT, 0, 0),
        "all has left": (ALL_SENT, 0, None),
        "answered, unread": (ANSWERED, 0, 1),
        "at any time": (FIRST_BYTE, requests.longest_s, None),
    }
    return [
        Point(
            name=f"publishing: {name}",
            traps=(_trap(requests.publish, moment, within_s),),
            state=State.SENDING if not within_s else None,
            posts=posts,
        )
        for name, (moment, within_s, posts) in moments.items()
    ]


def _twice(requests: Requests) -> list[Point]:
    all_left = _trap(requests.publish, ALL_SENT)
    return [
        Point(
            name="twice: answered, then while it is looked for",
            traps=(Trap(step=Step.ANSWERED), _trap(requests.find, ANSWERED)),
            state=State.SENDING,
            posts=1,
        ),
        Point(
            name="twice: half has left, then the repeat is answered",
            traps=(_trap(requests.publish, HALF_SENT), _trap(requests.publish, ANSWERED)),
            state=State.SENDING,
            posts=1,
        ),
        Point(
            name="thrice: all has left, looked for, before it is settled",
            traps=(all_left, _trap(requests.find, FIRST_BYTE), _trap(requests.find, ANSWERED)),
            state=State.SENDING,
            posts=None,
        ),
    ]


def _trap(call: tuple[str, str], moment: str, within_s: float = 0) -> Trap:
    return Trap(method=call[0], path=call[1], moment=moment, within_s=within_s)
