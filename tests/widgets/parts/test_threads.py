"""Cards of a thread and the preview, each alone, by keys and by the mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from widgets.ground.style import apply, dark, light
from widgets.parts.part_item import PartItem
from widgets.parts.part_list import PartList
from widgets.parts.part_panel import NOTHING, PartPanel
from widgets.previews.post_item import CardItem, Folding, PostItem, Stretch
from widgets.previews.thread_view import ThreadView

ALT = Qt.KeyboardModifier.AltModifier
ITEMS = tuple(
    PartItem(text=text, used=9, limit=300, by_hand=text != "Two.") for text in ("One.", "Two.", "Three.")
)
FEW = Folding(lines=4, shown=2, written=True, words="Show more")
POST = PostItem(name="ada", handle="@ada", stretches=(Stretch(text="Bread"),), folding=FEW)


@pytest.fixture
def parts(qtbot: QtBot) -> PartList:
    shown = PartList()
    qtbot.addWidget(shown)
    shown.resize(320, 500)
    shown.show_items(ITEMS, 1)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def preview(qtbot: QtBot) -> ThreadView:
    shown = ThreadView()
    qtbot.addWidget(shown)
    shown.resize(360, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def buttons(shown: ThreadView) -> list[QPushButton]:
    """Return the buttons that can be seen."""
    return [one for one in shown.findChildren(QPushButton) if one.isVisible()]


def test_keys_go_move_and_choose(parts: PartList) -> None:
    moved: list[tuple[int, int]] = []
    chosen: list[int] = []

    def note(here: int, there: int) -> None:
        moved.append((here, there))

    parts.moved.connect(note)
    parts.chosen.connect(chosen.append)
    parts.focus_card(0)
    QTest.keyClick(parts.cards[0], Qt.Key.Key_Up, ALT)
    QTest.keyClick(parts.cards[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is parts.cards[1]
    QTest.keyClick(parts.cards[1], Qt.Key.Key_Down, ALT)
    assert QApplication.focusWidget() is parts.cards[2]
    QTest.keyClick(parts.cards[2], Qt.Key.Key_Home)
    QTest.keyClick(parts.cards[0], Qt.Key.Key_Return)
    assert (moved, chosen) == ([(1, 2)], [0])


def test_the_breaks_and_the_cursors_part_are_told(parts: PartList) -> None:
    names = [card.accessibleName() for card in parts.cards]
    assert "break" not in names[0]
    assert "automatic break" in names[1]
    assert "break of your own" in names[2]
    assert [card.accessibleDescription() for card in parts.cards] == ["", "The cursor is in this part.", ""]


def test_a_part_that_did_not_change_is_left_alone(parts: PartList) -> None:
    changed = (ITEMS[0], replace(ITEMS[1], text="Two and a half."), ITEMS[2])
    assert [
        card.show_item(item, n, 3) for n, (card, item) in enumerate(zip(parts.cards, changed, strict=True))
    ] == [
        False,
        True,
        False,
    ]


def test_fewer_parts_leave_the_focus_in_the_list(parts: PartList) -> None:
    parts.focus_card(2)
    parts.show_items(ITEMS[:1], 0)
    assert len(parts.cards) == 1
    assert QApplication.focusWidget() is parts.cards[0]


def test_a_long_text_is_folded_until_it_is_opened(preview: ThreadView, qtbot: QtBot) -> None:
    preview.show_posts((replace(POST, stretches=(Stretch(text="\n".join("abcdef")),)),))
    qtbot.waitUntil(lambda: [one.text() for one in buttons(preview)] == ["Show more"])
    text = preview.posts[0].text
    folded = text.height()
    QTest.keyClick(buttons(preview)[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: text.height() > 2 * folded)
    assert buttons(preview) == []


def test_a_content_warning_covers_the_post(preview: ThreadView) -> None:
    preview.show_posts((replace(POST, warning="Food"),))
    assert not preview.posts[0].text.isVisible()
    QTest.keyClick(buttons(preview)[0], Qt.Key.Key_Space)
    assert preview.posts[0].text.isVisible()
    QTest.keyClick(buttons(preview)[0], Qt.Key.Key_Space)
    assert not preview.posts[0].text.isVisible()


def test_a_card_is_shown_only_when_it_was_asked_for(preview: ThreadView) -> None:
    asked: list[str] = []
    preview.card_requested.connect(asked.append)
    preview.show_posts((replace(POST, link="https://crumb.example/"),))
    assert not preview.posts[0].card.isVisible()
    QTest.keyClick(buttons(preview)[0], Qt.Key.Key_Space)
    assert asked == ["https://crumb.example/"]
    card = CardItem(host="crumb.example", title="<b>Bread</b>", description="")
    preview.show_posts((replace(POST, link="https://crumb.example/", card=card),))
    assert preview.posts[0].card.isVisible()
    assert "<b>Bread</b>" in preview.posts[0].card.accessibleName()
    assert buttons(preview) == []


def test_markup_in_a_post_is_shown_and_not_obeyed(preview: ThreadView) -> None:
    preview.show_posts((replace(POST, stretches=(Stretch(text="<img src=x> & \ud800"),)),))
    assert "&lt;img src=x&gt; &amp; \ufffd" in preview.posts[0].text.text()


def test_links_follow_the_theme(preview: ThreadView, qapp: QApplication) -> None:
    preview.show_posts((replace(POST, stretches=(Stretch(text="#bread", marked=True),)),))
    try:
        apply(qapp, dark())
        assert dark().accent in preview.posts[0].text.text()
    finally:
        apply(qapp, light())
    assert light().accent in preview.posts[0].text.text()


def test_without_parts_it_is_said_why(qtbot: QtBot) -> None:
    panel = PartPanel()
    qtbot.addWidget(panel)
    for note in ("", "Choose an account."):
        panel.show_parts((), 0, numbered=False, note=note)
        assert (note or NOTHING) in [label.text() for label in panel.findChildren(QLabel)]
