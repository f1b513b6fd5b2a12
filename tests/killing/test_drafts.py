"""A draft that is being typed when the program is killed lacks at most what was not saved yet."""

import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from tests.killing import victim
from tests.killing.nursery import KILLED, run
from tests.killing.victim import World

pytestmark = [
    pytest.mark.killing,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither SIGKILL nor fork."),
]

DEATHS = 10
LETTERS = 60
SAVE_S = 0.01  # about as long as two saves take


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """One database for all deaths, with no account."""
    found = World(home=tmp_path_factory.mktemp("drafts"), environ={})
    found.places.make()
    return found


@pytest.mark.parametrize("seed", range(DEATHS))
def test_what_was_saved_survives_and_every_version_is_there(world: World, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    said = tmp_path / f"draft-{seed}"
    assert run(victim.type_on, world, said, chance.randint(1, LETTERS), chance.uniform(0, SAVE_S)) == KILLED
    acknowledged = len(said.read_bytes())
    with closing(sqlite3.connect(world.places.database)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    with closing(Database(world.places.database)) as database:
        drafts = DraftStore(database)
        draft, versions = drafts.get(said.name), drafts.versions(said.name)
    assert draft is not None
    assert acknowledged <= len(draft.text) <= acknowledged + 1
    assert [(each.number, each.text) for each in reversed(versions)] == [
        (number, "a" * number) for number in range(1, len(draft.text) + 1)
    ]
