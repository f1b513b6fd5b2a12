"""The mind of the Accounts page: accounts are added, checked, signed in anew and removed."""

from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.background import Background
from app.errors import AppError, KeychainError
from app.model.account import Account, Kept, Way
from app.model.scheduling.pauses import Pauses
from app.networks.base import Invitation
from app.services.engine import Engine
from app.services.signing_in.accounts import Removal
from app.windows.accounts.checking import Checking
from app.windows.accounts.looking_back import LookingBack
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from widgets.accounts.sign_in_wish import BROWSER, CODE, SignInWish

SESSION_HINT = "You can also tick “For this session only”."


class SigningIn(Mind):
    """Lists accounts and carries out what the writer wants of them."""

    listed = Signal(object)  # tuple of Account
    busy = Signal(bool)  # whether a sign-in is under way
    refused = Signal(str)  # why the account could not be added
    added = Signal(object)  # an Account
    browser_wanted = Signal(str)  # the address that the browser is to open
    code_wanted = Signal(str)  # the address at which a code is shown, which is to be typed
    keyring_seen = Signal(object)  # a Look
    removal_weighed = Signal(str, str)  # the id of the account, and what removing it means
    again_wanted = Signal(str)  # the id of the account that is to be signed in anew
    _invited_to = Signal(str)  # comes from the engine's thread

    def __init__(self, *, engine: Engine, background: Background, parent: QObject | None = None) -> None:
        """Work with `engine` through `background`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self.looking_back = LookingBack(engine=engine, background=background, parent=self)
        self.checking = Checking(engine=engine, background=background, parent=self)
        self.checking.changed.connect(lambda: self.listed.emit(tuple(self._accounts.values())))
        self.checking.worked.connect(self._checked)
        self.checking.failed.connect(self._not_checked)
        self._under_way: Future[Any] | None = None
        self._wish: SignInWish | None = None
        self._invited: Invitation | None = None
        self._accounts: dict[str, Account] = {}
        self._went_on: list[str] = []  # what is to be told together with what comes of the work under way
        self.paused = frozenset[str]()  # ids of accounts, as last read
        self._invited_to.connect(self.browser_wanted, Qt.ConnectionType.QueuedConnection)

    def hear(self, sentence: str) -> None:
        """Take news of posts that go on, or of an old secret: told with the work that it comes of."""
        self._went_on.append(sentence)
        if self._under_way is None and not self.checking.busy:
            self._succeed("")

    def refresh(self) -> None:
        """Read the accounts anew."""
        self._background.run(self._list(), self._show, self._fail)

    def look_at_keyring(self, *, knock: bool = False) -> None:
        """Look how the keyring is; with `knock` it may ask the writer for its password."""
        self._background.run(self._engine.keyring.look(knock=knock), self.keyring_seen.emit, self._fail)

    def add(self, network: str, server: str, handle: str, secret: str) -> None:
        """Sign in with what was typed; the secret goes to the server and the keyring, and nowhere else."""
        self.sign_in(
            SignInWish(network=network, way=Way.TYPED.value, server=server, handle=handle, secret=secret)
        )

    def sign_in(self, wish: SignInWish) -> None:
        """Sign in as it is wished."""
        self.cancel()
        self.busy.emit(True)
        self._wish = wish
        kept, again = Kept.SESSION if wish.session else Kept.KEYRING, wish.again
        browsing = self._engine.browsing
        if wish.way == BROWSER:
            work = browsing.sign_in(wish.network, wish.server, self._invited_to.emit, kept=kept, again=again)
            self._under_way = self._background.run(work, self._added, self._refused)
        elif wish.way == CODE:
            invite = browsing.invite_by_code(wish.network, wish.server, kept=kept)
            self._under_way = self._background.run(invite, self._ask_code, self._refused)
        else:
            add = self._engine.accounts.add(
                wish.network, wish.server, wish.handle, wish.secret, kept=kept, again=again
            )
            self._under_way = self._background.run(add, self._added, self._refused)

    def give_code(self, code: str) -> None:
        """Go on with the code that the page in the browser showed."""
        if self._invited is None or self._wish is None:
            return
        wish, kept = self._wish, Kept.SESSION if self._wish.session else Kept.KEYRING
        self.busy.emit(True)
        self._under_way = self._background.run(
            self._engine.browsing.accept_code(wish.network, self._invited, code, kept=kept, again=wish.again),
            self._added,
            self._refused,
        )

    def cancel(self) -> None:
        """Give a sign-in up that is under way."""
        self._invited = self._wish = None
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None
            self.busy.emit(False)

    def weigh_removal(self, account_id: str) -> None:
        """Find out what removing an account would mean for its posts."""
        self._background.run(
            self._engine.accounts.waiting(account_id), partial(self._weighed, account_id), self._fail
        )

    def remove(self, account_id: str) -> None:
        """Remove an account and its secret."""
        self._background.run(self._engine.accounts.remove(account_id), self._removed, self._fail)

    def bring_back(self, account_id: str) -> None:
        """Undo a removal but for the secret, which is gone."""
        self._background.run(
            self._engine.accounts.bring_back(account_id), partial(self._back, account_id), self._fail
        )

    async def _list(self) -> tuple[tuple[Account, ...], Pauses]:
        return await self._engine.accounts.all(), await self._engine.scheduling.pausing.now()

    def _show(self, known: tuple[tuple[Account, ...], Pauses]) -> None:
        accounts, pauses = known
        self.paused = frozenset(pauses.accounts)
        self._accounts = {account.id: account for account in accounts}
        self.listed.emit(accounts)

    def _ask_code(self, invited: Invitation) -> None:
        self._under_way = None
        self._invited = invited
        self.busy.emit(False)
        self.code_wanted.emit(invited.address)

    def _added(self, account: Account) -> None:
        wish, self._wish, self._invited, self._under_way = self._wish, None, None, None
        self.busy.emit(False)
        self.added.emit(account)
        sentence = f"{account.handle} is ready. Its secret is in {account.secret_place}."
        if wish is not None and wish.again and account.way is Way.TYPED:
            sentence += f" {self._engine.doors.network(account.network).form.left_over}"
        self.checking.reached(account.id)
        self._succeed(sentence.strip())

    def _refused(self, error: AppError) -> None:
        self._under_way = None
        self.busy.emit(False)
        invited = self._invited
        self.refused.emit(f"{error} {SESSION_HINT}" if isinstance(error, KeychainError) else str(error))
        if invited is not None:  # the code was wrong, not the sign-in: the page can show another one
            self.code_wanted.emit(invited.address)

    def _checked(self, account: Account) -> None:
        self._succeed(f"{account.handle} works.")

    def _not_checked(self, account_id: str, error: AppError) -> None:
        if account_id in self._accounts:
            sentence = f"{self._accounts[account_id].handle}: {error}"
            self.told.emit(Message(sentence=sentence, tone=Tone.ERROR))

    def _succeed(self, sentence: str) -> None:
        """Tell `sentence`, and what came of it beside."""
        beside, self._went_on = self._went_on, []
        whole = " ".join(filter(None, (sentence, *beside)))
        self.told.emit(Message(sentence=whole, tone=Tone.SUCCESS, stays=bool(beside)))

    def _weighed(self, account_id: str, waiting: int) -> None:
        account = self._accounts.get(account_id)
        if account is not None:
            self.removal_weighed.emit(account_id, _meaning(account, waiting))

    def _removed(self, removal: Removal) -> None:
        account, held = removal.account, removal.held
        parts = [f"{account.handle} is removed, and its secret is deleted here."]
        if held:
            parts.append(f"{_posts(held)} on hold in the Queue.")
        parts.append(removal.left_over)
        self.told.emit(
            Message(
                sentence=" ".join(filter(None, parts)),
                action="Undo",
                act=partial(self.bring_back, account.id),
                stays=bool(held or removal.left_over),
            )
        )

    def _back(self, account_id: str, waiting: int) -> None:
        posts = f" {_posts(waiting)} waiting again." if waiting else ""
        self.told.emit(
            Message(
                sentence=f"The account is back.{posts} Its secret is gone, so sign in again.",
                action="Sign in again",
                act=partial(self.again_wanted.emit, account_id),
                stays=True,
            )
        )


def _posts(count: int) -> str:
    return "One post is" if count == 1 else f"{count} posts are"


def _meaning(account: Account, waiting: int) -> str:
    ends = "ended at the server and " if account.way is Way.BROWSER else ""
    becomes = (
        f"{_posts(waiting)} planned for it and will be put on hold, so that nothing is lost."
        if waiting
        else "No post waits for it."
    )
    return f"Remove {account.handle}? Its sign-in is {ends}deleted from this computer. {becomes}"
