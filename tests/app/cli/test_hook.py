"""The hooks of .pre-commit-hooks.yaml, run by pre-commit on real commits in a scratch repository.

pre-commit would install Rapport into an environment of its own (`language: python`); here its entry finds the
Rapport of this checkout on the path instead (`language: system`), so that no package is downloaded.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.app.cli.running import ROOT, RUN

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
BRAG = "We are the best bakery in town, award-winning and proud of it! https://example.com\n"
CALM = "The ferry is late again. Which way do you take home today?\n"
PILE = "Which bread do you bake today? #bread #rye #oven #dough #crumb\n"


class Repository:
    """A scratch repository with one hook."""

    def __init__(self, folder: Path, hook: str) -> None:
        self.folder = folder / "posts"
        self.folder.mkdir()
        tools = folder / "bin"
        tools.mkdir()
        command = tools / "rapport"
        command.write_text(
            f"#!{sys.executable}\nimport sys; sys.path.insert(0, {str(ROOT)!r}); {RUN}\n", encoding="utf-8"
        )
        command.chmod(0o755)
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "PATH": os.pathsep.join((str(tools), str(Path(sys.executable).parent), os.environ["PATH"])),
            "HOME": str(folder),
            "PRE_COMMIT_HOME": str(folder / "cache"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.run("git", "init", "--quiet")
        self.run("git", "config", "user.name", "Ada")
        self.run("git", "config", "user.email", "ada@example.com")
        wanted = next(one for one in HOOKS if one["id"] == hook)
        config = {"repos": [{"repo": "local", "hooks": [{**wanted, "language": "system"}]}]}
        (self.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        self.run(sys.executable, "-m", "pre_commit", "install")

    def commit(self, name: str, text: str) -> subprocess.CompletedProcess[str]:
        """Write a file and commit it; the hook has the last word."""
        (self.folder / name).write_text(text, encoding="utf-8")
        self.run("git", "add", name)
        return self.run("git", "commit", "--message", name, well=False)

    def committed(self) -> list[str]:
        """Return the messages of all commits, the newest first."""
        done = self.run("git", "log", "--format=%s", "--all")
        return done.stdout.split()

    def run(self, *words: str, well: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository; with `well`, it has to succeed."""
        return subprocess.run(
            words, cwd=self.folder, env=self._environment, capture_output=True, text=True, check=well
        )


def test_a_commit_with_a_warning_is_refused_and_a_calm_one_goes_through(tmp_path: Path) -> None:
    posts = Repository(tmp_path, "rapport-check")
    refused = posts.commit("brag.md", BRAG)
    assert refused.returncode == 1
    assert "horn-tooting" in refused.stdout + refused.stderr
    posts.run("git", "rm", "--cached", "--quiet", "brag.md")
    assert posts.commit("calm.md", CALM).returncode == 0
    assert posts.commit("code.py", f"# {BRAG}").returncode == 0, "the hook is for posts"
    assert posts.committed() == ["code.py", "calm.md"]


def test_the_mending_hook_mends_and_lets_the_mended_file_through(tmp_path: Path) -> None:
    posts = Repository(tmp_path, "rapport-fix")
    assert posts.commit("pile.md", PILE).returncode == 1, "pre-commit stops where a hook changed a file"
    mended = (posts.folder / "pile.md").read_text(encoding="utf-8")
    assert mended == PILE.replace(" #dough #crumb", "")
    assert posts.commit("pile.md", mended).returncode == 0


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_every_hook_names_what_pre_commit_asks_for(tmp_path: Path, hook: dict[str, Any]) -> None:
    path = tmp_path / ".pre-commit-hooks.yaml"
    path.write_text(yaml.safe_dump([hook]), encoding="utf-8")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(path)]
    assert subprocess.run(command, check=False, cwd=tmp_path).returncode == 0
    assert hook["entry"].startswith("rapport check")
