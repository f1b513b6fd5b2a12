"""What holds for every part in every state."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from widgets.__main__ import main, paint_all
from widgets.coaching.coach_panel import CoachPanel
from widgets.editing.completion import Completion
from widgets.ground.style import apply, dark, light
from widgets.showing.gallery import pieces

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QDateTimeEdit, QListView, QPlainTextEdit)
EVERY_PIECE = pytest.mark.parametrize("name", list(pieces()))


@pytest.fixture
def stage(qtbot: QtBot, name: str) -> QWidget:
    build, width, height = pieces()[name]
    part = build()
    qtbot.addWidget(part)
    part.resize(width, height)
    part.show()
    qtbot.waitExposed(part)
    QApplication.processEvents()
    return part


def controls(stage: QWidget) -> list[QWidget]:
    """Return what can be worked with; the insides of Qt's own controls are Qt's business."""
    found = [stage, *stage.findChildren(QWidget)]
    return [
        w
        for w in found
        if isinstance(w, CONTROLS)
        and w.isVisible()
        and not w.objectName().startswith("qt_")
        and not isinstance(w, Completion)  # the editor keeps the focus and passes on the keys that choose
        and not isinstance(w.parent(), QLineEdit)  # the cross that clears it: by keyboard that is Esc
    ]


@EVERY_PIECE
def test_every_control_has_a_name_for_screen_readers(stage: QWidget) -> None:
    for control in controls(stage):
        if isinstance(control.parent(), (QDateTimeEdit, QComboBox, QCalendarWidget)):
            continue
        own = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or own, control


@EVERY_PIECE
def test_every_control_can_be_reached_by_tab(stage: QWidget) -> None:
    for control in controls(stage):
        if isinstance(control.parent(), (QDateTimeEdit, QComboBox, QCalendarWidget)):
            continue
        group = control.group() if isinstance(control, QAbstractButton) else None
        if group is not None and group.exclusive():
            continue  # Tab goes to the pressed one of them, the arrow keys to the others
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


@EVERY_PIECE
def test_the_focus_can_be_seen_on_every_control(stage: QWidget, qtbot: QtBot) -> None:
    stage.activateWindow()
    for control in controls(stage)[:12]:
        if not control.isEnabled() or isinstance(control.parent(), (QDateTimeEdit, QComboBox)):
            continue
        control.clearFocus()
        without = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        assert control.grab().toImage() != without, control


@EVERY_PIECE
def test_no_words_are_cut_off(stage: QWidget) -> None:
    for label in stage.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed, label.text()
            if not label.wordWrap():
                assert label.width() >= label.sizeHint().width(), label.text()
    for button in stage.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and not button.objectName().startswith("qt_"):
            assert button.width() >= button.sizeHint().width(), button.text()


class Windows(QObject):
    """Remembers what opened a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on, and let everything pass."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(watched)
        return False


@EVERY_PIECE
def test_no_part_flashes_up_as_a_window_while_it_is_built(
    name: str, qtbot: QtBot, qapp: QApplication
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    part = pieces()[name][0]()
    qapp.removeEventFilter(windows)
    qtbot.addWidget(part)
    assert windows.opened == []


@EVERY_PIECE
def test_the_theme_changes_while_a_part_is_open(stage: QWidget, qapp: QApplication) -> None:
    apply(qapp, dark())
    QApplication.sendPostedEvents(None, QEvent.Type.Polish.value)
    stage.grab()
    apply(qapp, light())


def test_the_gallery_paints_every_part_in_both_lights(qapp: QApplication, tmp_path: Path) -> None:
    paint_all(qapp, tmp_path, "coach-quiet")
    images = {file.name: QImage(str(file)) for file in tmp_path.iterdir()}
    assert set(images) == {"coach-quiet-light.png", "coach-quiet-dark.png"}
    assert images["coach-quiet-light.png"] != images["coach-quiet-dark.png"]


def test_the_gallery_takes_a_folder_for_its_pictures(qapp: QApplication, tmp_path: Path) -> None:
    assert main(["--screenshots", str(tmp_path), "--only", "rail"]) == 0
    assert len(list(tmp_path.iterdir())) == 2


def test_a_panel_that_is_dropped_leaves_nothing_behind(qtbot: QtBot) -> None:
    panel = CoachPanel()
    with qtbot.waitSignal(panel.destroyed):
        panel.deleteLater()
