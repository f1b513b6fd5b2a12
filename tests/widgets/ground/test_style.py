"""The look: contrast by computation, both themes, and fonts that need no network."""

import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from widgets.ground.style import (
    MEANINGS,
    Theme,
    apply,
    dark,
    font,
    high_dark,
    high_light,
    light,
    set_role,
    theme,
)

TEXTS = ("text", "muted", *MEANINGS)
GROUNDS = ("background", "surface", "raised", "sunken")
THEMES = pytest.mark.parametrize("worn", [light(), dark()], ids=lambda worn: worn.name)


def brightness(colour: str) -> float:
    """Return the relative luminance after WCAG 2.2."""
    channels = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio after WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


@THEMES
@pytest.mark.parametrize("token", TEXTS)
def test_words_can_be_read_on_every_ground(worn: Theme, token: str) -> None:
    grounds = [worn.colour(ground) for ground in GROUNDS] + [worn.tint(meaning) for meaning in MEANINGS]
    worst = min(contrast(worn.colour(token), ground) for ground in grounds)
    assert worst >= 4.5, f"{token}: {worst:.2f}"


@THEMES
def test_words_on_the_accent_and_on_badges_can_be_read(worn: Theme) -> None:
    assert contrast(worn.on_accent, worn.accent) >= 4.5
    assert contrast(worn.surface, worn.hold) >= 4.5


@THEMES
@pytest.mark.parametrize("token", ["control", "focus"])
def test_edges_of_controls_and_the_focus_ring_stand_out(worn: Theme, token: str) -> None:
    assert min(contrast(worn.colour(token), worn.colour(ground)) for ground in GROUNDS) >= 3


@THEMES
def test_putting_a_theme_on_makes_it_the_present_one(qapp: QApplication, worn: Theme) -> None:
    apply(qapp, worn)
    assert theme() == worn
    assert qapp.palette().window().color().name() == worn.background
    assert not re.search(r"\$\w", qapp.styleSheet())


@pytest.mark.parametrize("worn", [high_light(), high_dark()], ids=lambda worn: worn.name)
def test_high_contrast_is_seven_to_one_for_words_and_edges(worn: Theme) -> None:
    for token in (*TEXTS, "border", "control", "focus"):
        grounds = [worn.colour(ground) for ground in GROUNDS]
        assert min(contrast(worn.colour(token), ground) for ground in grounds) >= 7, token
    assert contrast(worn.on_accent, worn.accent) >= 7


def test_only_installed_fonts_are_asked_for(qapp: QApplication) -> None:
    assert set(font(13).families()) <= set(QFontDatabase.families())


def test_a_role_changes_how_a_label_looks(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, light())
    label = QLabel("Hold")
    qtbot.addWidget(label)
    set_role(label, "hold")
    label.ensurePolished()
    assert label.palette().windowText().color().name() == light().hold
