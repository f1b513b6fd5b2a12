"""What a post mainly does, why the coach thinks so, and a way to correct it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from coach.advice import Intent
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import MEANING, IconPush
from widgets.ground.words import Words, column

SENTENCE = {
    Intent.GIVE: "This post gives something to its readers.",
    Intent.TALK: "This post talks with somebody.",
    Intent.PROMOTE: "This post promotes something of yours.",
}
WORD = {Intent.GIVE: "Give", Intent.TALK: "Talk", Intent.PROMOTE: "Promote"}


class IntentChoice(QWidget):
    """Three small buttons, of which the coach presses one; pressing another one corrects it."""

    intent_corrected = Signal(str)  # "give", "talk" or "promote"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Words(role="strong")
        self._reasons = Words(role="muted")
        self._group = QButtonGroup(self)
        self._buttons: dict[Intent, IconPush] = {}
        for intent in Intent:
            button = IconPush(WORD[intent], MEANING[intent], intent.value)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAccessibleName(f"This post: {WORD[intent].lower()}")
            button.setToolTip("Press this where the coach got it wrong. Your choice counts in the mix.")
            button.clicked.connect(lambda _checked=False, intent=intent: self._choose(intent))
            self._group.addButton(button)
            self._buttons[intent] = button
        self._shown: Intent | None = None
        flow = FlowLayout(space=6)
        for button in self._buttons.values():
            flow.addWidget(button)
        self.setLayout(column(self._sentence, flow, self._reasons, spacing=8))

    def show_intent(self, intent: Intent, reasons: Sequence[str]) -> None:
        """Show `intent` with its `reasons`; this is no correction, so nothing is told."""
        self._shown = intent
        self._sentence.say(SENTENCE[intent])
        self._reasons.say(" ".join(reasons))
        self._reasons.setVisible(bool(reasons))
        self._buttons[intent].setChecked(True)

    def _choose(self, intent: Intent) -> None:
        if intent is not self._shown:
            self._shown = intent
            self._sentence.say(SENTENCE[intent])
            self._reasons.say("You said so, and your word counts.")
            self.intent_corrected.emit(intent.value)
