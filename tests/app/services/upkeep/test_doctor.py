"""The doctor sees what is wrong with each thing, says what to do, and changes nothing."""

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from keyring.errors import KeyringLocked

from app.errors import NetworkError, SignInNeeded, Unreachable
from app.keychain import Keychain
from app.model.account import SignIn
from app.services.upkeep.doctor import examine, worst
from app.services.upkeep.examining_disk import examine_disk
from app.services.upkeep.examining_outside import examine_outside
from app.services.upkeep.finding import Finding, Grade
from app.store.accounts import AccountStore
from app.store.database import Database
from tests.app.services.lab import Lab
from tests.app.services.memory_keyring import MemoryKeyring
from tests.app.store.making import make_account, make_attachment, make_draft


def disk(lab: Lab) -> dict[str, Finding]:
    """Return what is found on the disk."""
    return {one.id: one for one in examine_disk(lab.places)}


def outside(
    lab: Lab, moment_of: Callable[[str], Awaitable[datetime | None]], *, online: bool = True
) -> dict[str, Finding]:
    """Return what is found around the program, where a server's clock is `moment_of`."""

    async def look() -> dict[str, Finding]:
        with closing(Database(lab.places.database)) as database:
            doors = lab.engine.doors
            found = examine_outside(
                database, doors.keychain, doors, lambda: lab.now, online=online, moment_of=moment_of
            )
            return {one.id: one async for one in found}

    return asyncio.run(look())


async def right(_: str) -> datetime | None:
    """Return nothing that could be compared."""
    return None


def test_all_is_well_where_all_is_well(lab: Lab) -> None:
    lab.add_account()
    found = {**disk(lab), **outside(lab, right)}
    assert {one.id for one in found.values() if one.grade is Grade.TROUBLE} == set()
    assert found["account mastodon:ada"].words == "Its server accepts the sign-in."


def test_a_damaged_database_and_one_of_a_newer_version_are_told(lab: Lab) -> None:
    lab.close()
    lab.on_disk("PRAGMA user_version = 999")
    newer = disk(lab)["database"]
    assert newer.grade is Grade.TROUBLE
    assert "Update Rapport" in newer.advice
    raw = bytearray(lab.places.database.read_bytes())
    raw[4096 * 3 : 4096 * 5] = os.urandom(8192)
    lab.places.database.write_bytes(raw)
    damaged = disk(lab)["database"]
    assert damaged.grade is Grade.TROUBLE
    assert "Restore a backup" in damaged.advice
    lab.places.database.unlink()
    lab.restart()


def test_a_database_that_another_program_holds_is_told(lab: Lab) -> None:
    with closing(sqlite3.connect(lab.places.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = disk(lab)["database"]
        other.execute("ROLLBACK")
    assert found.grade is Grade.TROUBLE
    assert "Another program holds" in found.words


def test_settings_that_are_wrong_are_told(lab: Lab) -> None:
    lab.places.settings.write_text("[nonsense]\n")
    assert disk(lab)["settings"].grade is Grade.TROUBLE


def test_a_damaged_and_a_missing_picture_are_told(lab: Lab) -> None:
    picture = make_attachment()
    lab.run(lab.engine.composing.save(make_draft(text="Look.", media=(picture,))))
    assert disk(lab)["media"].grade is Grade.LOOK
    lab.keep(picture, b"not what its name says")
    assert disk(lab)["media"].grade is Grade.TROUBLE


@pytest.mark.parametrize(("ahead", "grade"), [(10, Grade.WELL), (600, Grade.TROUBLE), (-600, Grade.TROUBLE)])
def test_a_clock_that_differs_from_the_servers_is_told(lab: Lab, ahead: int, grade: Grade) -> None:
    lab.add_account()

    async def told(_: str) -> datetime | None:
        return lab.now + timedelta(seconds=ahead)

    assert outside(lab, told)["clock"].grade is grade


def test_without_a_network_nothing_is_wrong_with_the_clock_and_accounts_are_to_be_looked_at(lab: Lab) -> None:
    lab.add_account()
    lab.network.script["check"] = [Unreachable("It could not be reached.")]

    async def unreachable(_: str) -> datetime | None:
        raise Unreachable("It could not be reached.")

    found = outside(lab, unreachable)
    assert found["clock"].grade is Grade.WELL
    assert found["account mastodon:ada"].grade is Grade.LOOK


@pytest.mark.parametrize("error", [SignInNeeded("The server does not accept it."), None])
def test_an_account_whose_sign_in_is_gone_is_told(lab: Lab, error: NetworkError | None) -> None:
    lab.add_account()
    lab.network.script["check"] = [error] if error else []
    if error is None:
        lab.keyring.kept.clear()
    assert outside(lab, right)["account mastodon:ada"].grade is Grade.TROUBLE


def test_offline_no_server_is_asked(lab: Lab) -> None:
    account = lab.add_account()
    lab.network.calls.clear()

    async def asked(_: str) -> datetime | None:
        raise AssertionError

    assert outside(lab, asked, online=False)["account mastodon:ada"].grade is Grade.WELL
    assert lab.network.calls == []
    with closing(Database(lab.places.database)) as database:
        AccountStore(database).put(replace(account, sign_in=SignIn.NEEDED))
    assert outside(lab, asked, online=False)["account mastodon:ada"].grade is Grade.TROUBLE


def test_the_probe_in_the_keyring_is_gone_afterwards(lab: Lab) -> None:
    assert outside(lab, right)["keyring"].grade is Grade.WELL
    assert lab.keyring.kept == {}


def test_a_locked_keyring_is_told_with_a_way_on(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise KeyringLocked

    monkeypatch.setattr(MemoryKeyring, "set_password", locked)
    found = outside(lab, right)["keyring"]
    assert found.grade is Grade.TROUBLE
    assert found.advice


def test_it_needs_no_engine_and_no_database_that_opens(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    lab.close()
    lab.places.database.write_bytes(b"This is no database, that much is certain. " * 100)
    monkeypatch.setattr("app.services.upkeep.doctor.Keychain", lambda **_: Keychain(lab.keyring))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    found = asyncio.run(examine(lab.places, online=False))
    assert worst(found) is Grade.TROUBLE
    assert {one.id: one.grade for one in found}["database"] is Grade.TROUBLE
    assert {one.id: one.grade for one in found}["keyring"] is Grade.WELL
    lab.places.database.unlink()
    lab.restart()


def test_a_ledger_from_the_future_is_looked_at(lab: Lab) -> None:
    with closing(Database(lab.places.database)) as database:
        AccountStore(database).put(make_account())
    ahead = datetime.now(UTC) + timedelta(days=400)
    lab.now = ahead
    lab.plan(lab.add_account("bob"))
    assert disk(lab)["database"].grade is Grade.LOOK
