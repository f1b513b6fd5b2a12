"""Types into the editor of this very process and says when each key was painted; driven by lines of JSON."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

LOOK_MS = 2  # between two looks whether the window is ready
EARLY_MS = 2  # a timer wakes us this long before a key is due, for the rest we turn the loop ourselves
PATIENCE_S = 20.0
SHOWN_MS = 6000  # after a text is shown; the coach has read it, the dictionary too, and the draft is saved

_connected: list[object] = []  # lives on as the program's own does


class Painted(QObject):
    """Knows when a widget was last asked to paint."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint event and let everything pass."""
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False


class Typist:
    """Waits until the editor can be typed into, says so, and then does what it is told, line by line."""

    def __init__(self, find: Callable[[], QPlainTextEdit | None]) -> None:
        """`find` returns the editor once it has the focus and shows the draft, and None until then."""
        self._find = find
        self._editor: QPlainTextEdit | None = None
        self._painted: Painted | None = None
        self._looking = QTimer(interval=LOOK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._looking.timeout.connect(self._look)
        self._looking.start()

    @property
    def editor(self) -> QPlainTextEdit:
        """Return the editor, which is there."""
        assert self._editor is not None
        return self._editor

    def _look(self) -> None:
        found = self._find()
        if found is None:
            return
        self._looking.stop()
        self._editor, self._painted = found, Painted(found.viewport())
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(found, QKeyEvent(kind, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x"))
        self._until_painted()
        font = found.font()
        _say(
            {
                "window": [found.window().width(), found.window().height()],
                "wide": found.viewport().width(),
                "high": found.viewport().height(),
                "family": font.family(),
                "pixels": font.pixelSize(),
            }
        )
        # Between orders the window lives on, as it would in front of its writer.
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._orders.activated.connect(self._serve)

    def _until_painted(self) -> None:
        assert self._painted is not None
        end = time.monotonic() + PATIENCE_S
        QApplication.sendPostedEvents()  # where the window paints what the key made dirty
        while not self._painted.seen:
            QApplication.processEvents()
            if time.monotonic() > end:
                raise TimeoutError("The key was never painted.")
        self._painted.seen = False

    def _serve(self) -> None:
        try:
            self._orders.setEnabled(False)
            _say(self._obey(json.loads(sys.stdin.readline())))
            self._orders.setEnabled(True)
        except BaseException:
            QApplication.quit()
            raise

    def _obey(self, order: dict[str, Any]) -> dict[str, Any]:
        match order["do"]:
            case "show":
                self._show(order["text"])
                spelling = getattr(self.editor, "spelling", None)  # the bare window has none
                return {
                    "underlined": len(getattr(self.editor, "underlined", ())),
                    "misspelt": len(spelling.words) if spelling is not None else 0,
                }
            case "type":
                return self._type(order["keys"], order["gaps_ms"])
            case "edit":
                self._edit(order["edits"])
            case "rest":
                _wait(order["ms"])
            case "connect":
                _connect()
            case _:
                return memory()
        return {}

    def _show(self, text: str) -> None:
        """Put `text` in place of what is there, as a paste does, and go to the end of its first paragraph."""
        cursor = self.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(0)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.editor.setTextCursor(cursor)
        _wait(SHOWN_MS)

    def _type(self, keys: str, gaps_ms: Sequence[float]) -> dict[str, Any]:
        """Press each of `keys` after its gap; the wait counts from the moment at which a key was due.

        A window that is busy just then makes the key wait, as it would make the writer's.
        """
        assert self._painted is not None
        _click(self.editor, "t")  # loads what presses the keys
        wall: list[float] = []
        cpu: list[float] = []
        for key, gap_ms in zip(keys, gaps_ms, strict=True):
            due = time.perf_counter_ns() + round(gap_ms * 1e6)
            _wait(max(0, round(gap_ms) - EARLY_MS))
            while time.perf_counter_ns() < due:
                QApplication.processEvents()
            self._painted.seen = False  # a cursor that blinked or a finding that came is no answer to the key
            begun = time.thread_time_ns()
            _press(self.editor, key)
            self._until_painted()
            cpu.append((time.thread_time_ns() - begun) / 1e6)
            wall.append((time.perf_counter_ns() - due) / 1e6)
            _release(self.editor, key)
        return {"wall": wall, "cpu": cpu}

    def _edit(self, edits: int) -> None:
        for number in range(edits):
            if number % 10 == 9:
                _click(self.editor, "\b")
            else:
                _click(self.editor, "tea and a loaf "[number % 15])
            _wait(5)


def _press(editor: QPlainTextEdit, letter: str) -> None:
    from PySide6.QtTest import QTest  # not before the memory after the start was taken

    QTest.keyPress(editor, cast("int", letter))  # it takes letters as well, which its stubs do not tell


def _release(editor: QPlainTextEdit, letter: str) -> None:
    from PySide6.QtTest import QTest

    QTest.keyRelease(editor, cast("int", letter))


def _click(editor: QPlainTextEdit, letter: str) -> None:
    _press(editor, letter)
    _release(editor, letter)


def _connect() -> None:
    """Load what a keyring and a server are spoken to with, ready to be used, though nobody is spoken to."""
    import httpx  # as app/networks/web/http.py does at the first request
    import keyring  # as app/keychain/backends.py does at the first secret

    keyring.get_keyring()
    _connected.append(httpx.AsyncClient())


def memory() -> dict[str, float]:
    """Return what this process has in memory, in megabytes: all of it, and with shared pages divided."""
    sizes: dict[str, float] = {}
    for line in Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()[1:]:
        name, size, _ = line.split()
        sizes[name] = int(size) * 1024 / 1e6
    return {"rss": sizes["Rss:"], "pss": sizes["Pss:"]}


def _wait(ms: int) -> None:
    if ms > 0:
        loop = QEventLoop()
        clock = QTimer(singleShot=True, interval=ms, timerType=Qt.TimerType.PreciseTimer)
        clock.timeout.connect(loop.quit)
        clock.start()
        loop.exec()


def _say(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)
