"""Nothing moves by itself where the system or the style asks programs to hold still."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# jeepney, which speaks to the bus, comes without types.

import ast
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from jeepney import MessageType, new_method_return  # pyright: ignore[reportMissingTypeStubs] - as said
from jeepney.bus_messages import message_bus  # pyright: ignore[reportMissingTypeStubs] - as said
from jeepney.io.blocking import open_dbus_connection  # pyright: ignore[reportMissingTypeStubs] - as said
from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QProgressBar, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from tests.servers.secret_service import SecretService
from widgets.frame import motion
from widgets.frame.motion import PORTAL
from widgets.media.media_strip import MediaStrip

ROOT = Path(__file__).parents[3]
MOVES = {
    "QMovie",
    "QParallelAnimationGroup",
    "QPropertyAnimation",
    "QSequentialAnimationGroup",
    "QTimeLine",
    "QVariantAnimation",
}


class Still(QProxyStyle):
    """A style that does not move."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # as Qt calls it
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


class Desktop:
    """A desktop's portal on a private bus, which knows one setting."""

    def __init__(self, bus: str, *, moves: bool) -> None:
        self._connection = open_dbus_connection(bus)
        self._moves = moves
        self._over = False
        self._thread = Thread(target=self._answer)

    def __enter__(self) -> None:
        """Take the portal's name, and answer from now on."""
        self._connection.send_and_get_reply(message_bus.RequestName(PORTAL[0]))
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        """Leave the bus."""
        self._over = True
        self._thread.join()
        self._connection.close()

    def _answer(self) -> None:
        while not self._over:
            try:
                call = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if call.header.message_type is MessageType.method_call:
                setting = ("v", (("b", self._moves),))
                self._connection.send(new_method_return(call, *setting))


@pytest.fixture(autouse=True)
def silent_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system say nothing of motion."""
    monkeypatch.setattr(motion, "system_is_still", lambda: False)


def waiting(strip: MediaStrip, style: QStyle | None) -> QProgressBar:
    """Return the bar of `strip`, which waits for a file of which it does not know how much is there."""
    bar = strip.findChildren(QProgressBar)[0]
    if style is not None:
        style.setParent(strip)
        bar.setStyle(style)
    strip.show()
    strip.show_progress("Reading film.mp4", 0.0)
    bar.grab()
    return bar


@pytest.fixture
def strip(qtbot: QtBot) -> MediaStrip:
    """Return an empty strip."""
    made = MediaStrip()
    qtbot.addWidget(made)
    return made


def test_a_bar_that_waits_moves(strip: MediaStrip) -> None:
    assert waiting(strip, None).maximum() == 0


def test_a_bar_that_waits_holds_still_where_the_style_does(strip: MediaStrip) -> None:
    still = waiting(strip, Still())
    assert still.maximum() > 0
    assert still.findChildren(QAbstractAnimation) == []


def test_a_bar_that_waits_holds_still_where_the_system_asks(
    strip: MediaStrip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "system_is_still", lambda: True)
    assert waiting(strip, None).maximum() > 0


def asked(bus: str) -> str:
    """Return what a new program makes of the desktop on `bus`."""
    ask = (
        "from PySide6.QtWidgets import QApplication; QApplication([]);"
        "from widgets.frame.motion import system_is_still; print(system_is_still())"
    )
    there = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", ask]
    return subprocess.run(
        command, cwd=ROOT, env=there, capture_output=True, check=True, text=True
    ).stdout.strip()


def test_a_system_without_an_answer_is_taken_to_move() -> None:
    assert asked("unix:path=/nonexistent") == "False"


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux desktops are asked over a bus.")
@pytest.mark.parametrize("moves", [True, False])
def test_the_desktop_is_asked_whether_it_moves(secret_service: SecretService, moves: bool) -> None:
    with Desktop(secret_service.address, moves=moves):
        assert asked(secret_service.address) == str(not moves)


def test_nothing_else_brings_a_motion_of_its_own() -> None:
    """Whoever adds an animation has to ask `is_still` first, and to say so here."""
    files = [file for floor in ("app", "widgets") for file in (ROOT / floor).rglob("*.py")]
    assert len(files) > 100
    found = {
        (file.name, node.id)
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Name) and node.id in MOVES
    }
    assert found == set()
