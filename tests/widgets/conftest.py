"""What the tests of the parts of the screen share: a screen that needs no screen, and the theme on it."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from widgets.style import apply, light

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    """Put the light theme on the program before each test."""
    apply(qapp, light())
