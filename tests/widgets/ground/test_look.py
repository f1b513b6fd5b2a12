"""The look follows the system and the writer: light, size of text, contrast."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from widgets.ground.look import DARK, FOLLOW, LIGHT, ZOOMS, Look, is_stark, scaled
from widgets.ground.style import dark, light, theme


def palette(window: str, words: str) -> QPalette:
    """Return the palette of a system with these colours."""
    made = QPalette()
    made.setColor(QPalette.ColorRole.Window, QColor(window))
    made.setColor(QPalette.ColorRole.WindowText, QColor(words))
    return made


USUAL = palette("#efefef", "#000000")


def test_the_system_decides_between_light_and_dark(qapp: QApplication) -> None:
    look = Look(qapp, platform=USUAL)
    hints = qapp.styleHints()
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        hints.colorSchemeChanged.emit(scheme)
        assert theme().name == name
    look.deleteLater()


def test_the_writer_decides_before_the_system(qapp: QApplication) -> None:
    look = Look(qapp, scheme=DARK, platform=USUAL)
    assert theme().name == "dark"
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme().name == "dark"
    look.choose(LIGHT)
    assert theme().name == "light"
    look.choose("pink")
    assert look.scheme == LIGHT
    look.choose(FOLLOW)
    look.deleteLater()


def test_the_text_grows_and_shrinks_by_steps_and_stops_at_the_ends(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Bread")
    qtbot.addWidget(label)
    look = Look(qapp, platform=USUAL)
    label.ensurePolished()
    before = label.fontInfo().pixelSize()
    for _ in ZOOMS:
        look.step(1)
    assert look.zoom == ZOOMS[-1]
    label.ensurePolished()
    assert label.fontInfo().pixelSize() == 2 * before
    for _ in ZOOMS:
        look.step(-1)
    assert look.zoom == ZOOMS[0]
    look.step(0)
    assert look.zoom == 1.0
    assert theme().text_size == light().text_size
    look.deleteLater()


@pytest.mark.parametrize("kept", [0.0, 1.02, 99.0])
def test_a_kept_zoom_becomes_the_nearest_step(qapp: QApplication, kept: float) -> None:
    look = Look(qapp, zoom=kept, platform=USUAL)
    assert look.zoom in ZOOMS
    look.step(0)
    look.deleteLater()


def test_a_palette_of_the_strongest_contrast_is_followed(qapp: QApplication) -> None:
    look = Look(qapp, platform=palette("#000000", "#ffffff"))
    assert theme().name == "high-dark"
    look.choose(LIGHT)
    assert theme().name == "high-light"
    look.deleteLater()


@pytest.mark.parametrize(
    ("window", "words"), [("#efefef", "#000000"), ("#fafafa", "#2e3436"), ("#1e1e1e", "#ffffff")]
)
def test_a_usual_palette_is_not_stark(window: str, words: str) -> None:
    assert not is_stark(palette(window, words))


def test_scaling_touches_text_alone() -> None:
    assert scaled(dark(), 1.0) is dark()
    larger = scaled(dark(), 1.5)
    assert (larger.small_size, larger.text_size, larger.grid) == (20, 24, dark().grid)
