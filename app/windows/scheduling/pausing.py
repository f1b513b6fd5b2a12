"""The mind behind pauses: one switch that stops everything from going out, and one for each account."""

from collections.abc import Coroutine, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.errors import AppError
from app.model.account import Account
from app.model.scheduling.pauses import EVERYTHING, Pauses
from app.services.engine import Engine
from app.windows.message import Message
from app.windows.mind import Mind

PAUSED = "Publishing is paused: nothing goes out, and nothing is lost."
GO_ON = "Let it go on"
GOES_ON = "Publishing goes on. What is late goes by its own rule."


Read = tuple[Pauses, Mapping[str, Account], tuple[Account, ...]]


class Pausing(Mind):
    """Pauses everything or one account, lets it go on, and knows what is paused now."""

    changed = Signal()  # something else is paused now: `pauses`

    def __init__(self, *, engine: Engine, background: Background, parent: QObject | None = None) -> None:
        """Know nothing before `refresh`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self.pauses = Pauses()
        self._named: Mapping[str, Account] = {}  # removed ones too
        self._present: tuple[Account, ...] = ()

    @property
    def words(self) -> str:
        """Return what is paused, in a sentence; "" where nothing is."""
        if self.pauses.everything is not None:
            return PAUSED
        handles = self._handles(tuple(self.pauses.accounts))
        return f"Paused: {handles}. Nothing goes out there." if handles else ""

    def waits_words(self, account_ids: tuple[str, ...]) -> str:
        """Return that a post for these accounts would wait, in a sentence; "" where it would not."""
        if self.pauses.everything is not None:
            return "Publishing is paused: what is planned waits until you let it go on."
        handles = self._handles(tuple(one for one in account_ids if one in self.pauses.accounts))
        return f"Paused: {handles}. What is planned there waits until you let it go on." if handles else ""

    @property
    def switches(self) -> list[tuple[str, str, bool]]:
        """Return the id and the handle of each account that can be paused, and whether it is."""
        return [(one.id, one.handle, one.id in self.pauses.accounts) for one in self._present]

    def refresh(self) -> None:
        """Read anew what is paused."""

        async def all_of_it() -> Read:
            accounts = self._engine.accounts
            pauses = await self._engine.scheduling.pausing.now()
            return pauses, await accounts.named(), await accounts.all()

        self._background.run(all_of_it(), self._show, self._fail)

    def switch(self) -> None:
        """Pause everything, or let it go on; an account that is paused by itself stays so."""
        if self.pauses.everything is None:
            self.pause()
        else:
            self.resume()

    def set_account(self, account_id: str, paused: bool) -> None:
        """Pause an account, or let it go on."""
        if paused:
            self.pause(account_id)
        else:
            self.resume(account_id)

    def pause(self, account_id: str = EVERYTHING) -> None:
        """Pause an account, or everything."""
        self._do(self._engine.scheduling.pausing.pause(account_id), "")

    def resume(self, account_id: str = EVERYTHING) -> None:
        """Let an account, or everything, go on."""
        who = self._handles((account_id,)) or "Publishing"
        said = GOES_ON if account_id == EVERYTHING else f"{who} goes on. What is late goes by its own rule."
        self._do(self._engine.scheduling.pausing.resume(account_id), said)

    def resume_told(self) -> None:
        """Let go on what `words` tells of: everything, or else each paused account."""
        if self.pauses.everything is not None:
            self.resume()
            return

        paused = tuple(self.pauses.accounts)

        async def each() -> None:
            for account_id in paused:
                await self._engine.scheduling.pausing.resume(account_id)

        self._do(each(), GOES_ON)

    def _do(self, work: Coroutine[Any, Any, object], said: str) -> None:
        def done(_: object) -> None:
            self.refresh()
            if said:
                self.told.emit(Message(sentence=said))

        self._background.run(work, done, self._fail)

    def _show(self, found: Read) -> None:
        self.pauses, self._named, self._present = found
        self.changed.emit()

    def _fail(self, error: AppError) -> None:
        super()._fail(error)
        self.changed.emit()  # a switch that was pressed shows again how things stand

    def _handles(self, account_ids: tuple[str, ...]) -> str:
        known = [self._named[one].handle for one in account_ids if one in self._named]
        return ", ".join(known)
