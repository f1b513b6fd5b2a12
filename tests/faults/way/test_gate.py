"""A gate strikes the request that it was told to, and no other; a redirect that is followed is heard."""

import http.server
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from app.services.sending.delivering import Step
from tests.faults.catalogue import Act, Card, Fault, Kind, faults
from tests.faults.desk import Desk
from tests.faults.way import certificates
from tests.faults.way.abroad import Abroad
from tests.faults.way.certificates import Certificates
from tests.faults.way.gate import Behind, Gate

SECRET = "a-token-that-nobody-may-see"
SILENCE_S = 0.5  # of a client that is to give up
PATIENCE_S = 60.0
POLL_S = 0.01
CONNECTIONS = (Act.REFUSED, Act.HANG_UP, Act.UNTRUSTED, Act.OTHER_NAME, Act.OUT_OF_DATE, Act.PLAIN)
DONE = (Act.RESET_AFTER, Act.LOST, Act.LATE_ANSWER, Act.LATE_REQUEST, Act.CUT_BODY, Act.NO_HTTP)


class Stage:
    """A small server that counts, a gate before it, and a client that trusts the gate."""

    def __init__(self, folder: Path) -> None:
        self.shown: Certificates = certificates.make(folder)
        self.posts: list[str] = []
        self.desk = Desk()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _answering(self.posts))
        threading.Thread(target=self.server.serve_forever, args=(POLL_S,), daemon=True).start()
        behind = Behind(port=self.server.server_port, kind=_kind, dead_token=lambda: "dead")
        self.gate = Gate(behind, self.shown, self.desk)
        self.client = httpx.Client(
            verify=ssl.create_default_context(cafile=self.shown.authority),
            timeout=PATIENCE_S,
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def post(self, within_s: float = PATIENCE_S) -> httpx.Response:
        return self.client.post(
            f"{self.gate.address}/post",
            content=b"hello",
            headers={"Authorization": f"Bearer {SECRET}"},
            timeout=within_s,
        )

    def look(self) -> httpx.Response:
        return self.client.get(f"{self.gate.address}/look")

    def settle(self) -> None:
        """Return when nothing is under way any more."""
        self.desk.wait_until_quiet()

    def close(self) -> None:
        self.client.close()
        self.gate.close()
        self.desk.close()
        self.server.shutdown()
        self.server.server_close()


def _answering(posts: list[str]) -> type[http.server.BaseHTTPRequestHandler]:
    """Return a server's manners; it notes in `posts` the token of every POST."""

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._tell()

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            posts.append(self.headers["Authorization"].removeprefix("Bearer "))
            self._tell()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            pass

        def _tell(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "12")
            self.end_headers()
            self.wfile.write(b'{"fine":"1"}')

    return Answering


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with closing(Stage(tmp_path)) as stage:
        yield stage


def _kind(request: object) -> Kind:
    return Kind.PUBLISH if getattr(request, "method", "") == "POST" else Kind.LOOK


def card(act: Act) -> Card:
    return Card(fault=Fault(name="", act=act), kind=Kind.PUBLISH)


def test_without_a_card_everything_passes(stage: Stage) -> None:
    assert (stage.look().json(), stage.post().json(), stage.posts) == ({"fine": "1"}, {"fine": "1"}, [SECRET])
    assert SECRET in stage.gate.secrets


@pytest.mark.parametrize("act", DONE)
def test_an_answer_is_lost_after_the_request_was_done(stage: Stage, act: Act) -> None:
    stage.gate.arm(card(act))
    assert stage.look().is_success
    with pytest.raises(httpx.RequestError):
        stage.post(SILENCE_S)
    stage.settle()
    assert (stage.posts, stage.gate.struck) == ([SECRET], 1)
    assert stage.post().is_success


@pytest.mark.parametrize("act", [Act.RESET_BEFORE, Act.RESET_DURING])
def test_a_request_is_lost_before_it_is_done(stage: Stage, act: Act) -> None:
    stage.gate.arm(card(act))
    with pytest.raises(httpx.RequestError):
        stage.post()
    stage.settle()
    assert (stage.posts, stage.gate.struck) == ([], 1)
    assert stage.post().is_success


@pytest.mark.parametrize("act", [*CONNECTIONS, Act.BROKEN_TLS])
def test_a_connection_fails_and_the_next_one_does_not(stage: Stage, act: Act) -> None:
    stage.gate.arm(Card(fault=Fault(name="", act=act), step=Step.SENDING))
    stage.gate.strike_connections()
    with pytest.raises(httpx.ConnectError):
        stage.post()
    stage.gate.arm(None)
    assert stage.post().is_success
    assert stage.posts == [SECRET]


def test_a_dead_token_goes_to_the_server_instead_of_the_good_one(stage: Stage) -> None:
    stage.gate.arm(card(Act.TOKEN_DEAD))
    stage.post()
    stage.post()
    assert stage.posts == ["dead", "dead"]


def test_a_redirect_that_is_followed_is_heard_abroad(stage: Stage) -> None:
    with closing(Abroad(stage.shown)) as abroad:
        moved = next(fault for fault in faults(abroad.address) if fault.name == "redirect abroad, 307")
        stage.gate.arm(Card(fault=moved, kind=Kind.PUBLISH))
        assert stage.post().status_code == 307
        assert abroad.heard == []
        stage.gate.arm(Card(fault=moved, kind=Kind.PUBLISH))
        stage.client.post(f"{stage.gate.address}/post", content=SECRET.encode(), follow_redirects=True)
        assert SECRET.encode() in b"".join(abroad.heard)
