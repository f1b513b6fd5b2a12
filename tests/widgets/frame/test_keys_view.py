"""The page of keys shows all the words of every command."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.widgets.screen import shown
from widgets.frame.commands import Command
from widgets.frame.keys_view import GROUP_WIDTH, KeysView

LONG = "Number the parts of the thread with the mark that the network's readers know, or no longer"


def test_words_that_are_longer_than_their_column_go_on_in_the_next_line(qtbot: QtBot) -> None:
    view = KeysView()
    view.show_commands([Command(id="number", words=LONG, group="Write", keys=("Alt+N",))])
    view.resize(2 * GROUP_WIDTH, 400)
    shown(qtbot, view)
    [label] = [one for one in view.findChildren(QLabel) if one.text() == LONG]
    line = label.fontMetrics().height()
    assert label.fontMetrics().horizontalAdvance(LONG) > label.width()
    qtbot.waitUntil(lambda: label.height() >= max(2 * line, label.heightForWidth(label.width())))
