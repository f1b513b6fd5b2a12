"""Nothing moves by itself where the system or the style asks programs to hold still."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QProgressBar, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from widgets.frame import motion
from widgets.media.media_strip import MediaStrip

ROOT = Path(__file__).parents[2]
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


@pytest.fixture(autouse=True)
def silent_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system say nothing of motion."""
    monkeypatch.setattr(motion, "system_is_still", lambda: False)


def waiting(qtbot: QtBot, style: QStyle | None) -> QProgressBar:
    """Return the bar of a strip that waits for a file of which it does not know how much is there."""
    strip = MediaStrip()
    qtbot.addWidget(strip)
    bar = strip.findChildren(QProgressBar)[0]
    if style is not None:
        style.setParent(strip)
        bar.setStyle(style)
    strip.show()
    strip.show_progress("Reading film.mp4", 0.0)
    bar.grab()
    return bar


def test_a_bar_that_waits_moves_unless_the_style_holds_still(qtbot: QtBot) -> None:
    assert waiting(qtbot, None).maximum() == 0
    still = waiting(qtbot, Still())
    assert still.maximum() > 0
    assert still.findChildren(QAbstractAnimation) == []


def test_a_bar_that_waits_holds_still_where_the_system_asks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "system_is_still", lambda: True)
    assert waiting(qtbot, None).maximum() > 0


def test_a_system_without_an_answer_is_taken_to_move() -> None:
    ask = (
        "from PySide6.QtWidgets import QApplication; QApplication([]);"
        "from widgets.frame.motion import system_is_still; print(system_is_still())"
    )
    nowhere = {
        **os.environ,
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        "QT_QPA_PLATFORM": "offscreen",
    }
    said = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=nowhere, capture_output=True, check=True, text=True
    )
    assert said.stdout == "False\n"


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
