"""The language at the foot of the page: what it says, and how it is corrected."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from widgets.sending.language_choice import LanguageChoice


@pytest.fixture
def choice(qtbot: QtBot) -> LanguageChoice:
    """A choice of three, of which one is near at hand."""
    made = LanguageChoice(("fr", "en", "de"))
    qtbot.addWidget(made)
    made.show_near(("de", "tlh"))
    return made


def _entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_it_says_what_was_detected_and_what_was_chosen(choice: LanguageChoice) -> None:
    assert choice.text() == "Language"
    choice.show_language("de", by_hand=False)
    assert choice.text() == "German"
    assert "seems" in choice.toolTip()
    choice.show_language("fr", by_hand=True)
    assert choice.accessibleName() == "Language: French"
    assert "You said" in choice.toolTip()


def test_a_language_near_at_hand_is_one_step_away_and_every_other_two(choice: LanguageChoice) -> None:
    told: list[str] = []
    choice.chosen.connect(told.append)
    entries = _entries(choice.menu_at_hand())
    assert list(entries) == ["As detected", "German", "All languages"]
    entries["German"].trigger()
    everything = entries["All languages"].menu()
    assert isinstance(everything, QMenu)
    assert list(_entries(everything)) == ["English", "French", "German"]
    _entries(everything)["French"].trigger()
    entries["As detected"].trigger()
    assert told == ["de", "fr", ""]


def test_the_menu_marks_what_holds(choice: LanguageChoice) -> None:
    choice.show_language("de", by_hand=False)
    entries = _entries(choice.menu_at_hand())
    assert entries["As detected"].isChecked()
    assert not entries["German"].isChecked()
    choice.show_language("de", by_hand=True)
    entries = _entries(choice.menu_at_hand())
    assert entries["German"].isChecked()
    assert not entries["As detected"].isChecked()
