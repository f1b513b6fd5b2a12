"""The gallery's pieces around the pages: the palette, the page of keys, a quick thought, who one is."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coach.answers import Answers
from widgets.frame.capture_window import CaptureWindow
from widgets.frame.command_palette import CommandPalette
from widgets.frame.commands import Command
from widgets.frame.findings_list import FindingRow, FindingsList
from widgets.frame.keys_view import KeysView
from widgets.frame.profile_form import ProfileForm


def window_pieces() -> dict[str, tuple[Callable[[], QWidget], int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "palette": (lambda: _palette(""), 760, 420),
        "palette-nothing": (lambda: _palette("bread"), 760, 160),
        "keys": (_keys, 900, 420),
        "profile-form": (_profile, 560, 440),
        "capture": (_capture, 460, 240),
        "findings": (_findings, 560, 380),
    }


def _commands() -> tuple[Command, ...]:
    listed = (
        ("Publish now", "Write", "Ctrl+Shift+Return"),
        ("Choose a time", "Write", "Ctrl+Return"),
        ("Undo typing", "Write", "Ctrl+Z"),
        ("New draft", "Drafts", "Ctrl+N"),
        ("Search drafts", "Drafts", "Ctrl+Shift+F"),
        ("Archive the draft, or take it out", "Drafts", "Ctrl+E"),
        ("Queue", "Go to", "Ctrl+2"),
        ("Find an action", "Window", "Ctrl+K"),
    )
    return tuple(Command(id=words, words=words, group=group, keys=(keys,)) for words, group, keys in listed)


def _palette(typed: str) -> QWidget:
    stage = QWidget()
    stage.resize(760, 420)
    palette = CommandPalette(stage)
    palette.open_with(_commands(), ("Search drafts",))
    palette.line.setText(typed)
    return stage


def _profile() -> QWidget:
    form = ProfileForm()
    form.show_answers(Answers(names=("Ada Baker", "Crumb"), organisation=True, goal="thirds"))
    return form


def _capture() -> QWidget:
    window = CaptureWindow()
    window.show_text("Ask about rye on Saturday")
    return window


def _findings() -> QWidget:
    found = FindingsList()
    found.show_findings(
        (
            FindingRow(title="Database", grade="well", words="It is whole, version 7."),
            FindingRow(
                title="Space on the disk",
                grade="look",
                words="0.4 GB are free for the folder of your data.",
                advice="Free some space.",
            ),
            FindingRow(
                title="Keyring",
                grade="trouble",
                words="The system keyring is locked. Unlock it and try again, or log in to your desktop "
                "anew; it opens with your password.",
                advice="Unlock it, or install one; until then no account can publish.",
            ),
        )
    )
    return found


def _keys() -> QWidget:
    view = KeysView()
    view.show_commands(_commands())
    return view
