"""The real program with a writer who types on and on, until somebody kills it: run it with a home and a seed.

It notes on a file, key by key, what was typed and when; the first line is the draft's id.
"""

import os
import random
import sys
import time
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.assemble import engine_builder
from app.places import Places
from app.windows.starting.program import Program

WORDS = "the bread rises twice and nobody knows why it tastes better on a Monday\n"


def main(home: Path, seed: int, notes: Path) -> int:
    """Type into a new draft until the end."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chance = random.Random(seed)
    application = QApplication(["rapport"])
    places = Places(data=home / "data", config=home / "config", logs=home / "logs")
    places.make()
    program = Program(application, places, engine_builder(places))
    window = program.open()
    out = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    opened = window.writing.opened
    next_key = QTimer(singleShot=True)

    def press() -> None:
        letter = chance.choice(WORDS)
        # keyClick takes letters as well as numbers, which its stubs do not tell
        QTest.keyClick(window.write_page.editor, cast("int", "\r" if letter == "\n" else letter))
        os.write(out, f"{time.monotonic():.6f} {ord(letter)}\n".encode())
        # Quick writing, and now and then a thought that is longer or shorter than the pause before a save.
        next_key.start(chance.randint(20, 130) if chance.random() < 0.95 else chance.randint(200, 900))

    def begin() -> None:
        opened.disconnect(begin)
        window.writing.new()
        os.write(out, f"{window.writing.draft.id}\n".encode())
        next_key.timeout.connect(press)
        next_key.start(0)

    opened.connect(begin)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
