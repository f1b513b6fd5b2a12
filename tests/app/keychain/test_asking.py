"""A keyring that hangs holds up nobody: it is told in time, and not asked for ever."""

import asyncio
import threading
from collections.abc import Mapping

import pytest

from app.errors import KeychainError, KeychainSilent, SignInNeeded
from app.keychain import Keychain
from app.keychain.asking import HANGING_MOST
from tests.app.services.memory_keyring import MemoryKeyring


class Hanging(MemoryKeyring):
    """A keyring that answers once it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.asked = threading.Event()
        self.times = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.times += 1
        self.asked.set()
        self.go.wait()
        return super().get_password(service, username)


def test_a_keyring_that_hangs_holds_up_neither_the_engine_nor_its_end() -> None:
    backend = Hanging()
    turns: list[str] = []

    async def work() -> None:
        async def ask() -> None:
            with pytest.raises(KeychainSilent, match=r"does not answer\. Unlock it, or log in"):
                await Keychain(backend, patience_s=0.2).read("ada")
            turns.append("gave up")

        async def go_on() -> None:
            await asyncio.to_thread(backend.asked.wait)
            turns.append("went on")

        await asyncio.gather(ask(), go_on())

    asyncio.run(work())
    assert turns == ["went on", "gave up"]
    backend.go.set()  # its answer comes after the loop has ended, and disturbs nobody


@pytest.mark.parametrize("turns", range(3))
def test_a_question_that_is_cancelled_is_over_even_if_the_answer_comes_at_that_moment(turns: int) -> None:
    async def work() -> None:
        backend = Hanging()
        asking = asyncio.create_task(Keychain(backend).read("ada"))
        await asyncio.to_thread(backend.asked.wait)
        (answering,) = [thread for thread in threading.enumerate() if thread.name == "keyring"]
        backend.go.set()
        answering.join()  # the answer is on its way to the loop
        for _ in range(turns):
            await asyncio.sleep(0)
        if asking.cancel():
            with pytest.raises(asyncio.CancelledError):
                await asking
        else:
            assert isinstance(asking.exception(), SignInNeeded)

    asyncio.run(work())


def test_a_keyring_that_hangs_is_told_in_time_and_not_asked_for_ever() -> None:
    backend = Hanging()
    keychain = Keychain(backend, patience_s=0.1)

    async def ask_often() -> list[KeychainError | None]:
        return [(await keychain.look(knock=True)).trouble for _ in range(HANGING_MOST + 3)]

    assert {type(one) for one in asyncio.run(ask_often())} == {KeychainSilent}
    assert backend.times == HANGING_MOST
    hanging = [thread for thread in threading.enumerate() if thread.name == "keyring"]
    backend.go.set()
    for thread in hanging:
        thread.join()
    assert asyncio.run(keychain.look(knock=True)).trouble is None  # it has come back


class Counting(MemoryKeyring):
    """A keyring that knows how many ask it at once."""

    def __init__(self) -> None:
        super().__init__()
        self.most = 0
        self._now = 0
        self._guard = threading.Lock()
        self._all_came = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        with self._guard:
            self._now += 1
            self.most = max(self.most, self._now)
            if self._now > 1:
                self._all_came.set()
        self._all_came.wait(0.02)  # so long somebody else could come in; none may
        with self._guard:
            self._now -= 1
        return super().get_password(service, username)


def test_many_accounts_at_once_are_answered_one_by_one_and_none_is_turned_away() -> None:
    backend = Counting()
    keychain = Keychain(backend)
    names = [f"account {number}" for number in range(3 * HANGING_MOST)]

    async def work() -> list[Mapping[str, str]]:
        for name in names:
            await keychain.write(name, {"token": name})
        return await asyncio.gather(*(keychain.read(name) for name in names))

    assert [found["token"] for found in asyncio.run(work())] == names
    assert backend.most == 1


def test_who_waits_behind_a_question_that_hangs_is_told_so_at_the_same_time() -> None:
    backend = Hanging()
    keychain = Keychain(backend, patience_s=0.2)

    async def work() -> list[object]:
        return await asyncio.gather(*(keychain.read("ada") for _ in range(6)), return_exceptions=True)

    assert {type(one) for one in asyncio.run(work())} == {KeychainSilent}
    assert backend.times <= HANGING_MOST  # one, unless the machine is too busy to let all wait at once
    backend.go.set()
