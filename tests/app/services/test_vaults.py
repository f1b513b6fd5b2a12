"""One at a time renews the secrets of an account, in one program and in two on the same database."""

import asyncio
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import Unreachable
from app.services import vaults
from app.services.vaults import RENEWAL, Renewals
from app.store.accounts import AccountStore
from app.store.database import Database
from tests.app.store.making import NOW, make_account


def test_two_programs_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vaults, "LOOK_S", 0.001)
    inside: list[str] = []

    async def renew(renewals: Renewals, name: str) -> None:
        async with renewals.alone("ada"):
            inside.append(f"{name} comes")
            await asyncio.sleep(0.01)
            inside.append(f"{name} goes")

    async def work(first: Renewals, second: Renewals) -> None:
        await asyncio.gather(*(renew(one, name) for one, name in ((first, "a"), (second, "b"), (first, "c"))))

    with closing(Database(tmp_path / "db")) as one, closing(Database(tmp_path / "db")) as two:
        AccountStore(one).put(make_account())
        asyncio.run(work(Renewals(AccountStore(one), lambda: NOW), Renewals(AccountStore(two), lambda: NOW)))
    assert [comes.split()[0] for comes in inside[::2]] == [goes.split()[0] for goes in inside[1::2]]
    assert sorted(inside) == sorted(f"{name} {what}" for name in "abc" for what in ("comes", "goes"))


def test_a_program_that_died_meanwhile_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vaults, "LOOK_S", 0.0)
    monkeypatch.setattr(vaults, "LOOKS", 3)

    async def try_it(renewals: Renewals) -> None:
        async with renewals.alone("ada"):
            return

    with closing(Database(tmp_path / "db")) as database:
        store = AccountStore(database)
        store.put(make_account())
        assert store.begin_renewal("ada", NOW, NOW + RENEWAL)  # and then it died
        with pytest.raises(Unreachable, match="Another program has been renewing"):
            asyncio.run(try_it(Renewals(store, lambda: NOW)))
        late = NOW + RENEWAL + timedelta(seconds=1)
        asyncio.run(try_it(Renewals(store, lambda: late)))
        assert store.begin_renewal("ada", late, late + RENEWAL)  # it let go


def test_one_that_took_too_long_does_not_end_the_turn_of_the_next(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "db")) as database:
        store = AccountStore(database)
        store.put(make_account())
        late = NOW + RENEWAL
        assert store.begin_renewal("ada", NOW, NOW + RENEWAL)
        assert store.begin_renewal("ada", late, late + RENEWAL)
        store.end_renewal("ada", NOW + RENEWAL)
        assert not store.begin_renewal("ada", late, late + RENEWAL)


def test_a_disk_that_fails_keeps_no_secret_from_being_used(tmp_path: Path) -> None:
    database = Database(tmp_path / "db")
    store = AccountStore(database)
    database.close()
    Renewals(store, lambda: NOW).used("ada")
