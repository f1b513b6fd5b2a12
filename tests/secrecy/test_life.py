"""Whatever happens in the life of an account, its secrets are in the keyring and in no file."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, cast

import pytest

from tests.secrecy import life
from tests.secrecy.life import Told
from tests.secrecy.search import Found, files, search, search_bytes
from tests.servers.installing.availability import require
from tests.servers.pds import Identity, Pds
from tests.servers.running.process import free_port
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac

WRONG = 'wröng "pass" & word+1/2'
NO_SECRET = {"bluesky did"}  # of what the keyring's entry holds
STEPS_AT_LEAST = 25


@pytest.fixture
def keyring() -> Iterator[SecretService]:
    """A keyring of its own, to be locked."""
    require("secret_service")
    with SecretService() as service:
        yield service


class Watch:
    """Runs a life, and after each step searches all that it has written."""

    def __init__(self, folder: Path, keyring: SecretService, told: Told) -> None:
        self._folder = folder
        self._keyring = keyring
        self._told = told
        self.secrets = {"app password": told.app_password, "token": told.token, "wrong": told.wrong}
        self._environ: dict[str, str] = {}
        self.steps: list[str] = []
        self.found: list[Found] = []
        self.published: list[str] = []  # what `rapport publisher` said

    def run(self, environ: dict[str, str]) -> None:
        """Let the life take its course. Raises AssertionError where it ends badly."""
        self._environ = {**os.environ, **environ}
        with (self._folder / "stderr").open("wb") as errors:
            living = subprocess.Popen(
                [sys.executable, "-m", "tests.secrecy.life"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=self._environ,
                text=True,
            )
        with living:
            answers, steps = cast("IO[str]", living.stdin), cast("IO[str]", living.stdout)
            print(json.dumps(asdict(self._told)), file=answers, flush=True)
            for line in steps:
                self._look(json.loads(line), living.pid)
                print(file=answers, flush=True)
        errors_said = (self._folder / "stderr").read_text("utf-8")
        assert living.returncode == 0, errors_said
        assert errors_said == ""
        self._search()

    def _look(self, said: dict[str, Any], pid: int) -> None:
        self.steps.append(said["step"])
        for name, secret in said["kept"].items():
            if name not in NO_SECRET and secret not in self.secrets.values():
                self.secrets[f"{name}, {len(self.secrets)}"] = secret
        match said["step"]:
            case life.LOCK:
                self._keyring.lock()
            case life.UNLOCK:
                assert self._keyring.unlock()
            case life.COMMAND:
                self._publish()
            case _:
                pass
        self._search()
        self.found += search_bytes("sentences", json.dumps(said["said"]).encode(), self.secrets)
        for part in ("cmdline", "environ"):
            self.found += search_bytes(part, Path(f"/proc/{pid}/{part}").read_bytes(), self.secrets)

    def _publish(self) -> None:
        """Publish with the command; what it says is a file like all others."""
        said = self._folder / f"publisher-{len(self.steps)}"
        with said.open("wb") as output:
            command = [sys.executable, "-m", "app", "publisher", "--once"]
            done = subprocess.run(command, env=self._environ, stdout=output, stderr=output, check=False)
        assert done.returncode in (0, 1), said.read_text("utf-8")
        self.published += said.read_text("utf-8").splitlines()

    def _search(self) -> None:
        self.found += search(self._folder, self.secrets)
        self.found += search(self._keyring.folder, self.secrets)


@pytest.mark.parametrize("level", ["as shipped", "debug", "everything"])
def test_no_secret_is_in_any_file(
    tmp_path: Path, pds: Pds, snac: Snac, keyring: SecretService, level: str
) -> None:
    ann = pds.new_account("secret")
    told = told_of(pds, snac, ann, level)
    watch = Watch(tmp_path, keyring, told)
    home = {"RAPPORT_HOME": str(tmp_path / "rapport")} if level == "debug" else {}
    watch.run({**folders(tmp_path), **home, **keyring.environ})
    assert watch.found == []
    assert sum(": sent: http" in line for line in watch.published) == 2, watch.published
    assert sum(": held: " in line for line in watch.published) >= 5, watch.published
    assert len(watch.steps) >= STEPS_AT_LEAST, watch.steps
    assert sum(secret.count(".") == 2 for secret in watch.secrets.values()) >= 6  # three pairs of tokens
    assert what_is_there(tmp_path, ann, level) == {"rapport.db", "rapport.log", "publishers"}


def told_of(pds: Pds, snac: Snac, ann: Identity, level: str) -> Told:
    """Make the accounts that the life is about."""
    name = f"secret_{level.replace(' ', '_')}"
    snac.add_user(name)
    return Told(
        level=level,
        bluesky=pds.url,
        handle=ann.handle,
        app_password=pds.new_app_password(ann),
        mastodon=snac.url,
        token=snac.token(name),
        gone=f"http://localhost:{free_port()}",
        wrong=WRONG,
        spent=pds.mint_expired_access_token(ann.did),
    )


def folders(home: Path) -> dict[str, str]:
    """Point everything that a program may write into below `home`."""
    found = {"HOME": home, "TMPDIR": home / "tmp"}
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        found[f"XDG_{name}_HOME"] = home / name.lower()
    for folder in found.values():
        folder.mkdir(exist_ok=True)
    return {name: str(folder) for name, folder in found.items()}


def what_is_there(folder: Path, ann: Identity, level: str) -> set[str]:
    """Return in which files the same search finds what is no secret: the handle, and the log's own words."""
    log_word = "delivery " if level == "as shipped" else "INFO"
    known = search(folder, {"handle": ann.handle, "log": log_word})
    assert files(folder)
    names = {Path(each.place.removesuffix(" (rows)")).name for each in known}
    return {"publishers" if name.startswith("publisher-") else name for name in names}
