"""The row in which somebody is known, and the notes above it, in plain values."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from widgets.ground.words import Words
from widgets.people.mention_notes import NARROW, MentionNote, MentionNotes
from widgets.people.person_row import HandleItem, PersonItem, PersonRow

MASTODON = HandleItem(network="mastodon", title="Mastodon", handle="", example="ada@example.org")
BLUESKY = HandleItem(network="bluesky", title="Bluesky", handle="ada.dance", example="ada.bsky.social")


def row(qtbot: QtBot, *others: tuple[str, str]) -> PersonRow:
    """Return a row that shows Ada."""
    shown = PersonRow()
    qtbot.addWidget(shown)
    shown.show_person(PersonItem(name="ada", handles=(MASTODON, BLUESKY), others=others))
    shown.show()
    return shown


def test_return_keeps_the_name_and_the_handles_from_any_field(qtbot: QtBot) -> None:
    shown = row(qtbot)
    kept: list[tuple[str, dict[str, str]]] = []

    def keep(name: str, handles: dict[str, str]) -> None:
        kept.append((name, handles))

    shown.kept.connect(keep)
    for field in (shown.name, *shown.handles.values()):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert kept == [("ada", {"mastodon": "", "bluesky": "ada.dance"})] * 3


def test_the_first_handle_that_is_missing_gets_the_focus_and_tab_goes_on_from_there(qtbot: QtBot) -> None:
    shown = row(qtbot)
    shown.focus_first()
    assert shown.focusWidget() is shown.handles["mastodon"]
    QTest.keyClick(shown.handles["mastodon"], Qt.Key.Key_Tab)
    assert shown.focusWidget() is shown.handles["bluesky"]
    QTest.keyClick(shown.handles["bluesky"], Qt.Key.Key_Tab)
    assert shown.focusWidget() is shown.keep


def test_others_are_offered_only_where_there_are_some(qtbot: QtBot) -> None:
    assert row(qtbot).same.isHidden()
    shown = row(qtbot, ("1", "Ada Byron"), ("2", "Robin"))
    chosen: list[tuple[str, dict[str, str]]] = []

    def choose(person_id: str, handles: dict[str, str]) -> None:
        chosen.append((person_id, handles))

    shown.same_chosen.connect(choose)
    QTest.keyClick(shown.same, Qt.Key.Key_Down)
    assert chosen == [("1", {"mastodon": "", "bluesky": "ada.dance"})]


def test_escape_leaves_and_an_error_is_gone_with_the_next_person(qtbot: QtBot) -> None:
    shown = row(qtbot)
    shown.show_error("“ada” is no handle on Mastodon.")
    assert shown.error
    shown.show_person(PersonItem(name="Robin", handles=(MASTODON, BLUESKY)))
    assert shown.error == ""
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(shown.name, Qt.Key.Key_Escape)


def test_as_many_notes_as_there_is_room_for_are_shown_and_the_rest_is_counted(qtbot: QtBot) -> None:
    shown = MentionNotes()
    qtbot.addWidget(shown)
    shown.resize(NARROW + 100, 120)
    shown.show()
    shown.show_notes(tuple(MentionNote(id=n, sentence=f"{n}.", action="Add") for n in ("Ada", "Bob", "Cleo")))

    def said() -> list[str]:
        return [words.text() for words in shown.findChildren(Words) if words.isVisible()]

    qtbot.waitUntil(lambda: said() == ["Ada.", "Bob. And 1 more."])
    shown.resize(NARROW - 100, 120)
    qtbot.waitUntil(lambda: said() == ["Ada. And 2 more."])
    button = next(one for one in shown.findChildren(QPushButton) if one.isVisible())
    acted: list[str] = []
    shown.acted.connect(acted.append)
    button.click()
    assert acted == ["Ada"]
