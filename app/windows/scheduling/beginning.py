"""What the line to choose a time in offers on the Write page: how often, what if late, what is paused."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.background import Background
from app.errors import AppError
from app.model.delivery import LatePolicy
from app.model.draft import Draft
from app.model.scheduling.recurrence import Recurrence, Rhythm
from app.services.engine import Engine
from app.services.scheduling.recurring import Begun
from app.services.sending.wall_time import FIRST, SECOND, TimeUnclear, readings
from app.windows.drafting.writing import Writing
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from app.windows.scheduling.lateness import late_of, policy_of
from app.windows.scheduling.pausing import Pausing
from app.windows.scheduling.series_words import series_words
from app.windows.scheduling.undoing import BACK
from app.windows.time_words import moment_words
from app.windows.write.write_page import WritePage

if TYPE_CHECKING:  # loaded when a time is to be chosen
    from widgets.ground.words import Words
    from widgets.planning.choice_note import ChoiceNote
    from widgets.sending.late_choice import LateChoice
    from widgets.sending.repeat_choice import RepeatChoice
    from widgets.sending.schedule_row import ScheduleRow


class Beginning(Mind):
    """Puts what is on the screen into the queue for a chosen time, once or again and again."""

    def __init__(
        self,
        writing: Writing,
        page: WritePage,
        pausing: Pausing,
        *,
        engine: Engine,
        background: Background,
        parent: QObject,
    ) -> None:
        """Add to the line of `page` once it is built."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._writing, self._page, self._pausing = writing, page, pausing
        self._asked: tuple[Draft, Recurrence, str, LatePolicy, TimeUnclear] | None = None
        page.row_built.connect(self._take_row)

    repeat: "RepeatChoice"
    late: "LateChoice"
    note: "ChoiceNote"
    _paused: "Words"
    _row: "ScheduleRow"

    def _take_row(self, row: "ScheduleRow") -> None:
        from widgets.ground.words import Words
        from widgets.planning.choice_note import ChoiceNote
        from widgets.sending.late_choice import LateChoice
        from widgets.sending.repeat_choice import RepeatChoice

        self._row = row
        self.repeat, self.late = RepeatChoice(), LateChoice()
        self.note, self._paused = ChoiceNote(), Words(role="look")
        self.note.hide()
        for line in (self.repeat, self.late, self._paused, self.note):
            row.add_line(line)
        row.ask_with(lambda wall, zone: [(one.wall, one.words) for one in readings(wall, zone) if one.name])
        row.scheduled.connect(self._schedule)
        row.moved.connect(self._look)
        row.closed.connect(self._clear)
        self.repeat.changed.connect(self._say_go)
        self.note.answered.connect(self._answer)
        self._writing.planned.connect(self._clear)
        self._writing.accounts_listed.connect(self._say_paused)
        self._pausing.changed.connect(self._say_paused)
        self._page.chips.changed.connect(self._say_paused)
        self._clear()
        self._look(row.wall_time())

    def _clear(self) -> None:
        self._asked = None
        self.note.hide()
        self.repeat.show_once()
        self.late.show_late(late_of(self._engine.planning.late))
        self._say_go()

    def _look(self, wall: datetime) -> None:
        self.repeat.show_wall(wall)
        self._say_paused()

    def _say_go(self) -> None:
        self._row.say_go("Begin the series" if self.repeat.repeat.rhythm else "Schedule")

    def _say_paused(self) -> None:
        words = self._pausing.waits_words(tuple(account.id for account in self._writing.chosen))
        self._paused.say(words)
        self._paused.setVisible(bool(words))

    def _schedule(self, wall: datetime, zone: str) -> None:
        repeat, policy = self.repeat.repeat, policy_of(self.late.late, self._engine.planning.late)
        if not repeat.rhythm:
            self._writing.schedule(wall, zone, policy)
            return
        plan = self._writing.plan(wall, zone)
        if plan is None:
            return
        names = {one.name for one in readings(wall, zone) if one.wall == wall and one.wall.fold == wall.fold}
        recurrence = Recurrence(
            start=wall.replace(fold=0),
            zone=zone,
            rhythm=Rhythm(repeat.rhythm),
            every=repeat.every,
            last=repeat.last,
            times=repeat.times,
            reading=next(iter(names & {FIRST, SECOND}), ""),
        )
        draft = replace(self._writing.draft, intent=plan.intent, accounts=tuple(plan.accounts))
        self._begin(draft, recurrence, plan.override, policy)

    def _begin(self, draft: Draft, rule: Recurrence, override: str, policy: LatePolicy) -> None:
        def failed(error: AppError) -> None:
            if isinstance(error, TimeUnclear):
                self._asked = draft, rule, override, policy, error
                about = str(error).split(" Choose ", 1)[0]
                asking = f"{about} One time of the series falls there. Which one do you mean?"
                self.note.ask(asking, [one.words for one in error.readings])
            else:
                self._fail(error)

        work = self._engine.scheduling.recurring.begin(draft, rule, override=override, policy=policy)
        self._background.run(work, self._tell_begun, failed)

    def _answer(self, nth: int) -> None:
        if self._asked is None:
            return
        draft, rule, override, policy, error = self._asked
        self._asked = None
        name = error.readings[nth].name
        rule = replace(rule, reading=name) if name in {FIRST, SECOND} else replace(rule, skipped=name)
        self._begin(draft, rule, override, policy)

    def _tell_begun(self, begun: Begun) -> None:
        series, first = begun.series, begun.deliveries[0]
        self._writing.put(begun.deliveries)
        when = moment_words(first.due, datetime.now(UTC), self._writing.zone)
        paused = self._pausing.waits_words(tuple(series.draft.accounts))
        said = f"{series_words(series)}. The first time is {when}. {paused}".strip()
        recurring = self._engine.scheduling.recurring

        def ended(_: object) -> None:
            self._writing.open(first.draft_id)
            self.told.emit(Message(sentence=BACK))

        def take_back() -> None:
            self._background.run(recurring.end(series.id), ended, self._fail)

        self.told.emit(
            Message(
                sentence=said,
                tone=Tone.SUCCESS,
                action="Undo",
                act=take_back,
                stays=True,
            )
        )
