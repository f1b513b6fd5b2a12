"""Tells of a bug, and offers the report that was written of it; nothing is ever sent."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.background import Background
from app.windows.frame.main_window import MainWindow
from app.windows.message import Message, Tone


class Reporting(QObject):
    """Hears of bugs in the window and the engine."""

    def __init__(self, window: MainWindow, background: Background, logs: Path) -> None:
        """Tell in `window`; the reports are in `logs`."""
        super().__init__(window)
        self._window = window
        self._logs = logs
        background.crashed.connect(self._tell)

    def _tell(self, sentence: str) -> None:
        from app.services.upkeep.crash_report import reports

        try:
            written = reports(self._logs)
        except OSError:
            written = []
        message = Message(sentence=sentence, tone=Tone.ERROR)
        if written:
            message = Message(
                sentence=sentence,
                tone=Tone.ERROR,
                action="Show the report",
                act=lambda: self._show(written[0]),
            )
        self._window.tell(message)

    def _show(self, report: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(report))):
            self._window.tell(Message(sentence=f"The report is {report}.", stays=True))
