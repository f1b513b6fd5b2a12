"""Makes hostile lines for `rapport check --format jsonl`: JSON with something wrong, and no JSON at all."""

import json
from random import Random

from tests.fuzzing.texts import hostile_text

_VALUES = [
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1e308",
    "NaN",
    "Infinity",
    '""',
    '"post"',
    '"reply"',
    '"mastodon"',
    '"nowhere"',
    '"\\ud800"',
    "[]",
    "[1]",
    '["a",null]',
    "[[]]",
    "{}",
    '{"a":{}}',
    '"2026-03-02T09:00:00+01:00"',
    '"2026-03-02"',
    '"9999-12-31T23:59:59Z"',
    '"0001-01-01T00:00:00+14:00"',
    '["mastodon","x"]',
    '["alt",""]',
    "10000000000000000000000000000000000000000",
]
_FIELDS = ("id", "text", "kind", "networks", "alt", "reply_to", "reply_to_at", "author", "account", "at")
_NOT_JSON = (
    *(
        b"",
        b"null",
        b"[]",
        b"0",
        b'"a"',
        b"{",
        b"}",
        b"{}",
        b'{"id":',
        b"\xff\xfe",
        b"\x00",
        b'{"id": 1, "id": 2}',
    ),
    *(
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"id": ' + b"9" * 5_000 + b', "text": "a"}',
        b"\xed\xa0\x80",
        b"NaN",
    ),
    *(
        b'{"id": "a", "text": "\\ud800"}',
        b'{"id": 1, "text": "\\u0000"}',
        b'\xef\xbb\xbf{"id": 1, "text": "a"}',
    ),
)


def hostile_line(chance: Random, number: int) -> bytes:
    """Return the line of that `number`, without a line break inside or at its end."""
    drawn = chance.random()
    if drawn < 0.05:
        line = chance.choice(_NOT_JSON)
    elif drawn < 0.1:
        line = chance.randbytes(chance.randint(0, 300))
    else:
        post: dict[str, object] = {"id": number, "text": hostile_text(chance, number)}
        if drawn < 0.5:
            for _ in range(chance.randint(1, 4)):
                post[chance.choice(_FIELDS)] = json.loads(chance.choice(_VALUES))
        line = json.dumps(post, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
        if drawn < 0.15:
            line = line[: chance.randrange(len(line))]
    return line.replace(b"\n", b" ").replace(b"\r", b" ")
