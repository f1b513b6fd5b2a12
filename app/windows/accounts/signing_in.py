"""The mind of the Accounts page: accounts are added, checked and removed."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.errors import AppError
from app.model.account import Account
from app.services.engine import Engine
from app.services.signing_in.accounts import Removal
from app.windows.accounts.looking_back import LookingBack
from app.windows.message import Message, Tone
from app.windows.mind import Mind


class SigningIn(Mind):
    """Lists accounts and carries out what the writer wants of them."""

    listed = Signal(object)  # tuple of Account
    busy = Signal(bool)  # whether a sign-in is under way
    refused = Signal(str)  # why the account could not be added
    added = Signal(object)  # an Account

    def __init__(self, *, engine: Engine, background: Background, parent: QObject | None = None) -> None:
        """Work with `engine` through `background`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self.looking_back = LookingBack(engine=engine, background=background, parent=self)
        self._under_way: Future[Account] | None = None
        self._handles: dict[str, str] = {}

    def refresh(self) -> None:
        """Read the accounts anew."""
        self._background.run(self._engine.accounts.all(), self._show, self._fail)

    def add(self, network: str, server: str, handle: str, secret: str) -> None:
        """Sign in with what was typed; the secret goes to the server and the keyring, and nowhere else."""
        self.cancel()
        self.busy.emit(True)
        self._under_way = self._background.run(
            self._engine.accounts.add(network, server, handle, secret), self._added, self._refused
        )

    def cancel(self) -> None:
        """Give a sign-in up that is under way."""
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None
            self.busy.emit(False)

    def check(self, account_id: str) -> None:
        """Ask the server whether the credential still works."""

        def failed(error: AppError) -> None:
            self.told.emit(Message(sentence=f"{self._handles[account_id]}: {error}", tone=Tone.ERROR))

        self._background.run(self._engine.accounts.check(account_id), self._checked, failed)

    def remove(self, account_id: str) -> None:
        """Remove an account and its secret."""
        self._background.run(self._engine.accounts.remove(account_id), self._removed, self._fail)

    def _show(self, accounts: tuple[Account, ...]) -> None:
        self._handles = {account.id: account.handle for account in accounts}
        self.listed.emit(accounts)

    def _added(self, account: Account) -> None:
        self._under_way = None
        self.busy.emit(False)
        self.added.emit(account)
        self.told.emit(
            Message(
                sentence=f"{account.handle} is ready. Its secret is in {account.secret_place}.",
                tone=Tone.SUCCESS,
            )
        )

    def _refused(self, error: AppError) -> None:
        self._under_way = None
        self.busy.emit(False)
        self.refused.emit(str(error))

    def _checked(self, account: Account) -> None:
        self.told.emit(Message(sentence=f"{account.handle} works.", tone=Tone.SUCCESS))

    def _removed(self, _: Removal) -> None:
        self.told.emit(Message(sentence="The account and its secret are removed from this computer."))
