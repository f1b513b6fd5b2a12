"""Posts lie where their time is, are gone through by key, and say what they are."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.widgets.screen import shown
from widgets.queue.delivery_item import ACTIONS, LABEL, STATES, DeliveryItem
from widgets.queue.list_view import ListView
from widgets.queue.month_view import MonthView, week_of, weeks_of
from widgets.queue.placed_posts import PlacedPosts
from widgets.queue.queue_model import QueueModel
from widgets.queue.week_view import WeekView
from widgets.showing.queue_samples import NOW, deliveries, month, month_of, post, week


def on_screen(qtbot: QtBot, view: PlacedPosts) -> PlacedPosts:
    """Return `view` on the screen with the keyboard in it."""
    view.resize(900, 560)
    shown(qtbot, view)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


def the_list(items: tuple[DeliveryItem, ...]) -> ListView:
    """Return a list of `items`."""
    view = ListView(QueueModel())
    view.posts.setParent(view)
    view.posts.show_items(items)
    return view


def test_every_state_has_an_icon_and_every_action_a_label() -> None:
    assert {name for actions in ACTIONS.values() for name in actions} <= set(LABEL)
    assert set(ACTIONS) <= set(STATES)


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2026, 2, 14), date(2027, 2, 28), date(2024, 12, 31)])
def test_whole_weeks_hold_the_whole_month(day: date) -> None:
    first, weeks = weeks_of(day)
    last = first + timedelta(weeks=weeks, days=-1)
    assert first <= day.replace(day=1) <= day <= last
    assert (last + timedelta(days=1)).isoweekday() == first.isoweekday() == QLocale().firstDayOfWeek().value
    assert (first + timedelta(days=6)).month == day.month
    assert (last - timedelta(days=6)).month == day.month


def test_in_a_month_a_post_lies_in_the_cell_of_its_day(qtbot: QtBot) -> None:
    view = month(month_of(60))
    on_screen(qtbot, view)
    seen = 0
    for row, item in enumerate(view.posts.items):
        place = view.visualRect(view.posts.index(row))
        if not place.isEmpty():
            seen += 1
            assert view.day_at(place.center()) == (item.wall.date() - view.first).days
            assert view.indexAt(place.center()).row() == row
    assert seen > 40


def test_a_full_day_says_how_many_more_there_are_and_shows_the_chosen_one(qtbot: QtBot) -> None:
    view = month([post(nth, NOW + timedelta(minutes=nth + 1)) for nth in range(30)])
    on_screen(qtbot, view)
    day = (NOW.date() - view.first).days
    room = sum(not place.isEmpty() for place in view.places)
    assert view.more[day][1] == 30 - room > 20
    view.choose("q29")
    assert not view.visualRect(view.currentIndex()).isEmpty()
    with qtbot.waitSignal(view.day_wanted) as wanted:
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.seen(view.more[day][0]).center()
        )
    assert wanted.args == [NOW.date()]  # pyright: ignore[reportUnknownMemberType]  # untyped there


def test_in_a_week_a_post_lies_at_its_hour_and_no_two_cover_each_other(qtbot: QtBot) -> None:
    view = week([item for item in month_of(1000) if week_of(item.wall.date()) == week_of(NOW.date())])
    on_screen(qtbot, view)
    places = [place for place in view.places if not place.isEmpty()]
    assert len(places) == len(view.posts.items) > 100
    for nth, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[nth + 1 : nth + 40])
    tops = [(item.wall.time(), place.top()) for item, place in zip(view.posts.items, places, strict=True)]
    assert [top for _, top in sorted(tops)] == sorted(top for _, top in tops)


def test_from_the_right_everything_is_mirrored(qtbot: QtBot) -> None:
    left, right = month(month_of(60)), month(month_of(60))
    right.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for view in (left, right):
        on_screen(qtbot, view)
    for row in range(60):
        one, other = (view.visualRect(view.posts.index(row)) for view in (left, right))
        if not one.isEmpty():
            assert other.center().x() == pytest.approx(left.viewport().width() - one.center().x(), abs=2)
            assert right.indexAt(other.center()).row() == row


def test_the_arrow_keys_go_from_post_to_post_and_from_day_to_day(qtbot: QtBot) -> None:
    start = NOW.replace(hour=12)
    walls = [start, start + timedelta(hours=2), start + timedelta(days=3), start + timedelta(days=3, hours=2)]
    view = month([post(nth, wall) for nth, wall in enumerate(walls)])
    on_screen(qtbot, view)
    met: list[str] = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_End):
        QTest.keyClick(view, key)
        met.append(view.current)
    assert met == ["q1", "q3", "q2", "q0", "q3"]


def test_what_was_chosen_can_be_seen_however_long_the_list_is(qtbot: QtBot) -> None:
    view = the_list(tuple(month_of(300)))
    on_screen(qtbot, view)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).adjusted(0, 0, 0, -2))


def test_enter_opens_delete_cancels_and_page_keys_turn(qtbot: QtBot) -> None:
    view = month(month_of(20))
    on_screen(qtbot, view)
    with qtbot.waitSignal(view.opened):
        QTest.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.asked) as asked:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert asked.args == [view.current, "cancel"]  # pyright: ignore[reportUnknownMemberType]  # untyped there
    for key, step in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
        with qtbot.waitSignal(view.turned) as turned:
            QTest.keyClick(view, key)
        assert turned.args == [step]  # pyright: ignore[reportUnknownMemberType]  # untyped there


def test_a_screen_reader_hears_every_post_and_which_one_is_chosen(qtbot: QtBot) -> None:
    view = the_list(deliveries())
    on_screen(qtbot, view)
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.childCount() == len(deliveries())
    heard = [spoken.child(nth).text(QAccessible.Text.Name) for nth in range(spoken.childCount())]
    for words, item in zip(heard, deliveries(), strict=True):
        for part in (item.day_text, item.when_text, item.account, item.state_text, item.intent.capitalize()):
            assert part in words
    view.choose("q4")
    assert spoken.child(4).state().focused
    middle = view.visualRect(view.currentIndex()).center()
    assert spoken.child(4).rect().contains(view.viewport().mapToGlobal(middle))


def test_the_same_posts_again_keep_the_chosen_one(qtbot: QtBot) -> None:
    view = month(month_of(60))
    on_screen(qtbot, view)
    before = view.current
    view.posts.show_items([post(nth, item.wall, "sent") for nth, item in enumerate(view.posts.items)])
    assert view.current == before


def test_an_empty_month_answers_every_key(qtbot: QtBot) -> None:
    view = month(month_of(1) + month_of(60)[-1:])
    view.posts.show_items(())
    on_screen(qtbot, view)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Left):
        QTest.keyClick(view, key)
    assert view.current == ""
    assert not view.indexAt(QPoint(300, 300)).isValid()


def test_a_week_begins_with_the_morning_or_the_first_post(qtbot: QtBot) -> None:
    view = week([post(1, NOW.replace(hour=5)), post(2, NOW + timedelta(hours=3))])
    on_screen(qtbot, view)
    assert isinstance(view, WeekView)
    assert view.viewport().rect().contains(view.visualRect(view.posts.index(0)))


def test_a_drag_is_over_when_the_posts_change(qtbot: QtBot) -> None:
    view = month(month_of(20))
    on_screen(qtbot, view)
    assert isinstance(view, MonthView)
    place = view.visualRect(view.currentIndex()).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(view.viewport(), place + QPoint(60, 60))
    qtbot.waitUntil(lambda: view.dragging)
    view.posts.show_items(view.posts.items[1:])
    assert not view.dragging
