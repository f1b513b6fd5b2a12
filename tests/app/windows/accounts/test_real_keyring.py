"""A real keyring that is locked, dismissed, hanging or gone: each says so on the page, with a way on."""

import gc
import threading
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from keyring.backends.SecretService import Keyring

from app.keychain import Keychain
from app.model.delivery import Awaits
from app.networks.base import Login, Prepared
from app.services.sending.plan import Plan
from app.windows.frame.main_window import MainWindow
from app.windows.message import Message
from tests.app.windows.accounts.test_accounts_page import beside, buttons, press, read
from tests.app.windows.conftest import Desk, add_account
from tests.servers.installing.availability import require
from tests.servers.secret_service import SecretService

KEPT = "Passwords and tokens are kept in GNOME Keyring and nowhere else."
MEANWHILE = "Until then nothing is lost: planned posts wait."

# The keyring's library leaves its connection open where a keyring fails; Python closes it.
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def left_open() -> Iterator[None]:
    """Let what was left open be closed here, and not in the middle of another test."""
    yield
    gc.collect()


class Bench:
    """A window whose account has its secret in a real keyring, which can be made to misbehave."""

    def __init__(self, desk: Desk, service: SecretService) -> None:
        self.desk = desk
        self.service = service
        self.keychains: list[Keychain] = []
        desk.keychain = self._keychain
        self.window: MainWindow = desk.open()
        self.window.show_page("accounts")
        self.until_said(KEPT)
        add_account(desk, self.window)

    def _keychain(self) -> Keychain:
        self.keychains.append(Keychain(Keyring()))
        return self.keychains[-1]

    def until_said(self, words: str) -> None:
        """Wait until the note about the keyring says `words`."""
        self.desk.until(lambda: words in read(self.window.accounts_page.keyring))

    def look(self) -> None:
        """Come to the page anew, as somebody who wants to know."""
        self.window.show_page("write")
        self.window.show_page("accounts")

    def try_again(self) -> None:
        """Press the button of the note."""
        press(self.desk, self.window.accounts_page.keyring, "Try again")

    def try_until_kept(self) -> None:
        """Press the button as long as it is there; a look that was under way may have made it needless."""
        note = self.window.accounts_page.keyring

        def kept() -> bool:
            for one in buttons(note):
                if one.isVisible():
                    one.click()
            return KEPT in read(note)

        self.desk.until(kept)

    def plan(self) -> str:
        """Publish a post from another program, which asks no coach; return its id."""
        account = next(iter(self.window.accounts_page._accounts))  # pyright: ignore[reportPrivateUsage] - its id
        plan = Plan(draft_id="d", text="Hm.", accounts=(account,), wall=None, zone="UTC")
        return beside(self.desk, lambda engine: engine.planning.schedule(plan))[0].id

    def awaits(self, delivery_id: str) -> Awaits:
        """Return what a post waits for."""
        return beside(self.desk, lambda engine: engine.planning.delivery(delivery_id)).awaits

    @contextmanager
    def hanging(self) -> Generator[None]:
        """Let the keyring hang, and whoever asks it be impatient; it answers again afterwards."""
        with self.service.hanging():
            for keychain in self.keychains:
                keychain.patience_s = 0.2
            yield
        for keychain in self.keychains:
            keychain.patience_s = 60.0
        self.desk.until(lambda: all(thread.name != "keyring" for thread in threading.enumerate()))

    @contextmanager
    def vanished(self) -> Generator[None]:
        """Let the keyring's program end, and start it anew."""
        self.service.vanish()
        yield
        self.service.revive()

    @contextmanager
    def locked(self) -> Generator[None]:
        """Lock the keyring, and unlock it."""
        self.service.lock()
        yield
        assert self.service.unlock()


@pytest.fixture
def bench(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A bench with a keyring of its own."""
    require("secret_service")
    with SecretService() as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        yield Bench(desk, service)


@pytest.mark.parametrize(
    ("trouble", "seen", "tried"),
    [
        ("locked", "The system keyring is locked. Unlock it", "stays locked: its password was not given"),
        ("hanging", "does not answer. Unlock it, or log in", "does not answer. Unlock it, or log in"),
        ("vanished", "has gone away: the program that keeps it has ended. Start", "has gone away"),
    ],
)
def test_a_keyring_in_trouble_says_so_and_goes_on_when_it_is_mended(
    bench: Bench, trouble: str, seen: str, tried: str
) -> None:
    way: AbstractContextManager[None] = getattr(bench, trouble)()
    with way:
        bench.look()
        bench.until_said(seen)
        assert MEANWHILE in read(bench.window.accounts_page.keyring)
        bench.try_again()
        bench.until_said(tried)
    bench.try_until_kept()


def test_a_post_that_met_a_shut_keyring_goes_on_and_the_writer_is_told(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, prepare = bench.desk, bench.desk.network.prepare
    told: list[Message] = []
    bench.window.signing_in.told.connect(told.append)

    async def with_secret(login: Login, *more: Any) -> Prepared:
        await login.vault.read()
        return await prepare(login, *more)

    monkeypatch.setattr(desk.network, "prepare", with_secret)
    with bench.locked():
        planned = bench.plan()
        desk.programs[0].wake()
        desk.until(lambda: bench.awaits(planned) is Awaits.KEYRING)
        bench.look()
        bench.until_said("is locked")
    bench.look()
    desk.until(lambda: "One post waited for the keyring: it goes out now." in [one.sentence for one in told])
    desk.until(lambda: len(desk.server.posts) == 1)
