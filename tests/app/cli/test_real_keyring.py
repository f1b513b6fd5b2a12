"""`rapport accounts list` says in a sentence what is wrong with a real keyring, and what to do."""

import gc
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from keyring.backends.SecretService import Keyring

from app.cli import accounts
from app.keychain import Keychain
from app.places import Places
from app.services.engine import Engine
from app.settings import Settings
from tests.servers.installing.availability import require
from tests.servers.secret_service import SecretService

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


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """A keyring that can be made to misbehave."""
    require("secret_service")
    with SecretService() as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        yield running


@contextmanager
def locked(service: SecretService) -> Generator[None]:
    service.lock()
    yield


def hanging(service: SecretService) -> AbstractContextManager[None]:
    return service.hanging()


@pytest.mark.parametrize(
    ("misbehave", "sentence"),
    [
        (locked, "The system keyring is locked. Unlock it and try again."),
        (hanging, "The system keyring does not answer. Unlock it, or log in to your desktop again."),
    ],
)
def test_the_list_tells_what_is_wrong_with_the_keyring(
    service: SecretService,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    misbehave: Callable[[SecretService], AbstractContextManager[None]],
    sentence: str,
) -> None:
    places = Places(data=tmp_path / "data", config=tmp_path / "config", logs=tmp_path / "logs")
    places.make()
    patience_s = 0.2 if misbehave is hanging else 60.0

    def build() -> Engine:
        return Engine(
            places=places,
            settings=Settings(),
            networks={},
            keychain=Keychain(Keyring(), patience_s=patience_s),
        )

    with misbehave(service):
        assert accounts.run(["list"], build) == 1
    said = capsys.readouterr()
    assert said.err.startswith(f"rapport: {sentence}")
    assert said.out.startswith("No account is connected yet.")
