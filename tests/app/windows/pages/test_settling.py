"""The welcome asks once and can be skipped; Settings keep every change at once, and the coach knows it."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.drafting.composed import Composed
from app.settings import load_settings
from app.settings.keeping import read_answers
from app.windows.frame.main_window import MainWindow
from app.windows.pages.settings_page import SettingsPage
from app.windows.pages.welcome_page import WelcomePage
from app.windows.starting.program import Program
from tests.app.windows.conftest import Desk
from widgets.ground.style import theme

CONTROL = Qt.KeyboardModifier.ControlModifier


def settings_page(desk: Desk, window: MainWindow) -> SettingsPage:
    """Go to Settings by key and wait until the file is read."""
    with desk.qtbot.waitSignal(desk.programs[-1].settling.listed):
        desk.press(window.write_page.editor, Qt.Key.Key_4, CONTROL)
    return cast("SettingsPage", window.page)


def test_the_welcome_keeps_the_answers_and_goes_on_to_the_text(desk: Desk) -> None:
    window = desk.open()
    settling = desk.programs[-1].settling
    assert settling.is_new
    window.show_page("welcome")
    page = cast("WelcomePage", window.page)
    assert page.form.names.hasFocus()
    desk.write(page.form.names, "Ada Baker, Crumb")
    desk.press(page.start, Qt.Key.Key_Space)
    desk.until(lambda: window.page is window.write_page)
    assert read_answers(desk.places.settings).names == ("Ada Baker", "Crumb")
    assert not settling.is_new


def test_the_welcome_can_be_skipped_and_does_not_come_back(desk: Desk) -> None:
    window = desk.open()
    window.show_page("welcome")
    focused = QApplication.focusWidget()
    assert focused is not None
    desk.press(focused, Qt.Key.Key_Escape)
    assert window.page is window.write_page
    assert not desk.places.settings.exists()
    assert not desk.programs[-1].settling.is_new


def test_the_welcome_says_what_is_wrong_with_an_answer_and_stays(desk: Desk) -> None:
    window = desk.open()
    window.show_page("welcome")
    page = cast("WelcomePage", window.page)
    desk.write(page.form.desk, "sometimes")
    with desk.qtbot.waitSignal(desk.programs[-1].settling.said):
        desk.press(page.start, Qt.Key.Key_Space)
    assert window.page is page
    assert not desk.places.settings.exists()


def test_the_coach_reads_the_sample_as_it_changes(desk: Desk) -> None:
    window = desk.open()
    window.show_page("welcome")
    page = cast("WelcomePage", window.page)
    assert page.sample.underlined
    desk.press(page.sample, Qt.Key.Key_A, CONTROL)
    desk.write(page.sample, "How do you keep your sourdough fresh in summer?")
    desk.until(lambda: not page.sample.underlined)


def test_a_field_that_is_left_is_kept_at_once_and_the_coach_knows(desk: Desk) -> None:
    window = desk.open()
    page = settings_page(desk, window)
    text = "Our course starts in May: https://crumb.example/may and https://crumb.example/june"
    desk.programs[-1].receiving.take(Composed(text=text))
    desk.until(lambda: window.writing.reviewing.review is not None)
    before = window.writing.reviewing.review
    window.show_page("settings")
    with desk.qtbot.waitSignal(desk.programs[-1].settling.said):
        desk.write(page.form.domains, "crumb.example")
        desk.press(page.form.domains, Qt.Key.Key_Return)
    assert page.state.text() == "Saved."
    assert load_settings(desk.places.settings).profile.domains == ("crumb.example",)
    assert window.writing.reviewing.review is not before


def test_a_new_name_is_spelled_right_at_once(desk: Desk) -> None:
    window = desk.open()
    marks = window.write_page.editor.spelling
    desk.write(window.write_page.editor, "our crumbly brotli bakery ")
    desk.until(lambda: marks.words == ("brotli",))
    page = settings_page(desk, window)
    desk.write(page.form.products, "Brotli")
    desk.press(page.form.products, Qt.Key.Key_Return)
    desk.until(lambda: marks.words == ())
    page.form.products.clear()
    desk.write(page.form.products, "Loaf")
    desk.press(page.form.products, Qt.Key.Key_Return)
    desk.until(lambda: marks.words == ("brotli",))


def test_a_rule_without_a_tick_is_silent_and_speaks_again(desk: Desk) -> None:
    window = desk.open()
    page = settings_page(desk, window)
    item = page.rules.findItems("hashtag-pile", Qt.MatchFlag.MatchStartsWith)[0]
    for state, off in ((Qt.CheckState.Unchecked, ("hashtag-pile",)), (Qt.CheckState.Checked, ())):
        with desk.qtbot.waitSignal(desk.programs[-1].settling.said):
            item.setCheckState(state)
        assert read_answers(desk.places.settings).off == off


def test_the_place_in_the_list_of_rules_stays_when_the_answers_come_again(desk: Desk) -> None:
    window = desk.open()
    page = settings_page(desk, window)
    page.rules.setCurrentRow(20)
    with desk.qtbot.waitSignal(desk.programs[-1].settling.listed):
        desk.programs[-1].settling.refresh()
    assert page.rules.currentRow() == 20


def test_answers_that_were_read_before_a_change_do_not_undo_it(desk: Desk) -> None:
    window = desk.open()
    page = settings_page(desk, window)
    settling = desk.programs[-1].settling
    item = page.rules.findItems("hashtag-pile", Qt.MatchFlag.MatchStartsWith)[0]
    with desk.qtbot.waitSignal(settling.said):
        settling.refresh()
        item.setCheckState(Qt.CheckState.Unchecked)
    assert item.checkState() == Qt.CheckState.Unchecked


def test_the_chosen_light_is_worn_at_once_and_remembered(desk: Desk) -> None:
    window = desk.open()
    page = settings_page(desk, window)
    page.scheme.setCurrentIndex(page.scheme.findData("dark"))
    page.scheme.activated.emit(page.scheme.currentIndex())
    assert theme().name == "dark"
    desk.close(window)
    desk.open()
    assert theme().name == "dark"


def test_the_first_start_shows_the_welcome_and_the_second_the_text(desk: Desk) -> None:
    for first in (True, False):
        program = Program(desk.application, desk.places, desk.build)
        desk.programs.append(program)
        window = program.begin(Composed())
        opened: list[object] = []
        desk.until(partial(hasattr, program, "settling"))
        window.shelving.listed.connect(partial(_note, opened))
        window.shelving.refresh()
        desk.until(partial(len, opened))
        assert isinstance(window.page, WelcomePage) is first
        program.settling.welcomed()
        desk.close(window)


def _note(notes: list[object], shelved: object, deliveries: object) -> None:
    notes.append((shelved, deliveries))
