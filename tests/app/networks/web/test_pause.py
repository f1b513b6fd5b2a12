"""Every way in which a server asks for a pause."""

from datetime import UTC, datetime

import pytest

from app.networks.web.pause import LONGEST_S, UNTOLD_S, pause_s, pause_words

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Retry-After": "120"}, 120),
        ({"retry-after": " 2.5 "}, 2.5),
        ({"Retry-After": "Sat, 21 Nov 2026 12:01:30 GMT"}, 90),
        ({"Retry-After": "0"}, 1),
        ({"Retry-After": "Sat, 21 Nov 2026 11:00:00 GMT"}, 1),
        ({"Retry-After": "9999999"}, LONGEST_S),
        ({"ratelimit-reset": f"{NOW.timestamp() + 200:.0f}"}, 200),
        ({"X-RateLimit-Reset": "2026-11-21T12:05:00.000Z"}, 300),
        ({"X-RateLimit-Reset": "2026-11-21T13:05:00+01:00"}, 300),
        ({"RateLimit-Reset": "45"}, 45),
        ({"Retry-After": "7", "X-RateLimit-Reset": "2026-11-21T12:05:00Z"}, 7),
        ({"Retry-After": "soon"}, UNTOLD_S),
        ({"X-RateLimit-Reset": ""}, UNTOLD_S),
        ({}, UNTOLD_S),
    ],
)
def test_the_pause_is_read_from_whichever_header_tells_it(headers: dict[str, str], expected: float) -> None:
    assert pause_s(headers, NOW) == expected


@pytest.mark.parametrize(
    ("wait_s", "expected"),
    [
        (1.0, "1 second"),
        (1.2, "2 seconds"),
        (119.0, "119 seconds"),
        (120.0, "2 minutes"),
        (7199.0, "120 minutes"),
        (7201.0, "3 hours"),
        (LONGEST_S, "24 hours"),
    ],
)
def test_a_pause_is_told_as_a_person_says_it(wait_s: float, expected: str) -> None:
    assert pause_words(wait_s) == expected
