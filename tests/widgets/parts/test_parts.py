"""The smaller parts: counter, notice, hold note, chips, schedule row and rail."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.screen import button, shown
from widgets.coaching.hold_note import HoldNote
from widgets.frame.rail import Rail
from widgets.ground.counter import Counter
from widgets.ground.flow import FlowLayout
from widgets.ground.look import scaled
from widgets.ground.notice import Notice
from widgets.ground.style import apply, light
from widgets.sending.account_chips import AccountChips
from widgets.sending.schedule_row import ScheduleRow
from widgets.showing.sample_items import chips, places


def labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_the_counter_says_in_words_how_near_the_end_is(qtbot: QtBot) -> None:
    counter = shown(qtbot, Counter("Bluesky"))
    counter.show_count(120, 300)
    assert labels(counter) == ["Bluesky", "120 of 300"]
    counter.show_count(270, 300)
    assert labels(counter) == ["Bluesky", "30 characters left"]
    counter.show_count(301, 300, "graphemes")
    assert labels(counter) == ["Bluesky", "1 grapheme too many"]


def test_a_counter_in_a_narrow_place_shows_its_number_whole_at_once_in_larger_letters(
    qtbot: QtBot, qapp: QApplication
) -> None:
    stage, counter = QWidget(), Counter("a-long-name@somewhere-else.example")
    qtbot.addWidget(stage)
    flow = FlowLayout(stage)
    flow.addWidget(counter)
    counter.show_count(1234, 5000)
    stage.resize(306, 100)  # as at twice the size of text in a small window
    stage.show()
    number = counter.findChildren(QLabel)[-1]
    for worn in (light(), scaled(light(), 2.0)):
        apply(qapp, worn)
        QApplication.processEvents()
        assert number.width() >= number.fontMetrics().horizontalAdvance("1,234 of 5,000")
        assert number.mapTo(stage, number.rect().topRight()).x() < 306


def test_a_counter_without_a_limit_tells_how_many_there_are(qtbot: QtBot) -> None:
    counter = shown(qtbot, Counter("Blog"))
    told: list[bool] = []
    counter.overflowed.connect(told.append)
    counter.show_count(6, 5)
    counter.show_count(4200, 0, "code points")
    assert labels(counter) == ["Blog", "4,200 characters"]
    assert told == [True, False]


def test_the_counter_tells_only_when_the_limit_is_crossed(qtbot: QtBot) -> None:
    counter = shown(qtbot, Counter())
    told: list[bool] = []
    counter.overflowed.connect(told.append)
    for used in (1, 300, 301, 305, 300):
        counter.show_count(used, 300)
    assert told == [True, False]


def test_another_number_lays_nothing_out_while_it_fits(qtbot: QtBot) -> None:
    counter = shown(qtbot, Counter())
    for used in (100, 299, 1100):
        counter.show_count(used, 5000)
        QApplication.processEvents()
        number = counter.findChildren(QLabel)[-1]
        before = number.geometry()
        counter.show_count(used + 1, 5000)
        QApplication.processEvents()
        assert number.geometry() == before
        assert number.width() >= number.sizeHint().width()


def test_a_notice_acts_and_goes(qtbot: QtBot) -> None:
    notice = shown(qtbot, Notice())
    notice.show_notice("success", "Posted.", "Undo")
    with qtbot.waitSignal(notice.acted):
        notice.findChildren(QPushButton)[0].click()
    with qtbot.waitSignal(notice.dismissed):
        QTest.keyClick(notice.findChildren(QToolButton)[0], Qt.Key.Key_Space)
    assert not notice.isVisible()


def test_a_hold_is_overridden_with_a_few_written_words_only(qtbot: QtBot) -> None:
    note = shown(qtbot, HoldNote())
    told: list[str] = []
    note.overridden.connect(told.append)
    line = note.findChildren(QLineEdit)[0]
    QTest.keyClicks(line, "because")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == []
    QTest.keyClicks(line, " they asked me")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == ["because they asked me"]


def test_chips_are_pressed_and_walked_by_keyboard(qtbot: QtBot) -> None:
    line = shown(qtbot, AccountChips())
    line.show_accounts(chips(), {"a0"})
    told: list[tuple[str, ...]] = []
    line.changed.connect(told.append)
    buttons = line.findChildren(QPushButton)
    qtbot.waitUntil(buttons[1].isVisible)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is buttons[1]
    QTest.keyClick(buttons[1], Qt.Key.Key_Space)
    QTest.keyClick(buttons[0], Qt.Key.Key_Space)
    assert told == [("a0", "a1"), ("a1",)]


def test_chips_flow_into_a_second_line_where_there_is_no_room(qtbot: QtBot) -> None:
    line = shown(qtbot, AccountChips())
    line.show_accounts(chips(), ())
    line.resize(260, 200)
    qtbot.waitUntil(lambda: line.findChildren(QPushButton)[2].y() > 0)


def at_noon() -> datetime:
    return datetime(2026, 3, 12, 11, 2, tzinfo=UTC)  # 12:02 in Berlin


def test_the_schedule_tells_a_wall_time_and_its_zone(qtbot: QtBot) -> None:
    line = shown(qtbot, ScheduleRow(at_noon))
    line.show_time(None, "Europe/Berlin")
    with qtbot.waitSignal(line.scheduled) as told:
        button(line, "Schedule").click()
    assert told.args == [datetime(2026, 3, 13, 9), "Europe/Berlin"]  # noqa: DTZ001  # pyright: ignore[reportUnknownMemberType]  # a wall time; untyped there


def test_in_an_hour_counts_in_the_zone_that_is_shown(qtbot: QtBot) -> None:
    line = shown(qtbot, ScheduleRow(at_noon))
    line.show_time(None, "Europe/Berlin")
    button(line, "In an hour").click()
    assert line.wall_time() == datetime(2026, 3, 12, 13, 5)  # noqa: DTZ001  # a wall time has no zone


def test_a_time_that_has_passed_can_not_be_chosen(qtbot: QtBot) -> None:
    line = shown(qtbot, ScheduleRow(at_noon))
    line.show_time(datetime(2026, 3, 12, 12, 1), "Europe/Berlin")  # noqa: DTZ001  # a wall time has no zone
    assert not button(line, "Schedule").isEnabled()
    line.show_time(datetime(2026, 3, 12, 12, 3), "Europe/Berlin")  # noqa: DTZ001  # as above
    assert button(line, "Schedule").isEnabled()


def test_the_rail_leads_by_click_and_by_keys(qtbot: QtBot) -> None:
    rail = shown(qtbot, Rail(places()))
    told: list[str] = []
    rail.chosen.connect(told.append)
    QTest.keyClick(rail, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    rail.findChildren(QToolButton)[4].click()
    rail.show_place("write")
    assert told == ["queue", "mix"]


def test_a_badge_is_spoken(qtbot: QtBot) -> None:
    rail = shown(qtbot, Rail(places()))
    rail.show_badge("queue", 2, "posts wait for your decision")
    queue = rail.findChildren(QToolButton)[1]
    assert queue.accessibleName() == "Queue, 2 posts wait for your decision"
    rail.show_badge("queue", 0)
    assert queue.accessibleName() == "Queue"
