"""The mind behind what Rapport does while its window is closed: the start at login, the tray, the notices."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from app.background import Background
from app.errors import AppError
from app.services.always.at_login import at_login, own_command
from app.windows.always.choices import keep_notices, keep_stays, notices, stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """How it stands, each time as the system itself says it."""

    at_login: bool
    other_command: str  # what is started at login where that is another Rapport than this one; "" else
    place: str  # where the system keeps the start at login
    stays: bool
    has_tray: bool
    notices: bool


class BeingThere(QObject):
    """Reads and changes how Rapport is there."""

    listed = Signal(object)  # a Presence
    said = Signal(str)  # why something could not be changed

    def __init__(
        self,
        *,
        background: Background,
        memory: QSettings,
        parent: QObject,
    ) -> None:
        """Keep choices in `memory`, and the start at login where the platform keeps it."""
        super().__init__(parent)
        self._background = background
        self._memory = memory
        self._way = at_login()

    def refresh(self) -> None:
        """Tell how it stands."""

        async def look() -> Presence:
            command = self._way.command()
            other = command is not None and tuple(command) != own_command()
            return Presence(
                at_login=command is not None,
                other_command=" ".join(command or ()) if other else "",
                place=self._way.place,
                stays=stays(self._memory),
                has_tray=QSystemTrayIcon.isSystemTrayAvailable(),
                notices=notices(self._memory),
            )

        self._background.run(look(), self.listed.emit, self._fail)

    def start_at_login(self, on: bool) -> None:
        """Let the desktop start Rapport at login, hidden, or no longer."""

        async def change() -> None:
            if on:
                self._way.turn_on(own_command())
            else:
                self._way.turn_off()

        self._background.run(change(), lambda _: self.refresh(), self._fail_and_refresh)

    def stay(self, on: bool) -> None:
        """Let closing the window leave the program in the tray, or end it."""
        keep_stays(self._memory, on)
        self.refresh()

    def notify(self, on: bool) -> None:
        """Use the desktop's notices, or no longer."""
        keep_notices(self._memory, on)
        self.refresh()

    def _fail(self, error: AppError) -> None:
        self.said.emit(str(error))

    def _fail_and_refresh(self, error: AppError) -> None:
        self._fail(error)
        self.refresh()
