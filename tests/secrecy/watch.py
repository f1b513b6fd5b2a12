"""Runs a life and, after each of its steps, searches all that it has written."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, cast

from tests.secrecy.search import Found, search, search_bytes

NO_SECRET = {"bluesky did"}  # of what the keyring's entry holds
Act = Callable[["Watch", str], str | None]  # with what is shown; returns what to say


class Watch:
    """Runs a life, and after each step searches all that it has written."""

    def __init__(
        self,
        folders: Sequence[Path],
        life: str,
        told: object,
        secrets: Mapping[str, str],
        at: Mapping[str, Act],
    ) -> None:
        """Watch what `life`, the name of a module, does in `folders`; at some steps this side acts.

        `told` is a dataclass with what it needs to know, `secrets` what must not be found anywhere.
        """
        self.folder, *_ = self._folders = folders
        self._life = life
        self._told = told
        self._at = at
        self.secrets = dict(secrets)
        self._environ: dict[str, str] = {}
        self.steps: list[str] = []
        self.found: list[Found] = []

    def run(self, environ: dict[str, str]) -> None:
        """Let the life take its course. Raises AssertionError where it ends badly."""
        self._environ = {**os.environ, **environ}
        with (self.folder / "stderr").open("wb") as errors:
            living = subprocess.Popen(
                [sys.executable, "-m", self._life],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=self._environ,
                text=True,
            )
        with living:
            answers, steps = cast("IO[str]", living.stdin), cast("IO[str]", living.stdout)
            print(json.dumps(asdict(cast("Any", self._told))), file=answers, flush=True)
            for line in steps:
                print(self._look(json.loads(line), living.pid), file=answers, flush=True)
        errors_said = (self.folder / "stderr").read_text("utf-8")
        assert living.returncode == 0, errors_said
        assert errors_said == ""
        self._search()

    def _look(self, said: dict[str, Any], pid: int) -> str:
        self.steps.append(said["step"])
        for name, secret in said["kept"].items():
            if name not in NO_SECRET and secret not in self.secrets.values():
                self.secrets[f"{name}, {len(self.secrets)}"] = secret
        act = self._at.get(said["step"])
        answer = act(self, said["shown"]) if act else None
        self._search()
        self.found += search_bytes("sentences", json.dumps(said["said"]).encode(), self.secrets)
        for part in ("cmdline", "environ"):
            self.found += search_bytes(part, Path(f"/proc/{pid}/{part}").read_bytes(), self.secrets)
        return answer or ""

    def command(self, *words: str) -> str:
        """Run a command of the program; return what it says, which is a file like all others."""
        told = self.folder / f"said-{words[0]}"
        before = told.stat().st_size if told.exists() else 0
        with told.open("ab") as output:
            command = [sys.executable, "-m", "app", *words]
            done = subprocess.run(command, env=self._environ, stdout=output, stderr=output, check=False)
        assert done.returncode in (0, 1), told.read_text("utf-8")
        return told.read_bytes()[before:].decode()

    def _search(self) -> None:
        for folder in self._folders:
            self.found += search(folder, self.secrets)


def folders(home: Path) -> dict[str, str]:
    """Point everything that a program may write into below `home`."""
    found = {"HOME": home, "TMPDIR": home / "tmp"}
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        found[f"XDG_{name}_HOME"] = home / name.lower()
    for folder in found.values():
        folder.mkdir(exist_ok=True)
    return {name: str(folder) for name, folder in found.items()}
