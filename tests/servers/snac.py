"""A real snac2, a small and very lax server of the Mastodon API, for as long as a test needs it."""

import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.servers.running.process import free_port
from tests.servers.running.server import Server

READY_WITHIN_S = 20
HALF_WRITTEN_S = 2  # longer than snac takes to write one post into its file
REDIRECT = "http://127.0.0.1/callback"
Json = dict[str, Any]


class SnacError(RuntimeError):
    """snac did not do what this module asked for; the message bears its answer."""


class Snac(Server):
    """One snac2 on 127.0.0.1; its data is gone after `stop`."""

    part = "snac"

    def __init__(self) -> None:
        super().__init__()
        self.port = free_port()
        self._passwords: dict[str, str] = {}

    @property
    def url(self) -> str:
        """Return the address of the server."""
        return f"http://localhost:{self.port}"

    def add_user(self, name: str) -> str:
        """Make the account `name` (letters, digits, underscores) and return its password.

        Raises:
            SnacError: the name is taken or cannot be one.
        """
        said = subprocess.run(
            ["snac", "adduser", self.folder / "data", name],
            capture_output=True,
            text=True,
            check=False,
        )
        password = re.search(r"User password is (\S+)", said.stdout + said.stderr)
        if not password:
            raise SnacError(f"adduser {name}: {said.stdout}{said.stderr}")
        self._passwords[name] = password[1]
        return password[1]

    def token(self, name: str) -> str:
        """Sign `name` in through the pages that a person would see, and return the access token."""
        app = self._post(
            "/api/v1/apps",
            json={"client_name": "tests", "redirect_uris": REDIRECT, "scopes": "read write follow"},
        ).json()
        asked = {"client_id": app["client_id"], "redirect_uri": REDIRECT, "response_type": "code"}
        page = httpx.get(f"{self.url}/oauth/authorize", params={**asked, "state": "of-the-tests"})
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text))
        login = self._post(
            "/oauth/x-snac-login", data={**hidden, "login": name, "passwd": self._passwords[name]}
        )
        location = cast("str", login.headers.get("location", ""))
        codes = parse_qs(urlsplit(location).query).get("code")
        if not codes:
            raise SnacError(f"{name} was not let in: {login.status_code} {login.text}")
        granted = self._post(
            "/oauth/token",
            data={
                "grant_type": "authorization_code",
                "code": codes[0],
                "client_id": app["client_id"],
                "client_secret": app["client_secret"],
                "redirect_uri": REDIRECT,
            },
        )
        return cast("str", granted.json()["access_token"])

    def statuses(self, name: str) -> list[Json]:
        """Return everything that `name` has posted, oldest first, read from the server's own files.

        Each is an ActivityPub note: `sourceContent` is the text as it was sent, `content` its HTML,
        `id` its address. Private posts, which the API leaves out, are among them.
        """
        author = f"{self.url}/{name}"
        notes = (self._object(file) for file in (self.folder / "data" / "object").glob("??/*.json"))
        own = [note for note in notes if note["type"] == "Note" and note["attributedTo"] == author]
        return sorted(own, key=lambda note: note["id"])

    def _launch(self) -> None:
        data = self.folder / "data"
        answers = (
            f"127.0.0.1\n{self.port}\nlocalhost:{self.port}\n\n\n"  # address, port, host, prefix, e-mail
        )
        subprocess.run(["snac", "init", data], input=answers, text=True, capture_output=True, check=True)
        settings = data / "server.json"
        # Every few seconds snac delivers all new public posts to itself. With its usual handful of threads
        # these deliveries fill them all while each waits for one more: nobody is answered for 6 s.
        roomy = {"protocol": "http", "num_threads": 200, "queue_timeout": 1}
        changed = {**json.loads(settings.read_text("utf-8")), **roomy}
        settings.write_text(json.dumps(changed), "utf-8")
        self._run(["snac", "httpd", data]).wait_until(self._answers, within_s=READY_WITHIN_S)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/v1/instance").is_success
        except httpx.TransportError:
            return False

    def _post(self, path: str, **what: Any) -> httpx.Response:
        answer = httpx.post(f"{self.url}{path}", timeout=30, **what)
        if answer.is_error:
            raise SnacError(f"{path}: {answer.status_code} {answer.text}")
        return answer

    def _object(self, file: Path) -> Json:
        """Read one of snac's files; the server may be writing it just now."""
        deadline = time.monotonic() + HALF_WRITTEN_S
        while True:
            try:
                return cast("Json", json.loads(file.read_text("utf-8")))
            except ValueError:
                if time.monotonic() > deadline:
                    raise
