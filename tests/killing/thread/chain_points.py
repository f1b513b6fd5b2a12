"""Where a thread of three parts, the second with a picture, is killed: at each moment of each part."""

from app.services.sending.delivering import Step
from tests.killing.points import ALL_SENT, ANSWERED, FIRST_BYTE, HALF_SENT, REQUESTS, Point, Trap

PARTS = 3
UPLOADS = {
    "bluesky": ("POST", "com.atproto.repo.uploadBlob"),
    "mastodon": ("POST", "/api/v2/media"),
}
_FOR_EACH_PART = (Step.PREPARING, Step.PREPARED, Step.SENDING, Step.ANSWERED)


def chain_points(network: str) -> tuple[Point, ...]:
    """Return every point at which a thread on `network` is killed."""
    parts = range(1, PARTS + 1)
    return (
        *(
            _point(f"part {part}: after step {step}", Trap(step=step, times=part))
            for part in parts
            for step in _FOR_EACH_PART
        ),
        _point("after step sent", Trap(step=Step.SENT)),
        *(point for part in parts for point in _sending(network, part)),
        *_uploading(network),
        *_twice(network),
    )


def _sending(network: str, part: int) -> list[Point]:
    moments = {
        "before the first byte": FIRST_BYTE,
        "half has left": HALF_SENT,
        "all has left": ALL_SENT,
        "answered, unread": ANSWERED,
    }
    return [
        _point(f"part {part}: publishing: {name}", _trap(REQUESTS[network].publish, moment, part))
        for name, moment in moments.items()
    ]


def _uploading(network: str) -> list[Point]:
    moments = {"half has left": HALF_SENT, "all has left": ALL_SENT, "answered, unread": ANSWERED}
    return [
        _point(f"uploading the picture: {name}", _trap(UPLOADS[network], moment))
        for name, moment in moments.items()
    ]


def _twice(network: str) -> list[Point]:
    publish, find = REQUESTS[network].publish, REQUESTS[network].find
    return [
        _point(
            "twice: part 2 all left, then part 3 answered",
            _trap(publish, ALL_SENT, 2),
            Trap(step=Step.ANSWERED, times=1),
        ),
        _point(
            "twice: part 2 answered, then while it is looked for",
            Trap(step=Step.ANSWERED, times=2),
            _trap(find, ANSWERED),
        ),
        _point(
            "thrice: part 1 half left, part 2 all left, part 3 prepared",
            _trap(publish, HALF_SENT),
            _trap(publish, ALL_SENT, 2),
            Trap(step=Step.PREPARED),
        ),
    ]


def _point(name: str, *traps: Trap) -> Point:
    return Point(name=name, traps=traps, state=None, posts=None)


def _trap(call: tuple[str, str], moment: str, times: int = 1) -> Trap:
    return Trap(method=call[0], path=call[1], moment=moment, times=times)
