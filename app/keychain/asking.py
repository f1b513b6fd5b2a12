"""Asks a keyring in a thread of its own, with a limit of time, and puts each of its failures into words."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar, cast

from app.errors import (
    AppError,
    KeychainError,
    KeychainGone,
    KeychainLocked,
    KeychainMissing,
    KeychainRefused,
    KeychainSilent,
)

HANGING_MOST = 4  # questions that hang at once; a keyring that let so many hang is not asked any more
MISSING = (
    "There is no system keyring to keep a password in, and Rapport never writes one to a file. "
    "On Linux, install and unlock GNOME Keyring, KWallet or KeePassXC."
)
LOCKED = "The system keyring is locked. Unlock it and try again."
_DISMISSED = (
    "The system keyring stays locked: its password was not given. Try again and type it in the window that "
    "your desktop opens, or unlock the keyring in its own program."
)
_UNOPENED = (
    "The system keyring could not be opened: it was not unlocked, or never set up. Try again and answer the "
    "window that your desktop opens, or set it up in its own program."
)
_SILENT = "The system keyring does not answer. Unlock it, or log in to your desktop again."
_GONE = (
    "The system keyring has gone away: the program that keeps it has ended. "
    "Start it again, or log in to your desktop again."
)

Result = TypeVar("Result")


class Asking:
    """Asks one keyring, one question after the other: a locked one that is asked twice at once lets the
    second question hang. What hangs must hang neither the engine nor the end of the program.
    """

    def __init__(self) -> None:
        """Begin with no question open."""
        self._open = 0
        self._guard = threading.Lock()
        self._turns: tuple[asyncio.AbstractEventLoop, asyncio.Lock] | None = None  # a lock is for one loop

    async def ask(self, question: Callable[[], Result], patience_s: float) -> Result:
        """Run `question` in a daemon thread when it is its turn, and return its answer.

        Raises KeychainError and its kinds; KeychainSilent once `patience_s` is over, turns included.
        """
        try:
            async with asyncio.timeout(patience_s), self._turn():
                return await self._asked(question)
        except TimeoutError as error:
            raise KeychainSilent(_SILENT) from error
        except AppError:
            raise
        except Exception as error:  # a backend lets through whatever its own libraries raise
            raise _told(error) from error

    def _turn(self) -> asyncio.Lock:
        loop = asyncio.get_running_loop()
        if self._turns is None or self._turns[0] is not loop:
            self._turns = loop, asyncio.Lock()
        return self._turns[1]

    async def _asked(self, question: Callable[[], Result]) -> Result:
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Result] = loop.create_future()

        def settle(value: Result | None, error: Exception | None) -> None:
            if answer.done():
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(cast("Result", value))

        def work() -> None:
            value, failure = None, None
            try:
                value = question()
            except Exception as error:  # noqa: BLE001 - handed over to the waiting coroutine as it is
                failure = error
            with self._guard:
                self._open -= 1
            with suppress(RuntimeError):  # the loop has ended, nobody waits for the answer any more
                loop.call_soon_threadsafe(settle, value, failure)

        with self._guard:
            if self._open >= HANGING_MOST:
                raise KeychainSilent(_SILENT)
            self._open += 1
        threading.Thread(target=work, name="keyring", daemon=True).start()
        return await answer


def _told(error: Exception) -> KeychainError:
    from keyring import errors  # noqa: TID251 - the one way to the keyring

    # SecretStorage is there on Linux alone, so its errors are known by their names. A bus that ended is an
    # OSError.
    kinds = {type(one).__name__ for one in (error, error.__cause__) if one is not None}
    if isinstance(error, OSError | EOFError) or "SecretServiceNotAvailableException" in kinds:
        return KeychainGone(_GONE)
    if isinstance(error, errors.KeyringLocked) or "PromptDismissedException" in kinds:
        return KeychainLocked(_DISMISSED)
    if "LockedException" in kinds:
        return KeychainLocked(LOCKED)
    if isinstance(error, errors.NoKeyringError):
        return KeychainMissing(MISSING)
    if isinstance(error, errors.InitError):
        return KeychainLocked(_UNOPENED)
    if isinstance(error, errors.KeyringError):
        said = str(error).rstrip(".")
        return KeychainRefused(
            f"The system keyring refused: {said}. Open your keyring's own program and allow Rapport there."
        )
    return KeychainError(f"The system keyring failed: {error}.")
