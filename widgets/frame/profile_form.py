"""A form that asks writers who they are, what is theirs, and what they want of their posts."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from coach.answers import Answers
from coach.goals import GOALS
from widgets.ground.words import Words, column

GOAL_WORDS = {
    "80/20": "At most one post in five about your own things",
    "thirds": "A third each: worth for others, talk, your own things",
    "4-1-1": "Four for others, one answer, one about your own things",
    "5-3-2": "Five of others' making, three about your own things, two personal",
}
NO_GOAL = "No goal named: one in five is the rule of thumb"


class ProfileForm(QWidget):
    """Shows `Answers` and tells of new ones when a field is left."""

    answered = Signal(object)  # the Answers as they are now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = Answers()
        self.names = _line("Your name, and your organisation's", "Ada Baker, Crumb")
        self.domains = _line("Your own web sites", "crumb.example")
        self.products = _line("Your products and courses", "Saturday course")
        self.desk = _line("When you are there to answer", "mon-fri 09:00-17:30")
        self.organisation = QCheckBox("Several people write for this account")
        self.goal = QComboBox()
        self.goal.setAccessibleName("What you want your mix to be")
        self.goal.addItem(NO_GOAL, "")
        for name in GOALS:
            self.goal.addItem(f"{GOAL_WORDS[name]} ({name})", name)
        self.goal.setMinimumContentsLength(20)
        self.goal.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        fields = (self.names, self.domains, self.products, self.desk)
        parts = [column(Words(one.accessibleName()), one, spacing=4) for one in fields]
        goal = column(Words("What you want your mix to be"), self.goal, spacing=4)
        hint = Words("Put commas between several. Everything may stay empty.", "muted")
        self.setLayout(column(hint, *parts, self.organisation, goal, spacing=12))
        for field in fields:
            field.editingFinished.connect(self._tell)
        self.organisation.toggled.connect(self._tell)
        self.goal.activated.connect(self._tell)
        self.setFocusProxy(self.names)

    @property
    def answers(self) -> Answers:
        """Return the answers as they stand in the fields; what the form does not ask is as it was shown."""
        return replace(
            self._answers,
            names=_parts(self.names),
            domains=_parts(self.domains),
            products=_parts(self.products),
            desk=_parts(self.desk),
            organisation=self.organisation.isChecked(),
            goal=str(self.goal.currentData()),
        )

    def show_answers(self, answers: Answers) -> None:
        """Show `answers`. Tells nothing."""
        self._answers = answers
        for field, parts in (
            (self.names, answers.names),
            (self.domains, answers.domains),
            (self.products, answers.products),
            (self.desk, answers.desk),
        ):
            field.setText(", ".join(parts))
        with QSignalBlocker(self.organisation):
            self.organisation.setChecked(answers.organisation)
        place = self.goal.findData(answers.goal)
        if place < 0:
            self.goal.addItem(f"Your own: {answers.goal}", answers.goal)
            place = self.goal.count() - 1
        self.goal.setCurrentIndex(place)

    def _tell(self) -> None:
        if self.answers != self._answers:
            self._answers = self.answers
            self.answered.emit(self._answers)


def _line(name: str, example: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(f"Such as {example}")
    return line


def _parts(line: QLineEdit) -> tuple[str, ...]:
    return tuple(part for one in line.text().split(",") if (part := one.strip()))
