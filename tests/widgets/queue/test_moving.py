"""Posts are dragged and pushed to other times; one that cannot be moved says why."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.widgets.queue.test_views import on_screen
from widgets.queue.delivery_item import DeliveryItem
from widgets.queue.posts_view import PostsView
from widgets.showing.queue_samples import NOW, UNDER_WAY, month, post, week

Build = Callable[[list[DeliveryItem]], PostsView]
ALT = Qt.KeyboardModifier.AltModifier
WALL = NOW.replace(hour=14, minute=30)


def pull(view: PostsView, by: QPoint, *, drop: bool = True) -> None:
    """Take the chosen post and move the mouse `by` that much."""
    begin = view.visualRect(view.currentIndex()).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    for part in (3, 2, 1):
        QTest.mouseMove(view.viewport(), begin + by / part)
    if drop:
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=begin + by)


def heard(view: PostsView) -> list[tuple[str, object]]:
    """Return a list to which every wish to move a post is added."""
    told: list[tuple[str, object]] = []

    def note(which: str, where: object) -> None:
        told.append((which, where))

    view.shifted.connect(note)
    view.dropped.connect(note)
    return told


def test_a_drag_in_the_month_moves_by_whole_days(qtbot: QtBot) -> None:
    view = month([post(1, WALL)])
    on_screen(qtbot, view)
    cell = view.cell(0)
    told = heard(view)
    pull(view, QPoint(cell.width(), cell.height()))
    assert told == [("q1", timedelta(days=8))]
    assert not view.dragging


def test_a_drag_in_the_week_moves_to_the_quarter_of_an_hour(qtbot: QtBot) -> None:
    view = week([post(1, WALL)])
    on_screen(qtbot, view)
    told = heard(view)
    pull(view, QPoint(-view.column(0).width(), view.hour // 4))
    assert told == [("q1", WALL + timedelta(days=-1, minutes=15))]


@pytest.mark.parametrize("build", [month, week])
def test_a_drop_where_it_was_and_escape_move_nothing(qtbot: QtBot, build: Build) -> None:
    view = build([post(1, WALL)])
    on_screen(qtbot, view)
    told = heard(view)
    pull(view, QPoint(30, 0) if build is month else QPoint(20, 1))
    pull(view, QPoint(120, 60), drop=False)
    assert view.dragging
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.dragging
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    assert told == []


@pytest.mark.parametrize("build", [month, week])
def test_what_is_under_way_is_not_dragged_and_not_pushed(qtbot: QtBot, build: Build) -> None:
    view = build([post(1, WALL, "sending")])
    on_screen(qtbot, view)
    told: list[str] = []
    view.stuck.connect(told.append)
    pull(view, QPoint(120, 40))
    QTest.keyClick(view, Qt.Key.Key_Right, ALT)
    assert told == [UNDER_WAY, UNDER_WAY]


@pytest.mark.parametrize(
    ("key", "by"),
    [
        (Qt.Key.Key_Right, timedelta(days=1)),
        (Qt.Key.Key_Left, timedelta(days=-1)),
        (Qt.Key.Key_Up, timedelta(hours=-1)),
        (Qt.Key.Key_Down, timedelta(hours=1)),
        (Qt.Key.Key_PageDown, timedelta(weeks=1)),
        (Qt.Key.Key_PageUp, timedelta(weeks=-1)),
    ],
)
def test_alt_and_a_key_move_the_chosen_post(qtbot: QtBot, key: Qt.Key, by: timedelta) -> None:
    view = month([post(1, WALL)])
    on_screen(qtbot, view)
    with qtbot.waitSignal(view.shifted) as told:
        QTest.keyClick(view, key, ALT)
    assert told.args == ["q1", by]  # pyright: ignore[reportUnknownMemberType]  # untyped there


def test_from_the_right_the_left_arrow_leads_to_the_next_day(qtbot: QtBot) -> None:
    view = month([post(1, WALL), post(2, WALL + timedelta(days=1))])
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    on_screen(qtbot, view)
    with qtbot.waitSignal(view.shifted) as told:
        QTest.keyClick(view, Qt.Key.Key_Left, ALT)
    assert told.args == ["q1", timedelta(days=1)]  # pyright: ignore[reportUnknownMemberType]  # untyped there
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.current == "q2"


def test_a_post_held_at_the_lower_edge_of_a_week_scrolls_it(qtbot: QtBot) -> None:
    view = week([post(1, datetime.combine(NOW.date(), WALL.time()))])
    on_screen(qtbot, view)
    before = view.verticalScrollBar().value()
    begin = view.visualRect(view.currentIndex()).center()
    pull(view, QPoint(0, view.viewport().height() - 4 - begin.y()), drop=False)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > before)
    assert view.dragging
    QTest.keyClick(view, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (
            "waiting",
            [
                "Reschedule",
                "Next free slot",
                "Publish now",
                "Cancel",
                "A day later",
                "A day earlier",
                "A week later",
            ],
        ),
        ("sending", []),
    ],
)
def test_the_menu_offers_what_can_be_done_and_nothing_else(
    qtbot: QtBot, state: str, offered: list[str]
) -> None:
    view = month([post(1, WALL, state)])
    on_screen(qtbot, view)
    view.customContextMenuRequested.emit(QPoint())
    (menu,) = view.findChildren(QMenu)
    actions = [one for one in menu.actions() if one.isVisible()]
    assert [one.text() for one in actions] == ["Show it in full", *offered]
    with qtbot.waitSignal(view.shifted if offered else view.opened) as told:
        actions[-1].trigger()
    assert told.args == (["q1", timedelta(weeks=1)] if offered else ["q1"])  # pyright: ignore[reportUnknownMemberType]  # untyped there
    menu.close()
