"""`rapport accounts` connects, lists, checks and removes, and never takes a secret as an argument."""

import asyncio
import io
import json
import sys
import threading
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from app.cli import accounts
from app.cli.command import main
from app.errors import InputError, Unreachable
from app.networks.mastodon.mastodon import Mastodon
from app.services.engine import Engine
from tests.app.networks.mastodon.fake_mastodon import SERVER
from tests.app.services.lab import Lab
from tests.app.services.signing_in.desk import Desk


class Command:
    """Runs the verb in this process, on a laboratory, with what a person types."""

    def __init__(self, lab: Lab, typing: pytest.MonkeyPatch, hearing: pytest.CaptureFixture[str]) -> None:
        self.lab = lab
        self._typing = typing
        self._hearing = hearing

    def run(self, *words: str, typed: str = "") -> tuple[int, str]:
        """Return the exit code and what was printed."""
        self._typing.setattr(sys, "stdin", io.StringIO(typed))
        code = accounts.run(words, self.lab.open_engine)
        said = self._hearing.readouterr()
        assert "right" not in said.out + said.err
        return code, said.out

    def run_whole(self, *words: str, typed: str) -> tuple[int, str]:
        """Return the exit code of the whole command, and what it told of an error."""
        self._typing.setattr(sys, "stdin", io.StringIO(typed))
        code = main(["accounts", *words], self.lab.open_engine, lambda _: 0)
        return code, self._hearing.readouterr().err


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Command]:
    """The verb, on a laboratory of its own."""
    lab = Lab(tmp_path)
    yield Command(lab, monkeypatch, capsys)
    lab.close()


def test_an_account_is_connected_listed_checked_and_removed(command: Command) -> None:
    code, said = command.run("add", "mastodon", "--server", SERVER, "--handle", "ada", typed="right\n")
    assert (code, said) == (0, f"ada is ready. Its secret is in {command.lab.keyring.name}.\n")
    code, said = command.run("list")
    assert code == 0
    assert said.startswith(f"mastodon:ada · works · at {SERVER} · last used 2026-03-02 09:00 UTC · secret")
    assert command.run("check", "ada") == (0, "mastodon:ada: works\n")
    command.lab.plan(command.lab.run(command.lab.engine.accounts.all())[0], minutes=9)
    code, said = command.run("remove", "mastodon:ada")
    assert "1 post is on hold. Connect the account again" in said
    assert command.lab.keyring.kept == {}


def test_the_list_is_there_for_programs_too(command: Command) -> None:
    assert command.run("list") == (
        0,
        "No account is connected yet. `rapport accounts add NETWORK` connects one.\n",
    )
    command.lab.add_account()
    code, said = command.run("list", "--format", "json")
    (listed,) = json.loads(said)
    assert (code, listed["handle"], listed["works"], listed["kept"]) == (0, "ada", True, "keyring")


def test_what_does_not_work_is_told_and_ends_with_one(command: Command) -> None:
    command.lab.add_account()
    command.lab.network.script["check"] = [Unreachable("No connection.")]
    assert command.run("check") == (1, "mastodon:ada: No connection.\n")


def test_a_wrong_secret_is_told_and_another_one_replaces_the_old(command: Command) -> None:
    command.lab.add_account()
    code, told = command.run_whole("again", "ada", "--way", "typed", typed="wrong\n")
    assert code == 1
    assert "rapport: The server does not accept this password." in told
    assert command.run("again", "ada", typed="right\n")[0] == 0


def test_wrong_use_is_told_in_a_sentence(command: Command) -> None:
    for words, sentence in (
        (("remove", "nobody"), "There is no account nobody"),
        (("add", "nowhere"), "does not know a network"),
        (("add", "mastodon", "--server", SERVER, "--handle", "ada"), "Nothing was typed"),
        ((), "required"),
    ):
        with pytest.raises(InputError, match=sentence):
            command.run(*words)


def test_two_accounts_with_one_name_are_told_apart_by_their_network(command: Command) -> None:
    command.lab.others = ("webhook",)
    command.lab.restart()
    command.lab.add_account()
    command.lab.add_account(network="webhook")
    with pytest.raises(InputError, match="Several accounts are called ada"):
        command.run("check", "ada")
    assert command.run("check", "webhook:ada")[0] == 0


def build(desk: Desk) -> Engine:
    """Build the engine that a command opens."""
    from app.keychain import Keychain
    from app.settings import Settings

    return Engine(
        places=desk.places,
        settings=Settings(),
        networks={"mastodon": Mastodon(transport=desk.server, clock=lambda: desk.now)},
        keychain=Keychain(desk.keyring),
        clock=lambda: desk.now,
    )


def test_the_browser_opens_and_its_answer_ends_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path)
    people: list[threading.Thread] = []

    def person(address: str) -> bool:
        people.append(threading.Thread(target=lambda: asyncio.run(desk.yes(address))))
        people[0].start()
        return True

    monkeypatch.setattr(webbrowser, "open", person)
    assert accounts.run(["add", "mastodon", "--server", SERVER], lambda: build(desk)) == 0
    people[0].join()
    assert "ada@example.social is ready." in capsys.readouterr().out


def test_a_code_is_typed_where_there_is_no_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path)

    class Typist(io.StringIO):
        """Types the code that belongs to the address that was printed."""

        def readline(self, size: int | None = -1) -> str:
            (address,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("http")]
            assert parse_qs(urlsplit(address).query)["redirect_uri"] == ["urn:ietf:wg:oauth:2.0:oob"]
            return desk.server.authorize(address)

    monkeypatch.setattr(sys, "stdin", Typist())
    words = ["add", "mastodon", "--server", SERVER, "--way", "code"]
    assert accounts.run(words, lambda: build(desk)) == 0
    assert "ada@example.social is ready." in capsys.readouterr().out
