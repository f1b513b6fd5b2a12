"""The page of keys shows all the words of every command."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.widgets.screen import shown
from widgets.frame.commands import Command
from widgets.frame.keys_view import GROUP_WIDTH, KeysView

LONG = "Number the parts of the thread with a mark that readers know, or no longer"


def test_the_columns_are_as_wide_as_the_longest_words(qtbot: QtBot) -> None:
    view = KeysView()
    view.show_commands(
        [
            Command(id="new", words="New draft", group="Drafts", keys=("Ctrl+N",)),
            Command(id="number", words=LONG, group="Write", keys=("Alt+N",)),
        ]
    )
    view.resize(2 * GROUP_WIDTH, 400)
    shown(qtbot, view)
    for label in view.findChildren(QLabel):
        assert label.width() >= label.sizeHint().width(), label.text()
