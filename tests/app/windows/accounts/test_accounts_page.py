"""On the Accounts page somebody signs in, also in the browser, signs in again, and leaves."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from app.errors import KeychainLocked, SignInNeeded
from app.model.account import Limits, Way
from app.model.delivery import State
from app.networks.base import BrowserSignIn, Facts, Invitation, SignedIn, SignInForm
from app.services.engine import Engine
from app.services.sending.planning import Plan
from app.windows.accounts.accounts_page import AccountsPage
from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk, add_account
from tests.widgets.screen import button

LATER = datetime.now() + timedelta(days=3)  # noqa: DTZ005 - what hangs on the wall
Result = TypeVar("Result")


class ScriptedBrowser(BrowserSignIn):
    """A server of which every sign-in is Ada's, or whoever `user` is; its code is "right"."""

    def __init__(self) -> None:
        self.user = "ada"
        self.ended: list[str] = []

    def home(self, server: str) -> str:
        return server

    async def invite(self, server: str, redirect: str, app: Mapping[str, str]) -> Invitation:
        return Invitation(
            address=f"https://scripted.example/yes?to={redirect}",
            server=server,
            redirect=redirect,
            state="state",
            issuer="",
            verifier="verifier",
            app={"redirect": redirect},
        )

    async def accept(self, invitation: Invitation, code: str) -> SignedIn:
        await asyncio.sleep(0)
        if code != "right":
            raise SignInNeeded("The server does not accept this code.")
        facts = Facts(
            handle=self.user, remote_id=f"id-{self.user}", server=invitation.server, limits=Limits(text=500)
        )
        return SignedIn(facts=facts, secrets={"token": f"token of {self.user}"})


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened in the browser."""
    addresses: list[str] = []

    def note(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return addresses


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    """A window on its Accounts page, whose network can be signed into in the browser."""
    desk.network.browser = ScriptedBrowser()
    desk.network.form = SignInForm(  # pyright: ignore[reportAttributeAccessIssue] - set per desk
        server="https://scripted.example",
        secret_label="Password",
        secret_help="Anywhere.",
        ways=(Way.BROWSER, Way.TYPED),
        left_over="Delete the old one there.",
    )
    window = desk.open()
    window.show_page("accounts")
    return window


def read(part: QWidget) -> str:
    """Return all words that can be read in `part`."""
    return " ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def press(desk: Desk, part: QWidget, words: str) -> None:
    """Press the button that says `words` as soon as it can be pressed."""

    def there() -> bool:
        return any(one.text() == words and one.isEnabled() and one.isVisible() for one in buttons(part))

    desk.until(there)
    next(one for one in buttons(part) if one.text() == words and one.isVisible()).click()


def buttons(part: QWidget) -> list[QPushButton]:
    """Return all buttons in `part`."""
    return part.findChildren(QPushButton)


def beside(desk: Desk, work: Callable[[Engine], Awaitable[Result]]) -> Result:
    """Do `work` in a second program on the same database."""

    async def live() -> Result:
        engine = desk.build()
        try:
            return await work(engine)
        finally:
            await engine.close()

    return asyncio.run(live())


async def schedule(engine: Engine, plan: Plan) -> None:
    """Plan for every account there is."""
    everybody = [account.id for account in await engine.accounts.all()]
    await engine.planning.schedule(replace(plan, accounts=everybody))


async def states(engine: Engine) -> list[State]:
    """Return the states of all that is planned."""
    return [delivery.state for delivery in await engine.planning.deliveries()]


def type_code(page: AccountsPage, code: str) -> None:
    """Type a code where the form asks for it."""
    lines = page.form.findChildren(QLineEdit)
    next(line for line in lines if line.accessibleName() == "Code").setText(code)


def test_the_page_that_makes_the_secret_is_opened(desk: Desk, window: MainWindow, opened: list[str]) -> None:
    desk.network.form = replace(  # pyright: ignore[reportAttributeAccessIssue] - set per desk
        desk.network.form, secret_page="{server}/settings/new"
    )
    form = window.accounts_page.form
    form.page_requested.emit(desk.network.name, "scripted.example/")
    assert opened == ["https://scripted.example/settings/new"]


def test_somebody_signs_in_by_a_code_after_a_wrong_one(
    desk: Desk, window: MainWindow, opened: list[str]
) -> None:
    page = window.accounts_page
    press(desk, page.form, "Sign in in the browser")
    desk.until(lambda: opened)
    assert "127.0.0.1" in opened[0]
    press(desk, page.form, "Use a code instead")
    desk.until(lambda: "type the code that it shows" in read(page.form))
    for code in ("wrong", "right"):
        type_code(page, code)
        press(desk, page.form, "Connect with the code")
        if code == "wrong":
            desk.until(lambda: "does not accept this code" in read(page.form))
    desk.until(lambda: "ada" in read(page))
    assert not page.form.isVisible()
    assert len(opened) == 1


def test_a_sign_in_in_the_browser_can_be_given_up(desk: Desk, window: MainWindow, opened: list[str]) -> None:
    page = window.accounts_page
    press(desk, page.form, "Sign in in the browser")
    desk.until(lambda: opened)
    press(desk, page.form, "Cancel")
    desk.until(lambda: button(page.form, "Sign in in the browser").isEnabled())


def test_the_page_says_which_keyring_it_is_and_tries_again(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.accounts_page
    desk.until(lambda: f"kept in {desk.keyring.name}" in read(page.keyring))

    def locked(*_: str) -> None:
        raise KeychainLocked("The system keyring is locked. Unlock it and try again.")

    with monkeypatch.context() as broken:
        broken.setattr(desk.keyring, "get_password", locked)
        window.signing_in.look_at_keyring(knock=True)
        desk.until(lambda: "is locked. Unlock it" in read(page.keyring))
    press(desk, page.keyring, "Try again")
    desk.until(lambda: f"kept in {desk.keyring.name}" in read(page.keyring))


def test_an_account_of_one_session_is_marked_and_not_in_the_keyring(
    desk: Desk, window: MainWindow, opened: list[str]
) -> None:
    page = window.accounts_page
    press(desk, page.form, "Type the password instead")
    fields = {line.accessibleName(): line for line in page.form.findChildren(QLineEdit)}
    fields["Handle"].setText("ada")
    fields["Password"].setText("right")
    page.form.findChildren(QCheckBox)[0].setChecked(True)
    press(desk, page.form, "Connect")
    desk.until(lambda: "this session's memory, until Rapport closes" in read(page))
    assert desk.keyring.kept == {}


def test_signing_in_as_somebody_else_is_refused_and_changes_nothing(
    desk: Desk, window: MainWindow, opened: list[str]
) -> None:
    add_account(desk, window, "bob")
    kept = dict(desk.keyring.kept)
    page = window.accounts_page
    press(desk, page, "Replace the secret")
    press(desk, page.form, "Sign in in the browser instead")
    press(desk, page.form, "Sign in in the browser")
    press(desk, page.form, "Use a code instead")
    desk.until(lambda: "type the code that it shows" in read(page.form))
    type_code(page, "right")
    press(desk, page.form, "Connect with the code")
    desk.until(lambda: "You signed in as ada, but this is the account bob" in read(page.form))
    assert {name: kept.get(name) for name in desk.keyring.kept if name in kept} == kept


def test_replacing_a_typed_secret_says_what_is_left_to_do(desk: Desk, window: MainWindow) -> None:
    add_account(desk, window)
    page = window.accounts_page
    press(desk, page, "Replace the secret")
    fields = {line.accessibleName(): line for line in page.form.findChildren(QLineEdit)}
    assert not fields["Handle"].isEnabled()
    fields["Password"].setText("right")
    press(desk, page.form, "Connect")
    desk.until(lambda: "Delete the old one there." in window.notice.text())


def test_removing_says_before_and_after_what_becomes_of_the_posts_and_can_be_undone(
    desk: Desk, window: MainWindow
) -> None:
    add_account(desk, window)
    plan = Plan(draft_id="draft", text="Bread rises.", accounts=(), wall=LATER, zone="UTC")
    beside(desk, lambda engine: schedule(engine, plan))
    page = window.accounts_page
    press(desk, page, "Remove")
    desk.until(lambda: "One post is planned for it and will be put on hold" in read(page))
    press(desk, page, "Remove it")
    desk.until(lambda: "One post is on hold in the Queue." in window.notice.text())
    assert beside(desk, states) == [State.HELD]
    assert desk.keyring.kept == {}
    press(desk, window, "Undo")
    desk.until(lambda: "The account is back. One post is waiting again." in window.notice.text())
    assert beside(desk, states) == [State.WAITING]
    press(desk, window.notice, "Sign in again")
    desk.until(lambda: "Sign in again as ada" in read(page.form))


def test_a_page_that_first_comes_up_with_accounts_has_the_focus_itself(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    window.show_page("accounts")
    page = window.accounts_page
    desk.until(page.add.isVisible)
    desk.until(page.add.hasFocus)
