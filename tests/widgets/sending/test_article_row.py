"""The fields of an article are shown without disturbing who writes in them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.advice import Family, Field, Finding, Weight
from widgets.sending.article_row import ArticleRow


def test_what_is_kept_is_shown_and_what_stands_there_keeps_its_cursor(qtbot: QtBot) -> None:
    line = ArticleRow()
    qtbot.addWidget(line)
    line.show_article("Why rye", "It keeps.", "Bread, Tips", "rye")
    assert [field.text() for field in line.fields] == ["Why rye", "Bread, Tips", "rye", "It keeps."]
    line.title.setCursorPosition(3)
    line.show_article("Why rye", "", "Bread", "rye")
    assert line.title.cursorPosition() == 3
    assert [field.text() for field in line.fields] == ["Why rye", "Bread", "rye", ""]


def test_typing_is_told_and_showing_is_not(qtbot: QtBot) -> None:
    line = ArticleRow()
    qtbot.addWidget(line)
    told: list[str] = []
    line.changed.connect(lambda: told.append(line.tags.text()))
    line.show_article("Why rye", "", "", "rye")
    assert told == []
    line.tags.end(False)
    QTest.keyClicks(line.tags, ",o")
    assert told == ["rye,", "rye,o"]


def test_each_field_says_what_it_is_for(qtbot: QtBot) -> None:
    line = ArticleRow()
    qtbot.addWidget(line)
    assert [field.accessibleName() for field in line.fields] == ["Title", "Categories", "Tags", "Excerpt"]
    assert all(field.accessibleDescription() and field.toolTip() for field in line.fields)
    with qtbot.waitSignal(line.left):
        QTest.keyClick(line.excerpt, Qt.Key.Key_Escape)


def test_in_a_narrow_column_the_excerpt_has_a_line_of_its_own(qtbot: QtBot) -> None:
    line = ArticleRow()
    qtbot.addWidget(line)
    line.show()
    for width, beside in ((640, True), (240, False), (640, True)):
        line.resize(width, line.sizeHint().height())
        QApplication.processEvents()
        assert (line.excerpt.y() == line.tags.y()) is beside
        assert line.categories.y() == line.tags.y() > line.title.y()


def test_a_field_shows_the_weightiest_thing_that_was_found_in_it_until_that_is_gone(qtbot: QtBot) -> None:
    line = ArticleRow()
    qtbot.addWidget(line)
    usual = line.title.toolTip()
    found = [
        Finding("hype", Family.PROMOTION, weight, 0, 3, f"A {weight}.", "Why.", "Mend it.", field=field)
        for weight, field in (
            (Weight.HINT, Field.TITLE),
            (Weight.STOP, Field.TITLE),
            (Weight.HINT, Field.EXCERPT),
            (Weight.WARNING, Field.TEXT),
        )
    ]
    line.show_findings(found)
    assert [field.property("found") for field in line.fields] == ["stop", None, None, "hint"]
    assert line.title.toolTip() == line.title.accessibleDescription() == "A stop. Mend it."
    line.show_findings(found[2:])
    assert [field.property("found") for field in line.fields] == [None, None, None, "hint"]
    assert line.title.toolTip() == line.title.accessibleDescription() == usual
