"""The switch that stops everything from going out, and the line over every page while it does."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.background import Background
from app.model.account import Account
from app.model.scheduling.pauses import EVERYTHING, Pauses
from app.services.engine import Engine
from app.windows.message import Message
from app.windows.mind import Mind
from widgets.ground.notice import Notice
from widgets.ground.words import column

PAUSED = "Publishing is paused: nothing goes out, and nothing is lost."
GO_ON = "Let it go on"


class Pausing(Mind):
    """Pauses everything or lets it go on, and keeps the line over the pages true."""

    def __init__(
        self, *, engine: Engine, background: Background, place: QWidget | None, parent: QObject
    ) -> None:
        """Show the line on top of `place`, above the news."""
        super().__init__(engine=engine, background=background, parent=parent)
        self.banner = Notice(closable=False)
        self.banner.acted.connect(self.resume)
        self._line = QWidget()
        box = column(self.banner)
        box.setContentsMargins(16, 8, 16, 0)
        self._line.setLayout(box)
        self._line.hide()
        layout = place.layout() if place is not None else None
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(0, self._line)
        self._pauses = Pauses()

    def refresh(self) -> None:
        """Read anew what is paused."""

        async def both() -> tuple[Pauses, dict[str, Account]]:
            return await self._engine.scheduling.pausing.now(), await self._engine.accounts.named()

        self._background.run(both(), self._show, self._fail)

    def switch(self) -> None:
        """Pause everything, or let it go on where something is paused."""
        if self._pauses.everything is None and not self._pauses.accounts:
            self.pause()
        else:
            self.resume()

    def pause(self) -> None:
        """Pause everything."""
        self._background.run(self._engine.scheduling.pausing.pause(), self._changed, self._fail)

    def resume(self) -> None:
        """Let everything go on, single accounts too."""

        async def all_of_it() -> Pauses:
            service = self._engine.scheduling.pausing
            for account_id in (EVERYTHING, *(await service.now()).accounts):
                await service.resume(account_id)
            return await service.now()

        def done(pauses: Pauses) -> None:
            self._changed(pauses)
            self.told.emit(Message(sentence="Publishing goes on. What is late goes by its own rule."))

        self._background.run(all_of_it(), done, self._fail)

    def _changed(self, _: Pauses) -> None:
        self.refresh()

    def _show(self, found: tuple[Pauses, dict[str, Account]]) -> None:
        self._pauses, accounts = found
        handles = [accounts[one].handle for one in self._pauses.accounts if one in accounts]
        if self._pauses.everything is not None:
            self._say(PAUSED)
        elif handles:
            self._say(f"Paused: {', '.join(handles)}. Nothing goes out there.")
        else:
            self._line.hide()

    def _say(self, words: str) -> None:
        if self._line.isHidden() or self.banner.text() != words:
            self._line.show()
            self.banner.show_notice("info", words, GO_ON)
