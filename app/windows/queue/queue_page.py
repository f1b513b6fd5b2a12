"""The Queue page: what goes out when, what went out, and what needs the writer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.model.account import Account
from app.model.delivery import Delivery, State
from app.services.sending.wall_time import wall_time
from app.windows.message import Message
from app.windows.queue.carrying_out import CarryingOut
from app.windows.queue.mixing import Outlook
from app.windows.queue.moving import Question
from app.windows.queue.queue_items import QueueItems, judged, step_words
from app.windows.queue.queue_parts import QueueParts
from app.windows.queue.queueing import Queueing
from app.windows.queue.span import Span
from app.windows.write.action_table import tip
from coach.weighed.tipping import Stand
from widgets.planning.filter_row import Wanted
from widgets.planning.queue_bar import LIST, MONTH, VIEWS
from widgets.queue.delivery_item import DeliveryItem

VIEW = "queue/view"  # under this name the window remembers which view was chosen


class QueuePage(QWidget):
    """Connects the views of the queue, and what stands around them, with `Queueing`."""

    write_wanted = Signal()  # the queue is empty, and the writer wants to write
    rhythms_wanted = Signal()  # slots and series are to be seen

    def __init__(
        self,
        queueing: Queueing,
        memory: QSettings,
        clock: Callable[[], datetime] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show what `queueing` lists, in the view that `memory` keeps."""
        super().__init__(parent)
        self._queueing, self._memory = queueing, memory
        self._clock = clock or (lambda: datetime.now(UTC))
        self._deliveries: Mapping[str, Delivery] = {}
        self._accounts: Mapping[str, Account] = {}
        self._stands: tuple[Stand, ...] = ()
        self._items: tuple[DeliveryItem, ...] = ()
        self._made = QueueItems()
        self._wanted = Wanted()
        self._current = self._follow = ""
        kept = str(memory.value(VIEW, defaultValue=MONTH))
        self._span = Span(view=kept if kept in VIEWS else MONTH, day=self._today)
        keys = (*(f"queue-{name}" for name in VIEWS), "queue-today", "queue-filter", "queue-pause-account")
        self.parts = QueueParts({name: tip(name) for name in (*keys, "pause", "page-rhythms")}, self)
        places = self.parts.schedule_row, self.parts.reason, self.parts.edit_note
        self._carrying_out = CarryingOut(queueing, *places, self)
        self._carrying_out.found.connect(self.show_post)
        self._connect()
        self.show_view(self._span.view)
        self._show_pauses()

    def _connect(self) -> None:
        parts, queueing = self.parts, self._queueing
        for view in parts.views.values():
            view.chosen.connect(self._choose)
            view.opened.connect(self._open)
            view.turned.connect(self.turn)
            view.shifted.connect(queueing.rescheduling.shift)
            view.dropped.connect(self._drop)
            view.stuck.connect(self._tell_stuck)
            view.asked.connect(self.act)
        parts.month.day_wanted.connect(self._show_day)
        parts.bar.view_chosen.connect(self.show_view)
        parts.bar.turned.connect(self.turn)
        parts.bar.today_wanted.connect(self.show_today)
        parts.bar.filter_toggled.connect(self._show_filter)
        parts.bar.rhythms_wanted.connect(self.rhythms_wanted)
        parts.bar.pause_wanted.connect(queueing.pausing.switch)
        parts.bar.account_paused.connect(queueing.pausing.set_account)
        queueing.pausing.changed.connect(self._show_pauses)
        parts.filters.wanted_changed.connect(self._want)
        parts.filters.zone_chosen.connect(queueing.show_zone)
        parts.filters.closed.connect(lambda: parts.bar.filter.setChecked(False))
        parts.attention.asked.connect(self.act)
        parts.panel.asked.connect(self.act)
        parts.panel.late_chosen.connect(queueing.set_late)
        for shows in (parts.attention.chosen, parts.strip.chosen):
            shows.connect(self.show_post)
        parts.panel.closed.connect(self._close_panel)
        parts.empty.started.connect(self.write_wanted)
        parts.nothing.started.connect(parts.filters.clear)
        parts.note.answered.connect(queueing.rescheduling.answer)
        for ended in (parts.note.closed, parts.note.answered, parts.edit_note.closed):
            ended.connect(self.focus_view)
        queueing.listed.connect(self._list)
        queueing.rescheduling.asked.connect(self._ask)
        queueing.rescheduling.moved.connect(self._note_moved)
        queueing.foreseeing.foreseen.connect(self._foresee)
        queueing.foreseeing.receipt.connect(self._show_receipt)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(queueing.rescheduling.undo)

    @property
    def shown(self) -> tuple[DeliveryItem, ...]:
        """Return the posts that the view in front shows."""
        return self.parts.model.items

    @property
    def view(self) -> str:
        """Return the name of the view in front."""
        return self._span.view

    @property
    def span(self) -> Span:
        """Return which span of time is shown."""
        return self._span

    @property
    def current(self) -> str:
        """Return the id of the chosen post, "" where none is."""
        return self._current

    def show_view(self, name: str) -> None:
        """Show the month, the week or the list, around the chosen post if that is on the screen."""
        chosen = next((one for one in self.shown if one.id == self._current), None)
        self._span = Span(view=name, day=chosen.wall.date() if chosen is not None else self._span.day)
        self._memory.setValue(VIEW, name)
        self._render()
        self.focus_view()

    def turn(self, step: int) -> None:
        """Show the span before (-1) or after (1)."""
        if self._span.view != LIST:
            self._span = self._span.turned(step)
            self._render()

    def show_today(self) -> None:
        """Show the span that today is in."""
        self._span = Span(view=self._span.view, day=self._today)
        self._render()

    def show_post(self, delivery_id: str) -> None:
        """Choose a post, in the span that it is in."""
        self._follow = delivery_id
        self._render()
        self.focus_view()

    def show_trouble(self) -> None:
        """Put the keyboard on what needs the writer; say so where nothing does."""
        if not self.parts.attention.focus_first():
            self._queueing.told.emit(Message(sentence="Nothing in the queue needs you."))

    def shift(self, by: timedelta) -> None:
        """Move the chosen post."""
        item = self._item(self._current)
        if item is not None and item.fixed:
            self._tell_stuck(item.fixed)
        elif item is not None:
            self._queueing.rescheduling.shift(item.id, by)

    def act(self, delivery_id: str, action: str) -> None:
        """Do with a post what a button or a key wants: one of the actions that its state offers."""
        item, delivery = self._item(delivery_id), self._deliveries.get(delivery_id)
        if item is not None and delivery is not None:
            self._carrying_out.do(item, delivery, action, self._clock())

    def choose_time(self, delivery_id: str) -> None:
        """Open the line to choose another time for a post; one that cannot be moved says why."""
        item, delivery = self._item(delivery_id), self._deliveries.get(delivery_id)
        if item is not None and item.fixed:
            self._tell_stuck(item.fixed)
        elif delivery is not None:
            self._carrying_out.choose_time(delivery, self._clock())

    def focus_view(self) -> None:
        """Put the keyboard on the view in front."""
        self.parts.front.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self.parts.fit(self.size())

    @property
    def _today(self) -> date:
        return self._now.date()

    @property
    def _now(self) -> datetime:
        return wall_time(self._clock(), self._queueing.zone)

    def _item(self, delivery_id: str) -> DeliveryItem | None:
        return next((one for one in self._items if one.id == delivery_id), None)

    def _list(self, deliveries: tuple[Delivery, ...], accounts: Mapping[str, Account]) -> None:
        self._deliveries = {one.id: one for one in deliveries}
        self._accounts = accounts
        self.parts.filters.show_accounts([(one.network, one.id, one.handle) for one in accounts.values()])
        zones = dict.fromkeys((self._queueing.home, *(one.zone for one in deliveries)))
        self.parts.filters.show_zones(tuple(zones), self._queueing.zone)
        self._render()
        self._queueing.foreseeing.look()
        item = self.parts.panel.item
        if item is not None:
            self._queueing.foreseeing.read_receipt(item.id)

    def _foresee(self, stands: tuple[Stand, ...]) -> None:
        self._stands = stands
        self._render()

    def _render(self) -> None:
        """Show everything as it is known now."""
        now, zone, parts = self._clock(), self._queueing.zone, self.parts
        outlook = Outlook(self._stands, self._queueing.foreseeing.profile, self._wanted.account_id)
        deliveries = tuple(self._deliveries.values())
        made = self._made.items(deliveries, self._accounts, now, zone, self._queueing.around)
        self._items = tuple(
            judged(one, outlook.intents.get(one.id, ""), over=outlook.over(one.id)) for one in made
        )
        followed = self._item(self._follow)
        if followed is not None:
            self._current, self._follow = followed.id, ""
            self._span = replace(self._span, day=followed.wall.date())
        wanted = [one for one in self._items if self._wanted.fits(one)]
        parts.bar.show_view(self._span.view)
        parts.bar.show_span(self._span.words)
        parts.bar.show_filtered(len(self._items) - len(wanted))
        parts.attention.show_items([one for one in self._items if one.needs_writer])
        parts.strip.show_marks(outlook.marks(), outlook.words(now, zone))
        parts.show_posts(self._span.of(wanted), self._span, wall_time(now, zone))
        parts.show_front(self._span.view, any_post=bool(self._items), any_fits=bool(wanted))
        if self._span.view != LIST:
            self._queueing.reach_back(datetime.combine(self._span.first, datetime.min.time()))
        parts.views[self._span.view].choose(self._current)
        self._show_chosen()

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._render()

    def _choose(self, delivery_id: str) -> None:
        if delivery_id and delivery_id != self._current:
            self._current = delivery_id
            self._show_chosen()

    def _show_chosen(self) -> None:
        item, panel = self._item(self._current), self.parts.panel
        fresh = item is not None and (panel.item is None or panel.item.id != item.id)
        panel.show_item(item)
        if item is not None and fresh:
            self._queueing.foreseeing.read_receipt(item.id)

    def _show_receipt(self, delivery_id: str, steps: tuple[tuple[datetime, State, str], ...]) -> None:
        if delivery_id == self._current:
            zone = self._queueing.zone
            self.parts.panel.show_steps([step_words(at, state, note, zone) for at, state, note in steps])

    def _open(self, delivery_id: str) -> None:
        self._choose(delivery_id)
        self.parts.open_panel()

    def _close_panel(self) -> None:
        self.parts.close_panel()
        self.focus_view()

    def _show_filter(self, wanted: bool) -> None:
        self.parts.filters.setVisible(wanted)
        if wanted:
            self.parts.filters.focus_search()
        else:
            self.focus_view()

    def _show_day(self, day: date) -> None:
        self._span = Span(view=self._span.view, day=day)
        first = next((one for one in self.shown if one.wall.date() == day), None)
        self._current = first.id if first is not None else ""
        self.show_view("week")

    def _show_pauses(self) -> None:
        pausing = self._queueing.pausing
        self.parts.bar.show_pauses(pausing.switches, everything=pausing.pauses.everything is not None)

    def _ask(self, question: Question) -> None:
        self.parts.note.ask(question.words, [one.words for one in question.readings])

    def _drop(self, delivery_id: str, wall: datetime) -> None:
        self._queueing.rescheduling.drop(delivery_id, wall, self._queueing.zone)

    def _note_moved(self, delivery_id: str) -> None:
        self._follow = delivery_id
        self._queueing.refresh()

    def _tell_stuck(self, sentence: str) -> None:
        self._queueing.told.emit(Message(sentence=sentence))
