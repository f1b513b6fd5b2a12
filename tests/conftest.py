"""What all tests share: the real servers, started once for a run, and a guard against threads left over."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

from tests.servers.installing.availability import require
from tests.servers.oauth.server import OAuth
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac
from tests.servers.wordpress.server import WordPress

# Before anything of Qt is loaded: a screen that needs no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is no fault, and what Hypothesis remembers does not belong into the tree.
settings.register_profile("house", deadline=None, database=None, derandomize="CI" in os.environ)
settings.load_profile("house")

# A wait ends when what it waits for is there; how long that takes on a busy machine is no fault of a test.
PATIENCE_MS = 60_000
for waiting in (QtBot.waitActive, QtBot.waitExposed, QtBot.waitSignal, QtBot.waitUntil):
    waiting.__kwdefaults__ = {**(waiting.__kwdefaults__ or {}), "timeout": PATIENCE_MS}

LAST_BREATH_S = 20.0  # for a thread that was told to end and is just doing so


@pytest.fixture(autouse=True)
def no_thread_left_over() -> Iterator[None]:
    """Fail a test that leaves a thread behind which would keep the program from ending."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in started:
        thread.join(LAST_BREATH_S)
    left = [thread.name for thread in started if thread.is_alive()]
    if left:
        pytest.fail(f"The test left threads running: {', '.join(left)}", pytrace=False)


@pytest.fixture(autouse=True)
def keyring_is_found_anew() -> Iterator[None]:
    """Let each test find its keyring as a new process does: the library keeps the first one that it finds."""
    yield
    library, kinds = sys.modules.get("keyring.core"), sys.modules.get("keyring.backend")
    if library is not None and kinds is not None:
        vars(library)["_keyring_backend"] = None
        kinds.get_all_keyring.__dict__.pop("saved_result", None)


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """Take back what a test that builds the whole program sets in the process: levels and log files."""
    root = logging.getLogger()
    handlers, levels = list(root.handlers), _levels()
    yield
    for handler in root.handlers:
        if isinstance(handler, logging.FileHandler) and handler not in handlers:
            root.removeHandler(handler)
            handler.close()
    for name, level in _levels().items():
        if level != levels.get(name, logging.NOTSET):
            logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))


def _levels() -> dict[str, int]:
    names = ["", *logging.root.manager.loggerDict]
    return {name: logging.getLogger(name).level for name in names}


@pytest.fixture
def collected_here() -> Iterator[None]:
    """Keep the cycle collector off the engine's thread, as the program does: Qt's objects would end there."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def pds() -> Iterator[Pds]:
    """A real Bluesky PDS; each test makes accounts of its own on it."""
    require("pds")
    with Pds() as server:
        yield server


@pytest.fixture(scope="session")
def snac() -> Iterator[Snac]:
    """A real server of the Mastodon API; each test adds users of its own to it."""
    require("snac")
    with Snac() as server:
        yield server


@pytest.fixture(scope="session")
def oauth() -> Iterator[OAuth]:
    """A real, strict authorization server; each test signs people of its own in there."""
    require("oauth")
    with OAuth() as server:
        yield server


@pytest.fixture(scope="session")
def secret_service() -> Iterator[SecretService]:
    """A real, unlocked keyring; a test that locks it unlocks it again."""
    require("secret_service")
    with SecretService() as server:
        yield server


@pytest.fixture(scope="session")
def wordpress() -> Iterator[WordPress]:
    """A real site that runs WordPress; each test makes authors of its own on it."""
    require("wordpress")
    with WordPress() as server:
        yield server
