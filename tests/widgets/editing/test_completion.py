"""What is offered for a word that is being written, and which keys take it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.editing.completion import Completion, Offer
from widgets.editing.editor import Editor

BREAD = (Offer(text="🥐", label="🥐  croissant"), Offer(text="🍞", label="🍞  bread"))
TAG = (Offer(text="#OpenWaterDay", label="#OpenWaterDay"),)


@pytest.fixture
def completion(editor: Editor) -> Completion:
    """A completion that offers the same for every word of a kind."""
    made = Completion(editor)

    def answer(token: str) -> None:
        made.offer(token, TAG if token.startswith("#") else BREAD)

    made.wanted.connect(answer)
    return made


def _type(editor: Editor, qtbot: QtBot, text: str) -> None:
    QTest.keyClicks(editor, text)
    qtbot.wait(1)  # one turn of the event loop


@pytest.mark.parametrize(("key", "sign"), [(Qt.Key.Key_Return, "🥐"), (Qt.Key.Key_Tab, "🥐")])
def test_return_and_tab_take_the_first_offer_in_one_step(
    editor: Editor, completion: Completion, qtbot: QtBot, key: Qt.Key, sign: str
) -> None:
    editor.insertPlainText("Hello 🎉 ")
    _type(editor, qtbot, ":bread")
    qtbot.waitUntil(lambda: completion.offers == BREAD)
    QTest.keyClick(editor, key)
    assert editor.text() == f"Hello 🎉 {sign}"
    assert completion.offers == ()
    editor.undo()
    assert editor.text().endswith(":bread")


def test_the_arrows_choose_and_go_around(editor: Editor, completion: Completion, qtbot: QtBot) -> None:
    _type(editor, qtbot, ":bread")
    qtbot.waitUntil(lambda: completion.offers == BREAD)
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "🍞"


def test_return_after_a_hashtag_ends_the_line(editor: Editor, completion: Completion, qtbot: QtBot) -> None:
    _type(editor, qtbot, "#openwaterday")
    qtbot.waitUntil(lambda: completion.offers == TAG)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "#openwaterday\n"
    _type(editor, qtbot, "#openwaterday")
    qtbot.waitUntil(lambda: completion.offers == TAG)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "#openwaterday\n#OpenWaterDay"


def test_esc_closes_and_the_same_word_is_not_asked_for_again(
    editor: Editor, completion: Completion, qtbot: QtBot
) -> None:
    _type(editor, qtbot, ":brea")
    qtbot.waitUntil(lambda: completion.offers == BREAD)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert completion.offers == ()
    _type(editor, qtbot, "d")
    assert completion.offers == ()
    _type(editor, qtbot, " :cak")
    qtbot.waitUntil(lambda: completion.offers == BREAD)


def test_it_goes_when_the_cursor_or_the_focus_leaves(
    editor: Editor, completion: Completion, qtbot: QtBot
) -> None:
    _type(editor, qtbot, "a :brea")
    qtbot.waitUntil(lambda: completion.offers == BREAD)
    QTest.keyClick(editor, Qt.Key.Key_Home)
    assert completion.offers == ()


@pytest.mark.parametrize(
    "text", ["12:30", "https://exa", "mail me@home", "see: that", ":)", "a#longlonglong"]
)
def test_an_ordinary_sign_asks_for_nothing(
    editor: Editor, completion: Completion, qtbot: QtBot, text: str
) -> None:
    asked: list[str] = []
    completion.wanted.connect(asked.append)
    _type(editor, qtbot, text)
    assert asked == []


def test_a_late_answer_for_another_word_is_ignored(
    editor: Editor, completion: Completion, qtbot: QtBot
) -> None:
    _type(editor, qtbot, "Hello ")
    completion.offer("@ada", TAG)
    assert completion.offers == ()


def test_what_is_offered_goes_when_the_words_move(
    editor: Editor, completion: Completion, qtbot: QtBot
) -> None:
    _type(editor, qtbot, ":bread")
    qtbot.waitUntil(lambda: completion.offers == BREAD)
    editor.resize(500, 420)
    assert completion.offers == ()
    _type(editor, qtbot, "s")
    qtbot.waitUntil(lambda: completion.offers == BREAD)
