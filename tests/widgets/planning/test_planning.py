"""What needs the writer, one post in full, the mix along the queue, and what is filtered out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.screen import button, shown
from widgets.planning.attention import Attention
from widgets.planning.choice_note import ChoiceNote
from widgets.planning.filter_row import STANDING, FilterRow, Wanted
from widgets.planning.mix_strip import MixMark, MixStrip
from widgets.planning.post_panel import PostPanel
from widgets.planning.queue_bar import QueueBar
from widgets.queue.delivery_item import STATES
from widgets.showing.queue_samples import deliveries


def tool(within: QWidget, name: str) -> QToolButton:
    """Return the button with an icon that screen readers know by `name`."""
    return next(one for one in within.findChildren(QToolButton) if one.accessibleName() == name)


@pytest.mark.parametrize(
    ("nth", "words", "action"),
    [
        (0, "It is there", "there"),
        (0, "It is not there", "not-there"),
        (2, "Reschedule", "reschedule"),
        (2, "Publish now", "now"),
        (3, "Cancel", "cancel"),
        (4, "Try again", "retry"),
        (6, "Open", "open"),
        (6, "Copy the address", "copy"),
    ],
)
def test_each_state_offers_what_can_be_done(qtbot: QtBot, nth: int, words: str, action: str) -> None:
    panel = shown(qtbot, PostPanel())
    panel.show_item(deliveries()[nth])
    with qtbot.waitSignal(panel.asked) as heard:
        button(panel, words).click()
    assert heard.args == [f"q{nth}", action]  # pyright: ignore[reportUnknownMemberType]  # untyped there


def test_what_the_coach_holds_goes_nowhere_without_a_reason() -> None:
    held = next(one for one in deliveries() if one.state == "held")
    assert "now" in held.actions
    assert replace(held, coach_holds=True).actions == ("reason", "cancel")


def test_what_will_be_in_the_way_is_told_while_there_is_time(qtbot: QtBot) -> None:
    note = shown(qtbot, Attention())
    waiting = next(one for one in deliveries() if one.state == "waiting")
    note.show_items([replace(waiting, warned=True, detail="The picture is gone.")])
    said = [one.text() for one in note.findChildren(QLabel) if one.isVisible()]
    assert {"Something is in the way", "The picture is gone."} <= set(said)


def test_a_post_on_its_way_offers_nothing(qtbot: QtBot) -> None:
    panel = shown(qtbot, PostPanel())
    panel.show_item(deliveries()[1])
    assert [one.text() for one in panel.findChildren(QPushButton) if one.isVisible()] == []


def test_a_receipt_belongs_to_its_post_alone(qtbot: QtBot) -> None:
    panel = shown(qtbot, PostPanel())
    panel.show_item(deliveries()[6])
    panel.show_steps(["09:00:01: Taken up.", "09:00:02: Published."])
    panel.show_item(deliveries()[2])
    assert "09:00:02: Published." not in [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]


def test_what_needs_the_writer_is_shown_one_by_one_and_keeps_its_place(qtbot: QtBot) -> None:
    note = shown(qtbot, Attention())
    items = [deliveries()[nth] for nth in (0, 4, 5)]
    note.show_items(items)
    asked: list[tuple[str, str]] = []

    def hear(which: str, what: str) -> None:
        asked.append((which, what))

    note.asked.connect(hear)
    tool(note, "The next one").click()
    note.show_items(items)
    button(note, "Try again").click()
    note.show_items([deliveries()[5]])
    button(note, "Cancel").click()
    assert asked == [("q4", "retry"), ("q5", "cancel")]
    note.show_items([])
    assert note.isHidden()
    assert not note.focus_first()


def test_the_strip_leads_to_where_the_mix_tips(qtbot: QtBot) -> None:
    strip = shown(qtbot, MixStrip())
    strip.resize(400, 80)
    strip.show_marks([MixMark(id=f"p{nth}", intent="promote", over=nth > 6) for nth in range(10)], "It tips.")
    with qtbot.waitSignal(strip.chosen) as shows:
        button(strip, "Show where").click()
    assert shows.args == ["p7"]  # pyright: ignore[reportUnknownMemberType]  # untyped there
    with qtbot.waitSignal(strip.chosen) as pressed:
        QTest.mouseClick(strip.lanes, Qt.MouseButton.LeftButton, pos=QPoint(strip.lanes.width() - 2, 5))
    assert pressed.args == ["p9"]  # pyright: ignore[reportUnknownMemberType]  # untyped there
    strip.show_marks([MixMark(id="p", intent="give", over=False)], "All is well.")
    assert not any(one.isVisible() for one in strip.findChildren(QPushButton))


def test_every_state_can_be_filtered_for() -> None:
    assert frozenset().union(*STANDING.values()) == frozenset(STATES)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), "01234567"),
        (Wanted(network="mastodon"), "1357"),
        (Wanted(account_id="a0"), "0246"),
        (Wanted(intent="promote"), "25"),
        (Wanted(states=STANDING["Needs you"]), "0345"),
        (Wanted(words="CRUMB open"), "2"),
        (Wanted(network="mastodon", words="bakery"), "5"),
    ],
)
def test_only_what_is_wanted_fits(wanted: Wanted, ids: str) -> None:
    assert "".join(one.id[1:] for one in deliveries() if wanted.fits(one)) == ids


def test_the_filter_tells_what_is_wanted_and_forgets_it_again(qtbot: QtBot) -> None:
    filters = shown(qtbot, FilterRow())
    filters.show_accounts((("mastodon", "a", "@ada"), ("mastodon", "b", "@bea"), ("bluesky", "c", "cy")))
    where, kind = filters.findChildren(QComboBox)[:2]
    assert [where.itemText(nth) for nth in range(where.count())] == [
        "All accounts",
        "Mastodon: all",
        "@ada",
        "@bea",
        "cy",
    ]
    where.setCurrentIndex(3)
    kind.setCurrentIndex(2)
    with qtbot.waitSignal(filters.wanted_changed) as told:
        QTest.keyClicks(filters.findChildren(QLineEdit)[0], "rye")
    assert told.args == [Wanted(network="mastodon", account_id="b", intent="talk", words="rye")]  # pyright: ignore[reportUnknownMemberType]  # untyped there
    filters.show_accounts((("mastodon", "b", "@bea"),))
    assert filters.wanted.account_id == "b"
    button(filters, "Show everything").click()
    assert filters.wanted == Wanted()


def test_one_zone_is_no_choice(qtbot: QtBot) -> None:
    filters = shown(qtbot, FilterRow())
    filters.show_zones(("UTC",), "UTC")
    zone = filters.findChildren(QComboBox)[3]
    assert not zone.isVisible()
    filters.show_zones(("UTC", "Asia/Tokyo"), "UTC")
    assert zone.isVisible()
    with qtbot.waitSignal(filters.zone_chosen) as chosen:
        zone.setFocus()
        QTest.keyClick(zone, Qt.Key.Key_Down)
    assert chosen.args == ["Asia/Tokyo"]  # pyright: ignore[reportUnknownMemberType]  # untyped there


def test_escape_empties_the_search_and_then_closes_the_filter(qtbot: QtBot) -> None:
    filters = shown(qtbot, FilterRow())
    line = filters.findChildren(QLineEdit)[0]
    filters.focus_search()
    QTest.keyClicks(line, "rye")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    with qtbot.waitSignal(filters.closed):
        QTest.keyClick(line, Qt.Key.Key_Escape)


def test_a_question_is_answered_by_key_and_escape_leaves_all_as_it_was(qtbot: QtBot) -> None:
    note = shown(qtbot, ChoiceNote())
    note.ask("Which one?", ("The first", "The second"))
    qtbot.waitUntil(button(note, "The first").hasFocus)
    with qtbot.waitSignal(note.answered) as answered:
        button(note, "The second").click()
    assert answered.args == [1]  # pyright: ignore[reportUnknownMemberType]  # untyped there
    note.ask("And now?", ("This",))
    with qtbot.waitSignal(note.closed):
        QTest.keyClick(note, Qt.Key.Key_Escape)
    assert note.isHidden()


def test_a_list_has_no_span_to_turn(qtbot: QtBot) -> None:
    bar = shown(qtbot, QueueBar({}))
    bar.show_view("week")
    bar.show_span("9 – 15 Nov 2026")
    with qtbot.waitSignal(bar.turned) as turned:
        tool(bar, "The week after").click()
    assert turned.args == [1]  # pyright: ignore[reportUnknownMemberType]  # untyped there
    later = tool(bar, "The week after")
    bar.show_view("list")
    assert not later.isVisible()
