"""The mind that tells the writer, through the desktop, what needs them while they look elsewhere."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSettings, QTimer

from app.background import Background
from app.errors import AppError
from app.model.account import Account
from app.model.delivery import Delivery
from app.model.news import AccountsChanged, ClockJumped, DeliveriesChanged, News, RehearsalFailed, Trouble
from app.services.always.gathering import Gathering
from app.services.always.quiet_hours import quiet_until
from app.services.clock import Clock, system_clock
from app.services.engine import Engine
from app.windows.always.choices import notices
from app.windows.always.notices import Notices
from app.windows.frame.main_window import MainWindow
from app.windows.mind import Mind

REST_MS = 500  # between two looks at the queue, however often it changes
LONGEST = timedelta(minutes=1)  # to wait for a summary's moment without looking at the clock, which may jump


class Notifying(Mind):
    """Hears all news, and shows a summary when its moment has come and nobody looks at the window."""

    def __init__(
        self,
        window: MainWindow,
        *,
        engine: Engine,
        background: Background,
        memory: QSettings,
        hidden: bool = False,
        clock: Clock = system_clock,
    ) -> None:
        """Look for `window`; where it began `hidden`, what needs the writer at the start is news, too."""
        super().__init__(engine=engine, background=background, parent=window)
        self.notices = Notices(self)
        self._window = window
        self._memory = memory
        self._unseen = hidden
        self.clock = clock
        self.gathering = Gathering(quiet_until=self._quiet_until)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._until = QTimer(self, singleShot=True)
        self._until.timeout.connect(self.tell)
        background.news.connect(self._hear)
        self._look()
        self._look_at_accounts()

    def tell(self) -> None:
        """Show what has been gathered, if its moment has come and nobody has seen it."""
        if self._is_seen():
            self.gathering.forget()
        summary = self.gathering.take(self.clock())
        if summary is not None and notices(self._memory):
            self.notices.show(summary)
        self._wait()

    def _hear(self, news: News) -> None:
        match news:
            case DeliveriesChanged():
                if not self._rest.isActive():
                    self._rest.start()
            case AccountsChanged():
                self._look_at_accounts()
            case Trouble(sentence=sentence):
                self._note(lambda now: self.gathering.hear_trouble(sentence, now))
            case ClockJumped(by=by):
                self._note(lambda now: self.gathering.hear_jump(by, now))
            case RehearsalFailed(delivery_id=delivery_id):
                self._note(lambda now: self.gathering.hear_rehearsal(delivery_id, now))
            case _:
                pass

    def _look(self) -> None:
        def heard(deliveries: tuple[Delivery, ...]) -> None:
            unseen, self._unseen = self._unseen, False
            self._note(lambda now: self.gathering.hear_deliveries(deliveries, now, unseen=unseen))

        self._background.run(self._engine.planning.deliveries(), heard, _ignore)

    def _look_at_accounts(self) -> None:
        def heard(accounts: tuple[Account, ...]) -> None:
            self._note(lambda now: self.gathering.hear_accounts(accounts, now))

        self._background.run(self._engine.accounts.all(), heard, _ignore)

    def _note(self, note: Callable[[datetime], None]) -> None:
        note(self.clock())
        self._wait()

    def _wait(self) -> None:
        moment = self.gathering.moment
        if moment is None:
            self._until.stop()
        else:
            left = min(max(moment - self.clock(), timedelta()), LONGEST)
            self._until.start(int(left / timedelta(milliseconds=1)) + 1)

    def _is_seen(self) -> bool:
        window = self._window
        return window.isVisible() and not window.isMinimized() and window.isActiveWindow()

    def _quiet_until(self, moment: datetime) -> datetime:
        profile = self._engine.settings.profile
        return quiet_until(moment, profile.desk, profile.zone or ZoneInfo(self._window.writing.zone))


def _ignore(_: AppError) -> None:
    """The page that shows the same things tells of it."""
