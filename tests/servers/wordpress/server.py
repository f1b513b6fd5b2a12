"""Starts a real WordPress on 127.0.0.1, makes users on it, and tells what it holds."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

import httpx

from tests.servers.installing import wordpress
from tests.servers.running.process import free_port
from tests.servers.running.server import Server

READY_WITHIN_S = 60
MARIADB = shutil.which("mariadbd") or "/usr/sbin/mariadbd"  # not on everybody's path
HERE = Path(__file__).parent
PAGE = 100  # the most that WordPress gives at once
Json = dict[str, Any]


class Author(NamedTuple):
    """A user of the site, with all that signing in needs."""

    id: int
    name: str
    password: str  # an application password


class WordPressError(RuntimeError):
    """WordPress did not do what this module asked for; the message bears its answer."""


class WordPress(Server):
    """One site on 127.0.0.1; its data is gone after `stop`."""

    part = "wordpress"

    def __init__(self, *, permalinks: str = "/%postname%/") -> None:
        """Prepare a site; with `permalinks` "" its addresses are plain, as `?p=1`."""
        super().__init__()
        self.port = free_port()
        self._permalinks = permalinks
        self._made = 0
        self._keeper = ""
        # A client of its own is quicker by the loading of the certificates, which nobody needs here.
        self._client = httpx.Client(timeout=60, limits=httpx.Limits(max_keepalive_connections=0))

    @property
    def url(self) -> str:
        """Return the address of the site."""
        return f"http://127.0.0.1:{self.port}"

    def add_author(self, name: str = "ann", role: str = "author", shown: str = "") -> Author:
        """Make a user whose name begins with `name` and is unlike any earlier one.

        Raises:
            WordPressError: there is no such role.
        """
        self._made += 1
        whole = f"{name}{self._made}"
        made = self.call(
            "POST",
            "users",
            username=whole,
            name=shown or whole,
            email=f"{whole}@example.com",
            password="a-password-of-the-tests",
            roles=[role],
        )
        granted = self.call("POST", f"users/{made['id']}/application-passwords", name="tests")
        return Author(id=made["id"], name=whole, password=granted["password"])

    def posts(self, author: int, *, drafts: bool = False) -> list[Json]:
        """Return everything that `author` has published, privately too, oldest first, or else the drafts."""
        status = "draft,pending,auto-draft" if drafts else "publish,private,future"
        found: list[Json] = []
        while True:
            query = f"posts?context=edit&status={status}&author={author}&orderby=id&order=asc"
            page = cast("list[Json]", self.call("GET", f"{query}&per_page={PAGE}&offset={len(found)}"))
            found += page
            if len(page) < PAGE:
                return found

    def media(self, author: int) -> list[Json]:
        """Return every file that `author` has uploaded, oldest first."""
        query = f"media?context=edit&author={author}&orderby=id&order=asc&per_page={PAGE}"
        return cast("list[Json]", self.call("GET", query))

    def page(self, address: str) -> str:
        """Return the page at `address` as everybody gets it."""
        return self._client.get(address).text

    def call(self, method: str, path: str, **body: Any) -> Any:
        """Ask the site as its administrator; `path` begins behind `wp/v2/`. Raises WordPressError."""
        route, _, query = path.partition("?")
        url = f"{self.url}/index.php?rest_route=/wp/v2/{route}&{query}"
        answer = self._client.request(method, url, json=body or None, auth=("keeper", self._keeper))
        if answer.is_error:
            raise WordPressError(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json()

    def stop(self) -> None:
        """End what was started and remove its data."""
        super().stop()
        self._client.close()

    def _launch(self) -> None:
        site = wordpress.built()
        if site is None:
            raise AssertionError("start() has made sure that WordPress is there")
        content = self.folder / "content"
        (content / "uploads").mkdir(parents=True)
        theme = content / "themes" / "lab"
        theme.mkdir(parents=True)
        shutil.copy(HERE / "theme.php", theme / "index.php")
        (theme / "style.css").write_text("/* Theme Name: Lab */\n", "utf-8")
        environ = {
            "LAB_SITE": str(site),
            "LAB_SOCKET": str(self._database()),
            "LAB_URL": self.url,
            "LAB_CONTENT": str(content),
            "LAB_PERMALINKS": self._permalinks,
            "PHP_CLI_SERVER_WORKERS": "4",
        }
        self._keeper = self._set_up(environ)
        options = ["-d", "upload_max_filesize=64M", "-d", "post_max_size=64M"]
        address = f"127.0.0.1:{self.port}"
        server = self._run(["php", *options, "-S", address, "-t", site, HERE / "router.php"], environ)
        server.wait_until(self._answers, within_s=READY_WITHIN_S)

    def _database(self) -> Path:
        data, socket = self.folder / "database", self.folder / "db"
        user = getpass.getuser()
        made = subprocess.run(
            [
                "mariadb-install-db",
                "--no-defaults",
                f"--user={user}",
                f"--datadir={data}",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise WordPressError(made.stdout + made.stderr)
        # What a power cut would do to this data concerns nobody, and each wait for the disk would be paid.
        careless = ["--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=OFF", "--skip-log-bin"]
        where = [f"--datadir={data}", f"--socket={socket}", "--skip-networking"]
        small = ["--innodb-buffer-pool-size=16M", "--key-buffer-size=1M", "--performance-schema=OFF"]
        server = self._run([MARIADB, "--no-defaults", f"--user={user}", *where, *small, *careless])
        server.wait_until(socket.exists, within_s=READY_WITHIN_S)
        return socket

    def _set_up(self, environ: Mapping[str, str]) -> str:
        done = subprocess.run(
            ["php", HERE / "setup.php"],
            env={**os.environ, **environ},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode or not done.stdout.strip():
            raise WordPressError(f"setup.php: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def _answers(self) -> bool:
        try:
            return self._client.get(f"{self.url}/?rest_route=/").is_success
        except httpx.TransportError:
            return False
