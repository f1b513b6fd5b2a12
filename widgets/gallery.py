"""Every part of the screen in every state, for the eye and for the tests."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coach.advice import Finding, Review, Verdict
from widgets.coach_panel import CoachPanel
from widgets.counter import Counter
from widgets.editor import Editor
from widgets.samples import TEXT, findings, friendly_review, review
from widgets.words import column

Piece = Callable[[], QWidget]


def pieces() -> dict[str, tuple[Piece, int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "editor-empty": (lambda: _editor("", ()), 760, 360),
        "editor-findings": (lambda: _editor(TEXT, findings()), 760, 360),
        "editor-card": (_editor_with_card, 760, 420),
        "counters": (_counters, 420, 150),
        "coach-quiet": (lambda: _coach(None), 360, 320),
        "coach-ready": (lambda: _coach(friendly_review()), 360, 760),
        "coach-look-again": (lambda: _coach(review(Verdict.LOOK_AGAIN, findings=findings()[1:])), 360, 1100),
        "coach-hold": (lambda: _coach(review(broken_rules=("heat",))), 360, 1500),
    }


def _editor(text: str, found: tuple[Finding, ...]) -> Editor:
    editor = Editor()
    editor.show_text(text)
    editor.show_findings(found)
    return editor


def _editor_with_card() -> QWidget:
    editor = _editor(TEXT, findings())
    QTimer.singleShot(0, editor, editor.next_finding)  # its card needs a window to float in
    return editor


def _counters() -> QWidget:
    stage = QWidget()
    calm, near, over = Counter("Bluesky"), Counter("Mastodon"), Counter("X")
    calm.show_count(120, 300)
    near.show_count(478, 500)
    over.show_count(301, 280)
    stage.setLayout(column(calm, near, over, None))
    return stage


def _coach(shown: Review | None) -> CoachPanel:
    panel = CoachPanel()
    panel.show_review(shown)
    return panel
