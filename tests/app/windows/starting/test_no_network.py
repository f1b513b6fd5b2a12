"""Without a network the window starts and is written in; what is due waits, and goes out when it is back."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.model.delivery import Delivery, State
from app.networks.base import Network
from app.networks.mastodon.mastodon import Mastodon
from app.services.engine import Engine
from app.store.database import Database
from app.store.ledger import Ledger
from tests.app.windows.conftest import Desk
from tests.app.windows.queue.planned import noon, plan


class Silence:
    """A server that takes every connection and never says a word."""

    def __init__(self) -> None:
        self.door = socket.create_server(("127.0.0.1", 0))
        self.door.setblocking(False)
        self.guests: list[socket.socket] = []

    def called(self) -> bool:
        """Return whether anybody ever came in."""
        with suppress(BlockingIOError):
            self.guests.append(self.door.accept()[0])
        return bool(self.guests)

    def close(self) -> None:
        """Send everybody away."""
        for one in (self.door, *self.guests):
            one.close()


@pytest.fixture
def silence() -> Iterator[Silence]:
    """A silent server on this computer."""
    made = Silence()
    yield made
    made.close()


def known(desk: Desk, delivery_id: str) -> Delivery:
    """Return the post as the ledger has it."""
    with closing(Database(desk.places.database)) as database:
        found = Ledger(database).get(delivery_id)
    assert found is not None
    return found


@pytest.mark.parametrize("names", ["fail", "lead to silence"])
def test_the_window_is_quick_without_a_network_and_what_is_due_goes_out_once_it_is_back(
    desk: Desk, silence: Silence, monkeypatch: pytest.MonkeyPatch, names: str
) -> None:
    window = desk.open()
    due = noon(1)
    (post,) = plan(desk, window, due)
    desk.close(window)
    server = f"https://silent.example:{silence.door.getsockname()[1]}"
    with closing(Database(desk.places.database)) as database:
        database.execute("UPDATE accounts SET server = ?", server)

    look_up: Callable[..., list[Any]] = socket.getaddrinfo
    asked: list[object] = []

    def nowhere(host: object, *rest: Any, **more: Any) -> list[Any]:
        asked.append(host)
        if names == "fail":
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return look_up("127.0.0.1", *rest, **more)

    with_server = desk.build
    real: dict[str, Network] = {}

    def without_network() -> Engine:
        engine = with_server()
        real["mastodon"] = Mastodon()
        object.__setattr__(engine.doors, "networks", {"mastodon": real["mastodon"]})
        return engine

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    monkeypatch.setattr(desk, "build", without_network)
    desk.ahead = known(desk, post).due - datetime.now(UTC) + timedelta(minutes=10)
    window = desk.open()
    desk.until(lambda: asked)
    if names != "fail":
        desk.until(silence.called)  # and is kept waiting from now on
    desk.write(window.editor, "Written while nobody answers")
    assert window.editor.text() == "Written while nobody answers"
    window.show_page("queue")
    desk.until(lambda: window.queue_page.shown)
    assert known(desk, post).state in {State.WAITING, State.CLAIMED, State.PREPARING}
    silence.close()  # who waited there hears at last that there is nothing to be had
    desk.until(lambda: known(desk, post).not_before is not None)
    assert known(desk, post).state is State.WAITING
    desk.close(window)
    assert desk.server.posts == []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(desk, "build", with_server)
    desk.ahead += timedelta(minutes=15)
    desk.open()
    desk.until(lambda: known(desk, post).state is State.SENT)
    assert len(desk.server.posts) == 1
