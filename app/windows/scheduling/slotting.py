"""Puts the next free slot of the chosen accounts into the line where a time is chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.background import Background
from app.model.scheduling.slot import Opening
from app.services.engine import Engine
from app.windows.drafting.writing import Writing
from app.windows.message import Message
from app.windows.mind import Mind
from app.windows.write.write_page import WritePage

if TYPE_CHECKING:  # built when a time is to be chosen
    from widgets.sending.schedule_row import ScheduleRow

NO_SLOT = "No slot is free. A slot is a place in your week, such as Tuesday at 09:00; choose a few."
NO_ACCOUNT = "Choose an account first: slots belong to accounts."


class Slotting(Mind):
    """Looks a slot up when it is asked for."""

    def __init__(
        self,
        writing: Writing,
        page: WritePage,
        *,
        engine: Engine,
        background: Background,
        show_slots: Callable[[], None],
        parent: QObject,
    ) -> None:
        """Show what is found in the line of `page`, for the accounts that `writing` has chosen.

        Where there is none, `show_slots` leads to where slots are chosen.
        """
        super().__init__(engine=engine, background=background, parent=parent)
        self._writing = writing
        self._page = page
        self._show_slots = show_slots
        page.row_built.connect(self._take_row)

    def find(self) -> None:
        """Show the next free slot as the chosen time."""
        chosen = [account.id for account in self._writing.chosen]
        if not chosen:
            self.told.emit(Message(sentence=NO_ACCOUNT))
            return
        self._background.run(self._engine.scheduling.slots.free(chosen), self._show, self._fail)

    def _take_row(self, row: "ScheduleRow") -> None:
        row.slot_wanted.connect(self.find)

    def _show(self, found: tuple[Opening, ...]) -> None:
        if not found:
            self.told.emit(Message(sentence=NO_SLOT, action="Choose slots", act=self._show_slots, stays=True))
            return
        if self._page.schedule_row.isHidden():
            self._page.schedule.click()
        self._page.schedule_row.show_time(found[0].wall, found[0].zone)
