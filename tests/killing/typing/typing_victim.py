"""The real program with a writer who types on and on, until somebody kills it.

Run it with a home, a seed, a file for notes, and "whole" to type once the window is whole, or "start" to type
from the moment at which its text can be seen. It notes key by key what was typed and when; the first line is
the draft's id, and what stood there before comes after it, as typed at the moment 0.
"""

import os
import random
import sys
import time
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.assemble import engine_builder
from app.model.draft import Draft
from app.places import Places
from app.services.drafting.composed import Composed
from app.services.drafting.last_draft import last_draft
from app.windows.starting.program import Program

WORDS = "the bread rises twice and nobody knows why it tastes better on a Monday\n"


def main(home: Path, seed: int, notes: Path, phase: str) -> int:
    """Type until the end: into a new draft, or at the end of the one that is open at the start."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chance = random.Random(seed)
    application = QApplication(["rapport"])
    places = Places(data=home / "data", config=home / "config", logs=home / "logs")
    places.make()
    program = Program(application, places, engine_builder(places))
    out = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    window = program.open() if phase == "whole" else program.begin(Composed())
    next_key = QTimer(singleShot=True)

    def press() -> None:
        letter = chance.choice(WORDS)
        # keyClick takes letters as well as numbers, which its stubs do not tell
        QTest.keyClick(window.editor, cast("int", "\r" if letter == "\n" else letter))
        os.write(out, f"{time.monotonic():.6f} {ord(letter)}\n".encode())
        # Quick writing, and now and then a thought that is longer or shorter than the pause before a save.
        next_key.start(chance.randint(20, 130) if chance.random() < 0.95 else chance.randint(200, 900))

    def note(draft: Draft) -> None:
        before = "".join(f"0 {ord(letter)}\n" for letter in draft.text)
        os.write(out, f"{draft.id}\n{before}".encode())
        next_key.timeout.connect(press)
        next_key.start(0)

    def begin() -> None:
        window.writing.opened.disconnect(begin)
        window.writing.new()
        note(window.writing.draft)

    if phase == "whole":
        window.writing.opened.connect(begin)
    else:
        window.editor.moveCursor(QTextCursor.MoveOperation.End)
        last = last_draft(places)
        assert last is not None, "a furnished home has a draft"
        window.seen.connect(lambda: note(last))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]))
