"""The mind of the checks: which servers are being asked just now, and which were not reached."""

from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.errors import AppError, Unreachable
from app.model.account import Account
from app.services.engine import Engine
from app.windows.mind import Mind


class Checking(Mind):
    """Asks servers whether sign-ins still work, one account at a time or several at once."""

    changed = Signal()  # another account is being checked, or no longer
    worked = Signal(object)  # an Account
    failed = Signal(str, object)  # the id of an account, and the AppError

    def __init__(self, *, engine: Engine, background: Background, parent: QObject | None = None) -> None:
        """Work with `engine` through `background`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._running: dict[str, Future[Account]] = {}
        self._unreached: set[str] = set()

    @property
    def busy(self) -> bool:
        """Return whether any account is being checked."""
        return bool(self._running)

    def is_running(self, account_id: str) -> bool:
        """Return whether an account is being checked."""
        return account_id in self._running

    def was_missed(self, account_id: str) -> bool:
        """Return whether the last check did not reach the server."""
        return account_id in self._unreached

    def begin(self, account_id: str) -> None:
        """Ask the server of an account."""
        if account_id in self._running:
            return
        self._running[account_id] = self._background.run(
            self._engine.accounts.check(account_id), self._well, partial(self._ill, account_id)
        )
        self.changed.emit()

    def cancel(self, account_id: str) -> None:
        """Give a check up; what is known of the account stays as it was."""
        running = self._running.pop(account_id, None)
        if running is not None:
            running.cancel()
            self.changed.emit()

    def reached(self, account_id: str) -> None:
        """Note that the server of an account was reached another way."""
        self._unreached.discard(account_id)

    def _well(self, account: Account) -> None:
        if self._running.pop(account.id, None) is None:
            return  # it was given up in the last moment
        self._unreached.discard(account.id)
        self.changed.emit()
        self.worked.emit(account)

    def _ill(self, account_id: str, error: AppError) -> None:
        if self._running.pop(account_id, None) is None:
            return
        if isinstance(error, Unreachable):
            self._unreached.add(account_id)
        else:
            self._unreached.discard(account_id)
        self.changed.emit()
        self.failed.emit(account_id, error)
