"""Where no window can be opened, a sentence says what is missing and what to do."""

import re
from collections.abc import Container

import pytest

from app.cli.command import VERBS
from app.windows.starting import display
from app.windows.starting.display import LIBRARIES, WITHOUT_A_WINDOW, X11_LIBRARIES, obstacle


def there(monkeypatch: pytest.MonkeyPatch, libraries: Container[str]) -> None:
    """Let `libraries` be on this system, and no others."""

    def loads(library: str) -> bool:
        return library in libraries

    monkeypatch.setattr(display, "_loads", loads)


@pytest.fixture(autouse=True)
def a_whole_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every library be there, and the display answer."""
    there(monkeypatch, LIBRARIES | X11_LIBRARIES)
    monkeypatch.setattr(display, "_answers", lambda: True)


@pytest.mark.parametrize(
    "environ",
    [
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"QT_QPA_PLATFORM": "vnc:size=800x600"},
    ],
)
def test_a_window_can_be_opened_where_there_is_a_display_or_none_is_needed(environ: dict[str, str]) -> None:
    assert obstacle(environ, "linux") is None


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}])
def test_no_display_is_told_with_the_way_that_needs_none(environ: dict[str, str]) -> None:
    assert obstacle(environ, "linux") == f"There is no display to open a window on. {WITHOUT_A_WINDOW}"


def test_the_way_without_a_window_names_commands_that_there_are() -> None:
    assert set(re.findall(r"`rapport (\w+)", WITHOUT_A_WINDOW)) <= set(VERBS)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_always_have_a_display(platform: str) -> None:
    assert obstacle({}, platform) is None


def test_missing_libraries_are_named_by_the_packages_that_bring_them(monkeypatch: pytest.MonkeyPatch) -> None:
    there(monkeypatch, set(LIBRARIES | X11_LIBRARIES) - {"libEGL.so.1", "libxcb-cursor.so.0"})
    assert obstacle({"DISPLAY": ":0"}, "linux") == (
        "Qt needs system libraries that are not installed here. "
        "On Debian and Ubuntu: apt install libegl1 libxcb-cursor0"
    )


@pytest.mark.parametrize("environ", [{"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_without_x11_its_libraries_and_its_display_are_not_asked_for(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    there(monkeypatch, LIBRARIES)
    monkeypatch.setattr(display, "_answers", lambda: False)
    assert obstacle(environ, "linux") is None


def test_a_display_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_answers", lambda: False)
    assert obstacle({"DISPLAY": ":7"}, "linux") == f"The display :7 does not answer. {WITHOUT_A_WINDOW}"
