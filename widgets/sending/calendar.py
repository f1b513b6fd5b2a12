"""The month that opens under a date, in the program's own look."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from widgets.ground.icons import icon
from widgets.ground.style import theme

TURNS = {  # Qt's own names of the two buttons
    "qt_calendar_prevmonth": ("ph.caret-left", "The month before"),
    "qt_calendar_nextmonth": ("ph.caret-right", "The month after"),
}


class Calendar(QCalendarWidget):
    """A month without week numbers and without red weekends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setMinimumSize(320, 280)
        self._wear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._wear()

    def _wear(self) -> None:
        worn = theme()
        day, head = QTextCharFormat(), QTextCharFormat()
        day.setForeground(QColor(worn.text))
        head.setForeground(QColor(worn.muted))
        head.setBackground(QColor(worn.surface))
        self.setHeaderTextFormat(head)
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, day)
        for button in self.findChildren(QToolButton):
            if button.objectName() in TURNS:
                name, spoken = TURNS[button.objectName()]
                button.setIcon(icon(name, "text"))
                button.setAccessibleName(spoken)
