"""The part of the Settings page about publishing: time to think better of it, and what if a post is late."""

from datetime import timedelta

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSpinBox, QWidget

from app.settings import Settings
from app.windows.pages.settling import Settling
from app.windows.scheduling.lateness import late_of, policy_of
from widgets.ground.flow import FlowLayout
from widgets.ground.inset import inset
from widgets.ground.words import Words, column
from widgets.sending.late_choice import LateChoice

LONGEST_S = 600
STEP_S = 5


class PublishingSection(QWidget):
    """Shows what holds now; every change is kept at once."""

    def __init__(self, settling: Settling, parent: QWidget | None = None) -> None:
        """Show the settings of `settling`, and let it keep what is chosen."""
        super().__init__(parent)
        self._settling = settling
        self.undo = _seconds("How long a post, an edit or taking back can be undone")
        self.heated = _seconds("The same where the coach finds heat or shouting in the text")
        self.late = LateChoice()
        self.setLayout(
            column(
                Words("Publishing", "title", wrap=False),
                Words(
                    "“Publish now” waits for a while, in which it can be undone. So does taking back or "
                    "changing what is published. A text with heat in it waits longer before it goes out.",
                    "muted",
                ),
                _line("Time to undo", self.undo),
                _line("After heat or shouting", self.heated),
                Words("What becomes of a post whose moment passes while nothing can go out:", "muted"),
                self.late,
                spacing=12,
            )
        )
        for field in (self.undo, self.heated):
            field.valueChanged.connect(self._keep)
        self.late.chosen.connect(self._keep)
        settling.changed.connect(self._show)
        self._show(settling.settings)

    def _show(self, settings: Settings) -> None:
        for field, span in ((self.undo, settings.undo), (self.heated, settings.undo_heated)):
            with QSignalBlocker(field):
                field.setValue(round(span.total_seconds()))
        self.late.show_late(late_of(settings.late))

    def _keep(self) -> None:
        undo, heated = (timedelta(seconds=field.value()) for field in (self.undo, self.heated))
        now = self._settling.settings
        late = policy_of(self.late.late, now.late)
        if (undo, heated, late) != (now.undo, now.undo_heated, now.late):
            self._settling.keep_publishing(undo, heated, late)


def _seconds(spoken: str) -> QSpinBox:
    field = QSpinBox()
    field.setRange(0, LONGEST_S)
    field.setSingleStep(STEP_S)
    field.setKeyboardTracking(False)  # a number is kept when it is whole
    field.setSuffix(" seconds")
    field.setSpecialValueText("not at all")
    field.setAccessibleName(spoken)
    field.setToolTip(spoken)
    inset(field)
    return field


def _line(words: str, field: QWidget) -> QWidget:
    line = QWidget()
    flow = FlowLayout(line)
    flow.addWidget(Words(words, wrap=False))
    flow.addWidget(field)
    return line
