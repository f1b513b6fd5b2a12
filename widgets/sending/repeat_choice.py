"""Chooses whether a post comes once or again and again: how often, and until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.inset import inset
from widgets.sending.calendar import Calendar

ONCE = ""
DAILY, WORKDAYS, WEEKLY, DATE, WEEKDAY = "day", "workday", "week", "date", "weekday"
RHYTHMS = (ONCE, DAILY, WORKDAYS, WEEKLY, DATE, WEEKDAY)
UNITS = {DAILY: "day", WEEKLY: "week", DATE: "month", WEEKDAY: "month"}  # of which every second can be meant
NTH = ("first", "second", "third", "fourth", "last")
NEVER, DAY, TIMES = range(3)
LETTERS = 16  # of a choice; the list that opens is as wide as its words
MOST_EVERY, MOST_TIMES = 12, 366
SOME_WEEKS = timedelta(weeks=12)  # what is offered first for a last day


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """How often a post comes."""

    rhythm: str = ONCE  # one of RHYTHMS
    every: int = 1  # days, weeks or months
    last: date | None = None  # no later than this day
    times: int | None = None  # no more than this


class RepeatChoice(QWidget):
    """Shows what is chosen; a post that comes once has nothing more to choose."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rhythm, self.until = QComboBox(), QComboBox()
        self.rhythm.addItems(["Once"] * len(RHYTHMS))
        for choice in (self.rhythm, self.until):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(LETTERS)
        self.rhythm.setAccessibleName("How often it comes")
        self.every = QSpinBox()
        self.every.setRange(1, MOST_EVERY)
        self.every.setAccessibleName("Every so many")
        self.until.addItems(["until I end it", "until a day", "so many times"])
        self.until.setAccessibleName("When it ends")
        self.day, self.times = QDateEdit(), QSpinBox()
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.day.setAccessibleName("The last day on which it may come")
        self.times.setRange(1, MOST_TIMES)
        self.times.setValue(5)
        self.times.setSuffix(" times")
        self.times.setAccessibleName("How often it comes at most")
        inset(self.every, self.times)
        self.day.setCalendarPopup(True)
        self.day.setCalendarWidget(Calendar())
        flow = FlowLayout(self)
        for part in (
            self.rhythm,
            self.every,
            self.until,
            self.day,
            self.times,
        ):
            flow.addWidget(part)
        self.rhythm.activated.connect(self._choose)
        self.until.activated.connect(self._choose)
        for number in (self.every, self.times):
            number.valueChanged.connect(self._choose)
        self.day.dateChanged.connect(self._choose)
        self.setFocusProxy(self.rhythm)
        self.setAccessibleName("How often it comes")
        self.show_wall(datetime(2026, 1, 1))  # noqa: DTZ001  # a wall time has no zone
        self._share()

    @property
    def repeat(self) -> Repeat:
        """Return what is chosen."""
        rhythm = RHYTHMS[max(0, self.rhythm.currentIndex())]
        if rhythm == ONCE:
            return Repeat()
        ends, day = self.until.currentIndex(), self.day.date()
        return Repeat(
            rhythm=rhythm,
            every=self.every.value() if rhythm in UNITS else 1,
            last=date(day.year(), day.month(), day.day()) if ends == DAY else None,
            times=self.times.value() if ends == TIMES else None,
        )

    def show_wall(self, wall: datetime) -> None:
        """Name the days after `wall`, the first time."""
        nth = NTH[min((wall.day - 1) // 7, len(NTH) - 1)]
        words = (
            "Once",
            "Every day",
            "Every workday, Monday to Friday",
            f"Every week on {wall:%A}",
            f"Every month on day {wall.day}",
            f"Every month on the {nth} {wall:%A}",
        )
        for place, said in enumerate(words):
            self.rhythm.setItemText(place, said)
        first = QDate(wall.year, wall.month, wall.day)
        if self.day.minimumDate() != first:
            chosen = self.day.date() if self.until.currentIndex() == DAY else None
            self.day.setMinimumDate(first)
            if chosen is None:
                self.day.setDate(first.addDays(SOME_WEEKS.days))

    def show_once(self) -> None:
        """Show that the post comes once."""
        self.rhythm.setCurrentIndex(0)
        self.every.setValue(1)
        self.until.setCurrentIndex(NEVER)
        self._share()

    def _choose(self) -> None:
        self._share()
        self.changed.emit()

    def _share(self) -> None:
        rhythm, ends = RHYTHMS[max(0, self.rhythm.currentIndex())], self.until.currentIndex()
        unit = UNITS.get(rhythm, "")
        self.every.setVisible(bool(unit))
        self.every.setPrefix("every " if self.every.value() > 1 else "")
        self.every.setSpecialValueText(f"each {unit}" if unit else "")
        self.every.setSuffix(f" {unit}s")
        self.until.setVisible(rhythm != ONCE)
        self.day.setVisible(rhythm != ONCE and ends == DAY)
        self.times.setVisible(rhythm != ONCE and ends == TIMES)
