"""Kills the program while somebody types, cuts the power in between, and looks at what is left."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from app.model.draft import Draft, Version
from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from tests.benchmarks.window.home import furnish

ROOT = Path(__file__).parents[3]
LOSS_S = 2.0  # the most that may be missing
BORN_S = 60.0
LONGEST_S = {"whole": 6.0, "start": 2.0}  # of typing before the death, by what is there when it begins
GAP_S = 0.3  # the longest between the copies of the two files

Everything = Mapping[str, tuple[Draft, tuple[Version, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a writer had typed at some moment."""

    draft_id: str
    letters: str
    moments: tuple[float, ...]  # on the clock that all processes share

    def until(self, moment: float) -> str:
        """Return what was typed before `moment`."""
        return self.letters[: sum(at < moment for at in self.moments)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What was missing after one death."""

    how: str
    typed: int  # letters until the death
    kept: int
    missing_s: float | None  # before the death, the first missing letter; 0: none is; None: more was torn off
    versions: int


class Typing:
    """A home in which a writer types and the program dies, again and again."""

    def __init__(self, place: Path) -> None:
        """Furnish a home at `place`."""
        self._place = place
        self._home = place / "home"
        furnish(self._home, "The draft that was open when the program was closed.")
        self._database = self._home / "data" / "rapport.db"

    def die(self, seed: int, phase: str = "whole") -> list[Loss]:
        """Type, copy the files once as a power cut would leave them, kill, and return what both lost.

        The `phase` "start" begins to type, and dies, while the window is not whole yet.

        Raises AssertionError where anything but the end of the typing is lost, or a database is not sound.
        """
        chance = random.Random(seed)
        before = _everything(self._database)
        notes = self._place / f"notes-{seed}"
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.killing.typing.typing_victim", self._home, str(seed), notes, phase],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
        )
        try:
            _until_typing(notes, process)
            lives_s = chance.uniform(0, LONGEST_S[phase])
            cut_s = chance.uniform(0, lives_s)
            time.sleep(cut_s)  # death comes at any moment, whatever the program is about
            cut_at, copy = self._cut(chance, self._place / f"cut-{seed}")
            time.sleep(lives_s - cut_s)
        finally:
            process.send_signal(signal.SIGKILL)
            died_at = time.monotonic()
            process.wait()
        typed = _read(notes)
        torn = self._tear(chance, copy, self._place / f"torn-{seed}")
        return [
            _look(
                "killed" if phase == "whole" else "killed at start", self._database, before, typed, died_at
            ),
            _look("power cut" if phase == "whole" else "cut at start", copy, before, typed, cut_at),
            _look("torn in the log", torn, before, typed, cut_at, sure=False),
        ]

    def _cut(self, chance: random.Random, place: Path) -> tuple[float, Path]:
        """Copy the database and then its log, as a power cut in between would leave them.

        Between the two the log may grow. Only while the log is carried over into the database, which
        happens once in many saves, would the two copies be from different times; then it is done again.
        """
        log = self._database.with_name(f"{self._database.name}-wal")
        while True:
            place.mkdir(exist_ok=True)
            cut_at = time.monotonic()
            then = self._database.stat().st_mtime_ns
            copy = Path(shutil.copy(self._database, place))
            time.sleep(chance.choice((0.0, chance.uniform(0, GAP_S))))
            if log.exists():  # before the first save there is none
                shutil.copy(log, place)
            if self._database.stat().st_mtime_ns == then:
                return cut_at, copy

    @staticmethod
    def _tear(chance: random.Random, copy: Path, place: Path) -> Path:
        """Copy the copy, and tear the end off its log: what was being written when the power went."""
        place.mkdir()
        torn = Path(shutil.copy(copy, place))
        log = copy.with_name(f"{copy.name}-wal")
        raw = log.read_bytes() if log.exists() else b""
        torn.with_name(f"{copy.name}-wal").write_bytes(raw[: chance.randint(0, len(raw))])
        return torn


def _look(
    how: str, database: Path, before: Everything, typed: Typed, died_at: float, *, sure: bool = True
) -> Loss:
    with closing(sqlite3.connect(database)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)], how
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == [], how
    after = dict(_everything(database))
    draft, versions = after.pop(typed.draft_id, (None, ()))
    # What tears the log also tears off what earlier rounds wrote there; that was not lost at this death.
    others = {draft_id: held for draft_id, held in before.items() if draft_id != typed.draft_id}
    assert not sure or after == others, f"{how}: other drafts are not as they were"
    text = draft.text if draft else ""
    assert typed.letters.startswith(text), f"{how}: what is left is not what was typed"
    kept = [version.text for version in reversed(versions)]
    assert [version.number for version in reversed(versions)] == list(range(1, len(kept) + 1)), how
    assert all(later.startswith(earlier) for earlier, later in pairwise(kept)), how
    assert (kept[-1] if kept else "") == text, f"{how}: the last version is not the draft"
    typed_then = typed.until(died_at)
    missing_s = died_at - typed.moments[len(text)] if len(text) < len(typed_then) else 0.0
    return Loss(
        how=how,
        typed=len(typed_then),
        kept=len(text),
        missing_s=missing_s if sure else None,
        versions=len(kept),
    )


def _everything(path: Path) -> Everything:
    with closing(Database(path)) as database:
        drafts = DraftStore(database)
        return {draft.id: (draft, drafts.versions(draft.id)) for draft in drafts.all()}


def _until_typing(notes: Path, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + BORN_S
    while not notes.exists() or not _begun(notes):
        assert process.poll() is None, "the program ended by itself"
        assert time.monotonic() < end, "nobody began to type"
        time.sleep(0.01)


def _begun(notes: Path) -> bool:
    """Return whether a key was pressed; what stood there before was typed at 0."""
    return any(not line.startswith("0 ") for line in notes.read_text("ascii").splitlines()[1:])


def _read(notes: Path) -> Typed:
    draft_id, *keys = notes.read_text("ascii").splitlines()
    told = [key.split() for key in keys]
    return Typed(
        draft_id=draft_id,
        letters="".join(chr(int(letter)) for _, letter in told),
        moments=tuple(float(at) for at, _ in told),
    )
