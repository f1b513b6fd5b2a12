"""What an examination has found: one line for each thing, with a sign, a word and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QFrame, QWidget

from widgets.ground.icons import IconLabel
from widgets.ground.words import Words, column, row

Grade = Literal["well", "look", "trouble"]
SIGNS: dict[Grade, tuple[str, str, str]] = {
    "well": ("ph.check-circle-fill", "ok", "Well"),
    "look": ("ph.info-fill", "accent", "To look at"),
    "trouble": ("ph.warning-circle-fill", "hold", "Trouble"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One thing that was examined."""

    title: str
    grade: Grade
    words: str
    advice: str = ""


class FindingsList(QWidget):
    """Shows the rows that it is given, trouble first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = column(spacing=8)
        self.setLayout(self._box)

    def show_findings(self, rows: Iterable[FindingRow]) -> None:
        """Show `rows` in the place of those before."""
        while (item := self._box.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.setParent(None)
                part.deleteLater()
        order = ("trouble", "look", "well")
        for one in sorted(rows, key=lambda one: order.index(one.grade)):
            self._box.addWidget(_row(one))
        self._box.addStretch(1)


def _row(finding: FindingRow) -> QFrame:
    icon, token, word = SIGNS[finding.grade]
    sign = IconLabel(size=18)
    sign.show_icon(icon, token)
    said = [Words(f"{finding.title}: {word.lower()}", "strong"), Words(finding.words)]
    if finding.advice:
        said.append(Words(finding.advice, "muted"))
    frame = QFrame()
    frame.setProperty("role", "card")
    frame.setAccessibleName(f"{finding.title}. {word}. {finding.words} {finding.advice}".strip())
    line = row(column(sign, None), column(*said, spacing=2), spacing=12, margin=12)
    line.setStretch(1, 1)
    frame.setLayout(line)
    return frame
