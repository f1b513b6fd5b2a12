"""One line to choose when a post goes out: a time, its zone, and two usual choices."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QByteArray, QDate, QDateTime, QEvent, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QDateTimeEdit, QPushButton, QSizePolicy, QWidget

from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconLabel, IconTool
from widgets.ground.words import Words, column, row
from widgets.sending.calendar import Calendar
from widgets.sending.doubtful_time import DoubtfulTime

MORNING = time(9)  # when people are at their desks and the writer is there to answer
WIDEST = "Wed 30 Nov 2026  00:00"
BESIDE = 60  # pixels of the field beside the words
_NO_ZONE = QTimeZone(QByteArray(b"UTC"))  # shows every time of day as it is
STEP = 5  # minutes; "in an hour" is rounded up to them


Ask = Callable[[datetime, str], Sequence[tuple[datetime, str]]]


def _certain(_wall: datetime, _zone: str) -> Sequence[tuple[datetime, str]]:
    return ()


def _now() -> datetime:
    return datetime.now(UTC)


class ScheduleRow(QWidget):
    """Shows a wall time in a named zone; the moment is worked out elsewhere."""

    scheduled = Signal(object, str)  # a datetime without zone, the wall time, and the zone's name
    moved = Signal(object, str)  # the same, whenever another time is shown, so that it can be looked at
    closed = Signal()  # the writer would rather not schedule
    slot_wanted = Signal()  # the next free slot is to be shown, with `show_time`

    def __init__(self, clock: Callable[[], datetime] = _now, parent: QWidget | None = None) -> None:
        """Build the line; `clock` returns the present moment, aware."""
        super().__init__(parent)
        self._clock, self._zone = clock, "UTC"
        self._edit = QDateTimeEdit()
        self._edit.setTimeZone(_NO_ZONE)  # or Qt leaves out what clocks skip on this computer
        self._edit.setCalendarPopup(True)
        self._edit.setCalendarWidget(Calendar())
        self._edit.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self._edit.setAccessibleName("Day and time")
        self._edit.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._edit.dateTimeChanged.connect(self._weigh)
        self._zone_name = Words(role="muted", wrap=False)
        hour, morning = QPushButton("In an hour"), QPushButton("Tomorrow 9:00")
        hour.clicked.connect(self._in_an_hour)
        morning.clicked.connect(self._tomorrow)
        self._go = QPushButton("Schedule")
        self._go.setProperty("role", "primary")
        self._go.clicked.connect(self._schedule)
        close = IconTool("Do not schedule", "ph.x")
        close.clicked.connect(self.closed)
        slot = QPushButton("Next free slot")
        slot.clicked.connect(self.slot_wanted)
        self._ask: Ask = _certain
        self._doubt = DoubtfulTime()
        self._doubt.chosen.connect(self._weigh_choice)
        self._late = Words("This time has passed already. Choose a later one.", "look")
        chosen = QWidget()
        chosen.setLayout(row(IconLabel("ph.clock", "muted", 18), self._edit))
        when = FlowLayout(at_right=(close,))
        for part in (chosen, self._zone_name):
            when.addWidget(part)
        how = FlowLayout(at_right=(self._go,))
        for button in (hour, morning, slot):
            how.addWidget(button)
        self._lines = column(spacing=8)
        self.setLayout(column(when, self._late, self._doubt, self._lines, how))
        self.setAccessibleName("Schedule")
        self.setFocusProxy(self._edit)
        self._give_room()
        self.show_time(None, "UTC")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_edit"):
            self._give_room()

    def _give_room(self) -> None:
        """Let the widest date be read whole; the style counts neither its padding nor its arrow."""
        self._edit.setMinimumWidth(self._edit.fontMetrics().horizontalAdvance(WIDEST) + BESIDE)

    def show_time(self, wall: datetime | None, zone: str) -> None:
        """Show the wall time `wall` in `zone`, or tomorrow morning where None is given.

        Raises:
            zoneinfo.ZoneInfoNotFoundError: there is no such zone.
        """
        self._zone = zone
        self._zone_name.say(zone.replace("_", " "))
        if wall is None:
            self._tomorrow()
        else:
            self._set(wall)

    def add_line(self, line: QWidget) -> None:
        """Show `line` above the buttons: what else is to be said or chosen about the time."""
        self._lines.addWidget(line)

    def say_go(self, words: str) -> None:
        """Let the button that plans say `words`."""
        self._go.setText(words)

    def ask_with(self, ask: Ask) -> None:
        """Let `ask` say what a doubtful wall time in a zone can mean, with words to choose by."""
        self._ask = ask
        self._weigh()

    def wall_time(self) -> datetime:
        """Return the chosen wall time, without zone; of two equal hours its fold tells which was chosen."""
        answer = self._doubt.answer
        if answer is not None:
            return answer
        chosen = self._edit.dateTime()
        day, hour = chosen.date(), chosen.time()
        return datetime(day.year(), day.month(), day.day(), hour.hour(), hour.minute())  # noqa: DTZ001  # a wall time has none

    def _wall_now(self) -> datetime:
        return self._clock().astimezone(ZoneInfo(self._zone)).replace(tzinfo=None)

    def _in_an_hour(self) -> None:
        then = self._wall_now() + timedelta(hours=1)
        self._set(then + timedelta(minutes=-then.minute % STEP))

    def _tomorrow(self) -> None:
        self._set(datetime.combine(self._wall_now().date() + timedelta(days=1), MORNING))

    def _set(self, wall: datetime) -> None:
        day = QDate(wall.year, wall.month, wall.day)
        self._edit.setDateTime(QDateTime(day, QTime(wall.hour, wall.minute), _NO_ZONE))
        self._weigh()

    def _weigh(self) -> None:
        self._doubt.show_ways(())
        self._doubt.show_ways(self._ask(self.wall_time(), self._zone))
        self._weigh_choice()

    def _weigh_choice(self) -> None:
        late = self.wall_time() <= self._wall_now()
        self._late.setVisible(late)
        self._go.setEnabled(not late and not self._doubt.open)
        self.moved.emit(self.wall_time(), self._zone)

    def _schedule(self) -> None:
        self._weigh_choice()  # the time may have passed while the line stood open
        if self._go.isEnabled():
            self.scheduled.emit(self.wall_time(), self._zone)
