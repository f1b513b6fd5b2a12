"""Feeds hostile texts to the whole review and hostile lines to the command, and notes what went wrong."""

import gc
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from types import SimpleNamespace
from unittest.mock import patch

from app.cli import check
from coach.counting.counting import networks
from coach.counting.measures import utf8_bytes
from coach.earlier.history import History, PastPost
from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.reviewing.review import review
from tests.fuzzing.lines import hostile_line
from tests.fuzzing.texts import hostile_text

SHARE_OF_LINES = 4  # every fourth input is a line for the command
UNIT = 10_000  # bytes of UTF-8 for which the time is told; a shorter text counts as that long
SLOWEST = 5
COLLECTED_EVERY = 100  # inputs; as in the window, the cycle collector runs between reviews, not inside them
WORTH_ANOTHER_LOOK_S = 0.02
AGAIN = 2  # looks; the shortest time counts, the others met somebody else's work
_MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_PROFILE = Profile(previews=True, names=("Ana",), domains=("example.com",), products=("Lamp",))


@dataclass(frozen=True, slots=True, order=True)
class Slow:
    """How many milliseconds of CPU time an input took for each 10 kB."""

    ms: float
    number: int
    length: int


@dataclass(slots=True)
class Outcome:
    """What a run found."""

    inputs: int = 0
    failures: list[str] = field(default_factory=list[str])
    slowest: list[Slow] = field(default_factory=list[Slow])

    def note(self, number: int, length: int, seconds: float) -> None:
        """Remember the time if it is among the longest."""
        self.inputs += 1
        slow = Slow(seconds * 1000 / max(1.0, length / UNIT), number, length)
        self.slowest = sorted([*self.slowest, slow], reverse=True)[:SLOWEST]


def fuzz(inputs: int, seed: int, told: Callable[[int], None] = lambda _: None) -> Outcome:
    """Try `inputs` inputs made from `seed`; the same seed makes the same inputs."""
    outcome = Outcome()
    history = History(posts=tuple(_past(seed)))
    # The first texts load all lexicons, and what measures readability.
    review(
        Entry(text="This is the first one, and it is long. It loads everything, you see." * 3),
        _PROFILE,
        history,
    )
    _answer(b'{"id": 1, "text": "The first line loads the command."}')
    for number in range(inputs):
        if number % COLLECTED_EVERY == 0:
            gc.collect()
        try:
            length, seconds, wrong = _try(seed, number, history)
            for _ in range(AGAIN if seconds > WORTH_ANOTHER_LOOK_S else 0):
                seconds = min(seconds, _try(seed, number, history)[1])
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            outcome.failures.append(f"{number}: {type(error).__name__}: {error}")
            continue
        if wrong:
            outcome.failures.append(f"{number}: {wrong}")
        outcome.note(number, length, seconds)
        told(number)
    return outcome


def _try(seed: int, number: int, history: History) -> tuple[int, float, str]:
    """Return how many bytes the input has, the seconds that it took, and what was wrong with the answer."""
    chance = Random(f"{seed}/{number}")
    return _try_text(chance, number, history) if number % SHARE_OF_LINES else _try_line(chance, number)


def _try_text(chance: Random, number: int, history: History) -> tuple[int, float, str]:
    text = hostile_text(chance, number)
    entry = Entry(
        text=text,
        kind=chance.choice(tuple(Kind)),
        networks=tuple(networks()) if chance.random() < 0.3 else (),
        alt=(text[:500],) if chance.random() < 0.2 else (),
        reply_to=text[::-1] if chance.random() < 0.2 else None,
        at=_MONDAY if chance.random() < 0.5 else None,
    )
    begun = time.thread_time()
    given = review(entry, _PROFILE, history, readability=chance.random() < 0.2)
    seconds = time.thread_time() - begun
    read = sum(map(utf8_bytes, (text, *entry.alt, entry.reply_to or "")))
    wrong = f"rules crashed: {', '.join(given.broken_rules)}" if given.broken_rules else ""
    for finding in given.findings:
        if finding.start is not None and not 0 <= finding.start < (finding.end or 0) <= len(text):
            wrong = f"{finding.rule} points outside the text"
    return read, seconds, wrong


def _try_line(chance: Random, number: int) -> tuple[int, float, str]:
    line = hostile_line(chance, number)
    begun = time.thread_time()
    answers = _answer(line)
    seconds = time.thread_time() - begun
    wrong = "" if len(answers) == 1 and ("error" in answers[0] or "verdict" in answers[0]) else "no answer"
    if answers and answers[0].get("broken_rules"):
        wrong = f"rules crashed: {answers[0]['broken_rules']}"
    return len(line), seconds, wrong


def _answer(line: bytes) -> list[dict[str, object]]:
    """Return what the command answers to `line`, read by its own reader."""
    said = io.StringIO()
    given = SimpleNamespace(buffer=io.BytesIO(line + b"\n"))
    with patch.object(sys, "stdin", given), redirect_stdout(said):
        check.run(["--format", "jsonl", "-"])
    return [json.loads(answer) for answer in said.getvalue().splitlines()]


def _past(seed: int) -> Iterator[PastPost]:
    """Yield earlier and planned posts, some of them as hostile as the texts."""
    for number in range(60):
        chance = Random(f"{seed}/past/{number}")
        yield PastPost(
            id=str(number),
            text=hostile_text(chance, number)[:2000],
            at=_MONDAY + timedelta(hours=number - 50),
            planned=number > 50,
            is_reply=number % 7 == 0,
        )
