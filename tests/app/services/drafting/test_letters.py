"""A letter arrives once, is nobody else's, and holds nobody up; its sender knows whether it was taken."""

import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.services.drafting import letters
from app.services.drafting.composed import MOST_BYTES, Composed, as_line
from app.services.drafting.letters import TOKEN, Letterbox, hand_over

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such owners and files")
LOOK_S = 0.01


class Sender(threading.Thread):
    """A second program that hands `text` over."""

    def __init__(self, folder: Path, text: str) -> None:
        super().__init__(daemon=True)  # who waits in vain does not keep a failed test from ending
        self._folder = folder
        self._composed = Composed(text=text)
        self.taken: bool | None = None
        self.start()

    def run(self) -> None:
        self.taken = hand_over(self._folder, self._composed)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a sender wait longer than any test may take."""
    monkeypatch.setattr(letters, "PATIENCE_S", 3600.0)


@pytest.fixture
def box(tmp_path: Path) -> Letterbox:
    """An open one, without letters."""
    made = Letterbox(tmp_path / "letters")
    made.open()
    return made


def content(box: Letterbox) -> list[str]:
    """Return the names of what lies in it."""
    return sorted(one.name for one in box.folder.iterdir())


def posted(box: Letterbox, count: int = 1) -> None:
    """Wait until so many letters are there."""
    while len(list(box.folder.glob("*.letter"))) < count:
        threading.Event().wait(LOOK_S)


def serve(box: Letterbox, take: Callable[[Composed], object], *senders: Sender) -> None:
    """Collect what comes until every sender knows how it went."""
    for sender in senders:
        while sender.is_alive():
            box.collect(take)
            sender.join(LOOK_S)


def leave(box: Letterbox, name: str, said: bytes) -> Path:
    """Leave a letter that somebody wrote by hand."""
    letter = box.folder / f"{name}.letter"
    letter.write_bytes(said)
    return letter


def test_what_many_programs_hand_over_at_once_arrives_once_each_and_leaves_nothing(box: Letterbox) -> None:
    texts = [f"Loaf {number}" for number in range(6)]
    senders = [Sender(box.folder, text) for text in texts]
    taken: list[Composed] = []
    serve(box, taken.append, *senders)
    assert sorted(one.text for one in taken) == texts
    assert [sender.taken for sender in senders] == [True] * 6
    assert content(box) == []


def test_letters_are_taken_in_the_order_in_which_they_came(box: Letterbox) -> None:
    texts = ["Flour", "Water", "Salt"]
    senders: list[Sender] = []
    for text in texts:
        senders.append(Sender(box.folder, text))
        posted(box, len(senders))
    taken: list[Composed] = []
    serve(box, taken.append, *senders)
    assert [one.text for one in taken] == texts


def test_the_token_that_lets_the_window_come_to_the_front_is_passed_on(
    box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "desktop-7")
    sender = Sender(box.folder, "Bread")
    posted(box)
    monkeypatch.delenv(TOKEN)
    found: list[str | None] = []
    serve(box, lambda _: found.append(os.environ.get(TOKEN)), sender)
    assert found == ["desktop-7"]
    serve(box, lambda _: None, Sender(box.folder, "Butter"))
    monkeypatch.delenv(TOKEN)


def test_who_loses_patience_takes_the_letter_back(box: Letterbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "PATIENCE_S", 0.0)
    assert not hand_over(box.folder, Composed(text="Bread"))
    assert content(box) == []


@posix
def test_a_letter_is_its_writers_alone_before_there_is_a_word_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    write = Path.write_bytes

    def noted(self: Path, data: bytes) -> int:
        modes.extend(stat.S_IMODE(one.stat().st_mode) for one in (self.parent, self))
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", noted)
    monkeypatch.setattr(letters, "PATIENCE_S", 0.0)
    before = os.umask(0)
    try:
        hand_over(tmp_path / "letters", Composed(text="Bread"))
    finally:
        os.umask(before)
    assert [oct(mode) for mode in modes] == ["0o700", "0o600"]


@posix
def test_nothing_is_handed_over_through_somebody_elses_folder(
    box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(box, "1", b"- " + as_line(Composed(text="From a stranger")))
    monkeypatch.setattr(os, "getuid", lambda: box.folder.stat().st_uid + 1)
    assert not hand_over(box.folder, Composed(text="Bread"))
    assert content(box) == ["1.letter"]
    with pytest.raises(PermissionError):
        box.open()
    taken: list[Composed] = []
    box.collect(taken.append)
    assert taken == []


@posix
def test_nothing_is_handed_over_through_a_link_to_another_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "letters").symlink_to(tmp_path / "elsewhere")
    assert not hand_over(tmp_path / "letters", Composed(text="Bread"))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_more_than_the_window_takes_is_told_and_not_posted(box: Letterbox) -> None:
    with pytest.raises(InputError):
        hand_over(box.folder, Composed(text="x" * MOST_BYTES))
    assert content(box) == []


UNREADABLE = {
    "nothing": b"",
    "half a line": b"- " + as_line(Composed(text="Bread"))[:-5],
    "too long": b"- " + as_line(Composed(text="x" * MOST_BYTES)),
    "rubbish": b"\xff\x00\n",
    "a token that is no word": b"a\0b " + as_line(Composed(text="Bread")),
}


@pytest.mark.parametrize("said", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_thrown_away_and_holds_nobody_up(box: Letterbox, said: bytes) -> None:
    leave(box, "1", said)
    leave(box, "2", b"- " + as_line(Composed(text="Bread")))
    taken: list[Composed] = []
    box.collect(taken.append)
    assert [one.text for one in taken] == ["Bread"]
    assert content(box) == ["2.taken"]


@posix
def test_what_is_no_file_is_neither_read_nor_waited_for(box: Letterbox, tmp_path: Path) -> None:
    os.mkfifo(box.folder / "1.letter")  # who reads it waits until somebody writes
    (tmp_path / "diary").write_bytes(b"- " + as_line(Composed(text="Dear diary")))
    (box.folder / "2.letter").symlink_to(tmp_path / "diary")
    (box.folder / "3.letter").mkdir()
    leave(box, "4", b"- " + as_line(Composed(text="Bread")))
    taken: list[Composed] = []
    box.collect(taken.append)
    box.collect(taken.append)
    assert [one.text for one in taken] == ["Bread"]
    assert content(box) == ["3.letter", "4.taken"]


@given(st.binary())
def test_whatever_lies_there_nothing_breaks(said: bytes) -> None:
    with TemporaryDirectory() as folder:
        box = Letterbox(Path(folder))
        leave(box, "1", said)
        box.collect(lambda _: None)
        assert not (box.folder / "1.letter").exists()


def test_the_sender_of_what_cannot_be_read_is_told_at_once(
    box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_version(_: Composed) -> bytes:
        return b"{}\n"

    monkeypatch.setattr(letters, "as_line", other_version)
    sender = Sender(box.folder, "Bread")
    serve(box, lambda _: None, sender)
    assert sender.taken is False
    assert content(box) == []


def test_the_sender_of_what_was_not_taken_is_told_so(box: Letterbox) -> None:
    sender = Sender(box.folder, "Bread")
    posted(box)

    def fail(_: Composed) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        box.collect(fail)
    sender.join()
    assert sender.taken is False
    assert content(box) == []


def test_a_letter_is_taken_once_though_taking_it_looks_for_letters(box: Letterbox) -> None:
    leave(box, "1", b"- " + as_line(Composed(text="Bread")))
    taken: list[str] = []

    def take(composed: Composed) -> None:
        taken.append(composed.text)
        box.collect(take)

    box.collect(take)
    assert taken == ["Bread"]


def test_a_letter_is_taken_once_where_no_receipt_can_be_written(
    box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(box, "1", b"- " + as_line(Composed(text="Bread")))

    def full(self: Path, mode: int = 0o666, exist_ok: bool = True) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "touch", full)
    taken: list[Composed] = []
    box.collect(taken.append)
    box.collect(taken.append)
    assert len(taken) == 1


def test_what_killed_programs_left_is_cleared_up_and_an_unread_letter_stays(box: Letterbox) -> None:
    leave(box, "1", b"- " + as_line(Composed(text="Bread")))
    (box.folder / "2.part").write_bytes(b"- {")
    (box.folder / "3.taken").touch()
    Letterbox(box.folder).open()
    assert content(box) == ["1.letter"]


def test_a_receipt_stays_for_its_sender_though_the_folder_is_made_again(box: Letterbox) -> None:
    leave(box, "1", b"- " + as_line(Composed(text="Bread")))
    box.collect(lambda _: None)
    box.open()
    assert content(box) == ["1.taken"]


def test_who_writes_while_it_is_cleared_up_writes_again(
    box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, tries = Path.write_bytes, list[Path]()

    def written(self: Path, data: bytes) -> int:
        done = write(self, data)
        tries.append(self)
        if len(tries) == 1:
            Letterbox(box.folder).open()
        return done

    monkeypatch.setattr(Path, "write_bytes", written)
    sender = Sender(box.folder, "Bread")
    taken: list[Composed] = []
    serve(box, taken.append, sender)
    assert sender.taken
    assert [one.text for one in taken] == ["Bread"]
    assert len(tries) == 2
