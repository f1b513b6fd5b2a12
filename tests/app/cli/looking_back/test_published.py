"""`rapport published` lists what is out, edits it and takes it back, and leaves it on Ctrl+C."""

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.cli.looking_back import published
from app.errors import InputError, Refused
from app.services.engine import Engine
from tests.app.services.history.scripted_archive import ScriptedArchive, own_post
from tests.app.services.lab import Lab

CALM = "Bread rises twice in my kitchen. How often does it in yours?"


@pytest.fixture
def archive() -> ScriptedArchive:
    """What the network holds."""
    return ScriptedArchive()


@pytest.fixture
def lab(tmp_path: Path, archive: ScriptedArchive) -> Lab:
    """One published post; each command opens the engine anew."""
    made = Lab(tmp_path)
    made.archive = archive
    made.restart()
    delivery = made.plan(made.add_account(), "Bread rises once.")
    made.work()
    (part,) = made.look(delivery).parts
    assert part.remote_id
    archive.posts[part.remote_id] = own_post(0, part.text, remote_id=part.remote_id)
    made.close()
    return made


def test_the_coach_reads_an_edit_and_holds_it_until_there_is_a_reason(
    lab: Lab, archive: ScriptedArchive, capsys: pytest.CaptureFixture[str]
) -> None:
    name, text = str(listed(lab, capsys)["id"]), "Bread was paid with 4111 1111 1111 1111."
    words = ["edit", name, "--text", text, "--at-once"]
    with pytest.raises(
        InputError, match=r"The coach says hold\. This looks like the number of a payment card"
    ):
        published.run(words, lab.open_engine)
    assert "stop: This looks like the number of a payment card." in capsys.readouterr().err
    assert archive.asked("revise") == []
    assert published.run([*words, "--because", "it is a test number"], lab.open_engine) == 0
    assert listed(lab, capsys)["text"] == text


def listed(lab: Lab, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """Return the only post as `list` tells it."""
    capsys.readouterr()
    assert published.run(["list", "--format", "json"], lab.open_engine) == 0
    (told,) = json.loads(capsys.readouterr().out)
    return told


def test_a_post_is_listed_edited_and_taken_back(
    lab: Lab, archive: ScriptedArchive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert published.run(["list"], lab.open_engine) == 0
    name, state, handle, *_ = capsys.readouterr().out.split()
    assert (state, handle) == ("sent", "ada")
    words = ["edit", name, "--text", CALM, "--at-once"]
    assert published.run(words, lab.open_engine) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("You edited it.\n", "Readers see that it was edited.\n")
    assert listed(lab, capsys)["text"] == CALM
    assert published.run(["take-back", name, "--at-once"], lab.open_engine) == 0
    assert "Copies may stay elsewhere." in capsys.readouterr().err
    assert listed(lab, capsys)["state"] == "taken back"
    assert archive.posts == {}


def test_a_no_of_the_network_is_told_and_is_the_exit_code(
    lab: Lab, archive: ScriptedArchive, capsys: pytest.CaptureFixture[str]
) -> None:
    archive.script["take_back"] = [Refused("It deletes no posts.")]
    name = str(listed(lab, capsys)["id"])
    assert published.run(["take-back", name, "--at-once"], lab.open_engine) == 1
    assert capsys.readouterr().out == "Taking it back could not be done: It deletes no posts.\n"


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """Let Ctrl+C count, as it does not where a shell runs the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_ctrl_c_while_there_is_time_leaves_the_post(
    lab: Lab, archive: ScriptedArchive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(listed(lab, capsys)["id"])

    def interrupted(build: Callable[[], Engine]) -> Callable[[], Engine]:
        def built() -> Engine:
            engine = build()
            wish = engine.amending.take_back

            async def take_back(*words: object) -> object:
                amendment = await wish(*words)  # pyright: ignore[reportArgumentType] - passed on as they came
                signal.raise_signal(signal.SIGINT)
                return amendment

            monkeypatch.setattr(engine.amending, "take_back", take_back)
            return engine

        return built

    assert published.run(["take-back", name], interrupted(lab.open_engine)) == 1
    told = listed(lab, capsys)
    assert (told["state"], told["note"]) == ("sent", "")
    assert archive.calls == []


@pytest.mark.parametrize("words", [["take-back"], ["take-back", "nothing"], ["edit", "nothing"]])
def test_a_post_that_there_is_not_is_wrong_use(lab: Lab, words: list[str]) -> None:
    with pytest.raises(InputError):
        published.run(words, lab.open_engine)
