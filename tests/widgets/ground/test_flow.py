"""Parts that are set like words: beside each other, and in the middle of their line or at its top."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.screen import shown
from widgets.ground.flow import SPACE, FlowLayout


def test_parts_go_to_the_next_line_and_stand_in_the_middle_or_at_the_top_of_theirs(qtbot: QtBot) -> None:
    stage = QWidget()
    flow = FlowLayout(stage)
    high, low, top, last = parts = [QWidget() for _ in range(4)]
    for part, size in zip(parts, ((100, 60), (100, 20), (100, 20), (200, 20)), strict=True):
        part.setFixedSize(*size)
        flow.addWidget(part)
    flow.setAlignment(top, Qt.AlignmentFlag.AlignTop)
    stage.resize(330, 200)
    shown(qtbot, stage)
    assert [part.y() for part in parts] == [0, 20, 0, 60 + SPACE]
    assert [part.x() for part in parts] == [0, 100 + SPACE, 200 + 2 * SPACE, 0]
    assert (high.height(), low.height(), last.width()) == (60, 20, 200)


def test_what_stands_at_the_right_stays_together_where_one_line_holds_it(qtbot: QtBot) -> None:
    stage, left, one, other = (QWidget() for _ in range(4))
    for part in (left, one, other):
        part.setFixedSize(100, 20)
    flow = FlowLayout(stage, at_right=(one, other))
    flow.addWidget(left)
    shown(qtbot, stage)
    line = 20 + SPACE
    for wide, places in {
        400: [(0, 0), (300 - SPACE - 100, 0), (300, 0)],
        250: [(0, 0), (150 - SPACE - 100, line), (150, line)],
        150: [(0, 0), (50, line), (50, 2 * line)],
    }.items():
        stage.resize(wide, 200)
        flow.activate()
        assert [(part.x(), part.y()) for part in (left, one, other)] == places
        assert flow.heightForWidth(wide) == places[-1][1] + 20
