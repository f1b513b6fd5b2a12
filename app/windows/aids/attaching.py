"""The mind of the strip of pictures: takes them in and changes them in the draft on the screen."""

from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background
from app.errors import AppError, MediaError
from app.media.cut import Cut
from app.model.account import Account
from app.model.draft import Attachment, Draft
from app.model.media import MediaLimits
from app.services.engine import Engine
from app.services.pictures.media_advice import tightest
from app.windows.aids.small_views import SmallViews
from app.windows.drafting.writing import Writing
from app.windows.message import Message
from app.windows.mind import Mind

if TYPE_CHECKING:  # the start must not pay for Pillow
    from app.media.taking_in import Taken

SLOW_MS = 700  # a wait that long is shown, with a way to end it
SWEEP_AFTER_MS = 30_000  # the start comes first
PASTED = "Pasted picture"
MOST_TOLD = 3  # sentences about files of one drop that cannot be used; the rest are counted

Media = tuple[Attachment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """Something that takes its time; one is done after the other."""

    doing: str  # in words, such as "Taking in sea.jpg"
    begin: Callable[[], Coroutine[Any, Any, Any]]
    done: Callable[[Any], None]


class Attaching(Mind):
    """Holds what is under way for the pictures of a draft. Numbers count from 0."""

    changed = Signal()  # something to be shown anew
    progress = Signal(str, object)  # what is being waited for, and how much is done; None: nothing
    _heard = Signal(float)  # from the thread that takes a file in

    def __init__(
        self, writing: Writing, *, engine: Engine, background: Background, parent: QObject | None = None
    ) -> None:
        """Change the media of what `writing` holds."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._writing = writing
        self._under_way: Future[Any] | None = None
        self._doing = ""  # what is under way, in words
        self._waiting: deque[_Job] = deque()
        self._troubles: list[str] = []  # what failed since nothing was under way
        self._done = 0.0
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._show_progress)
        self._sweep = QTimer(self, singleShot=True, interval=SWEEP_AFTER_MS)
        self._sweep.timeout.connect(self.sweep)
        self._heard.connect(self._hear)
        self.views = SmallViews(engine=engine, background=background, parent=self)
        self.views.made.connect(self.changed)
        self.views.failed.connect(self._fail)
        writing.opened.connect(self.changed)

    @property
    def media(self) -> Media:
        """Return what goes with the draft on the screen."""
        return self._writing.draft.media

    def start(self) -> None:
        """Delete in a while what no draft needs any more."""
        self._sweep.start()

    def sweep(self) -> None:
        """Delete now what no draft and no delivery needs."""
        self._background.run(self._engine.picturing.sweep(), _nothing, self._fail)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Take files in, one after the other, to the draft that is on the screen now."""
        for path in paths:
            self._take_in(path.name, partial(self._engine.picturing.take, path, self._heard.emit))

    def add_picture(self, data: bytes) -> None:
        """Take a pasted picture in."""
        if data:
            self._take_in(PASTED, partial(self._engine.picturing.paste, data, PASTED))

    def cancel(self) -> None:
        """End what is under way, and forget what waits."""
        self._waiting.clear()
        if self._under_way is not None:
            self._under_way.cancel()
        self._rest()

    def remove(self, number: int) -> None:
        """Take one away, and offer it back."""
        before, draft_id = self.media, self._writing.draft.id
        gone = before[number]
        self._put((*before[:number], *before[number + 1 :]))

        def back() -> None:
            if self._writing.draft.id == draft_id and gone not in self.media:
                self._put((*self.media[:number], gone, *self.media[number:]))

        self.told.emit(Message(sentence=f"{gone.name} is removed.", action="Undo", act=back))

    def move(self, here: int, there: int) -> None:
        """Put the one at `here` to the place `there`."""
        media = list(self.media)
        media.insert(there, media.pop(here))
        self._put(tuple(media))

    def describe(self, number: int, alt: str) -> None:
        """Take the description of one."""
        media = self.media
        one = replace(media[number], alt=alt)
        self._writing.set_media((*media[:number], one, *media[number + 1 :]), at_once=False)
        self.changed.emit()

    def choose_part(self, number: int, part: int) -> None:
        """Put one to another part of the thread."""
        self._swap(number, replace(self.media[number], part=part))

    def fit(self, number: int, accounts: Sequence[Account]) -> None:
        """Make one small enough for all of `accounts`, and offer the old one back."""
        limits: MediaLimits = tightest([account.limits.media for account in accounts])
        old = self.media[number]
        work = partial(self._engine.picturing.fit, old, limits)
        self._rework(old, work, f"Making {old.name} fit", "fits now")

    def crop(self, number: int, cut: Cut) -> None:
        """Keep only what `cut` names of one, and offer the old one back."""
        old = self.media[number]
        work = partial(self._engine.picturing.crop, old, cut)
        self._rework(old, work, f"Cropping {old.name}", "is cropped")

    def _take_in(self, name: str, begin: "Callable[[], Coroutine[Any, Any, Taken]]") -> None:
        draft_id, doing = self._writing.draft.id, f"Taking in {name}"

        def taken(taken: "Taken") -> None:
            attachment, remark = taken
            if remark:
                self.told.emit(Message(sentence=remark))
            if draft_id == self._writing.draft.id:
                self._put((*self.media, attachment))
            else:  # before the next one, which would find the draft as it was
                self._waiting.appendleft(self._adding(draft_id, attachment, doing))

        self._queue(_Job(doing=doing, begin=begin, done=taken))

    def _rework(
        self, old: Attachment, begin: Callable[[], Coroutine[Any, Any, Attachment]], doing: str, what: str
    ) -> None:
        draft_id = self._writing.draft.id

        def exchange(before: Attachment, after: Attachment) -> None:
            if self._writing.draft.id != draft_id:
                return
            for number, one in enumerate(self.media):
                if one.digest == before.digest:
                    self._swap(number, replace(after, alt=one.alt, part=one.part))

        def done(new: Attachment) -> None:
            exchange(old, new)
            self.told.emit(
                Message(sentence=f"{old.name} {what}.", action="Undo", act=lambda: exchange(new, old))
            )

        self._queue(_Job(doing=doing, begin=begin, done=done))

    def _queue(self, job: _Job) -> None:
        if self._under_way is None:
            self._troubles.clear()
        self._waiting.append(job)
        self._next()

    def _next(self) -> None:
        if self._under_way is not None or not self._waiting:
            return
        job = self._waiting.popleft()

        def done(made: object) -> None:
            if self._under_way is future:  # else it was cancelled a moment ago
                self._rest()
                job.done(made)
                self._next()

        def failed(error: AppError) -> None:
            if self._under_way is future:
                self._rest()
                self._troubles.append(str(error))
                self._fail(MediaError(_in_short(self._troubles)))
                self._next()

        self._doing, self._done = job.doing, 0.0
        self._slow.start()
        future = self._under_way = self._background.run(job.begin(), done, failed)

    def _adding(self, draft_id: str, attachment: Attachment, doing: str) -> _Job:
        """Return what adds to a draft that the writer has left since, and may have come back to."""

        async def add() -> Draft:
            draft = await self._engine.composing.draft(draft_id)
            return await self._engine.composing.save(replace(draft, media=(*draft.media, attachment)))

        def added(_: Draft) -> None:
            # Opened again before the picture was in it: what is on the screen would be saved over it.
            if self._writing.draft.id == draft_id and attachment not in self.media:
                self._put((*self.media, attachment))

        return _Job(doing=doing, begin=add, done=added)

    def _rest(self) -> None:
        self._under_way = None
        self._slow.stop()
        self.progress.emit("", None)

    def _hear(self, done: float) -> None:
        self._done = done
        if self._under_way is not None and not self._slow.isActive():
            self._show_progress()

    def _show_progress(self) -> None:
        if self._under_way is not None:
            self.progress.emit(self._doing, self._done)

    def _swap(self, number: int, new: Attachment) -> None:
        self._put((*self.media[:number], new, *self.media[number + 1 :]))

    def _put(self, media: Media) -> None:
        if media != self.media:
            self._writing.set_media(media)
            self.changed.emit()


def _in_short(troubles: Sequence[str]) -> str:
    more = len(troubles) - MOST_TOLD
    rest = [f"{more} more could not be used."] if more > 0 else []
    return " ".join([*troubles[:MOST_TOLD], *rest])


def _nothing(_: object) -> None:
    """There is nothing to show."""
