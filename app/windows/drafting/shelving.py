"""The mind behind the list of drafts: found, put in order, deleted, and carried in and out."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background
from app.errors import AppError
from app.model.delivery import Delivery
from app.model.draft import Draft
from app.services.drafting.carrying import Carried
from app.services.drafting.shelf import Look, Shelved, arranged
from app.services.engine import Engine
from app.windows.drafting.writing import Writing
from app.windows.message import Message, Tone
from app.windows.mind import Mind

REST_MS = 300  # between two readings of the list, which with ten thousand drafts take a moment
MOST_TOLD = 3  # files that could not be read; more in one line are read by nobody


class Shelving(Mind):
    """Lists the drafts as somebody looks for them, and carries out what is asked for one."""

    listed = Signal(object, object)  # Shelved, and all deliveries as a tuple

    def __init__(
        self, writing: Writing, *, engine: Engine, background: Background, parent: QObject | None = None
    ) -> None:
        """Work beside `writing`, which holds the draft on the screen."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._writing = writing
        self._look = Look()
        self._under_way = False
        self._again = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._once_more)

    def refresh(self, *, at_once: bool = False) -> None:
        """Read the list anew; however often it is asked meanwhile, once more is enough."""
        if self._under_way or (self._rest.isActive() and not at_once):
            self._again = True
            return
        self._under_way = True

        async def both() -> tuple[Shelved, tuple[Delivery, ...]]:
            return await self._engine.shelf.look(self._look), await self._engine.planning.deliveries()

        self._background.run(both(), self._list, self._list_failed)

    def look(self, words: str, label: str, archived: bool) -> None:
        """Look for `words` among the drafts with `label` ("" for any), or in the archive."""
        self._look = Look(words=words, label=label, archived=archived)
        self.refresh(at_once=True)

    def pin(self, draft_id: str) -> None:
        """Pin a draft to the top, or let it go from there."""
        self._with(draft_id, lambda draft: self._arrange(draft, pinned=not draft.pinned))

    def label(self, labels: Sequence[str]) -> None:
        """Give the draft on the screen these labels."""
        self._writing.change(arranged(self._writing.draft, labels=labels))

    def note(self, note: str) -> None:
        """Give the draft on the screen this note."""
        self._writing.change(replace(self._writing.draft, note=note))

    def archive(self, draft_id: str) -> None:
        """Put a draft into the archive or take it out, and offer to undo that."""

        def turn(draft: Draft) -> None:
            self._arrange(draft, archived=not draft.archived)
            said = "The draft is out of the archive." if draft.archived else "The draft is in the archive."
            self.told.emit(Message(sentence=said, action="Undo", act=lambda: self._turn_back(draft)))

        self._with(draft_id, turn)

    def duplicate(self, draft_id: str) -> None:
        """Copy a draft and open the copy."""
        self._writing.leaving.emit()
        self._writing.save_now()
        self._run(self._engine.shelf.duplicate(draft_id), lambda copy: self._writing.open(copy.id))

    def delete(self, draft_id: str) -> None:
        """Delete a draft, and offer to bring it back."""
        if draft_id == self._writing.draft.id:
            self._writing.new()

        def deleted(_: None) -> None:
            self.told.emit(
                Message(sentence="The draft is deleted.", action="Undo", act=lambda: self._undelete(draft_id))
            )

        self._run(self._engine.composing.delete(draft_id), deleted)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Make drafts of files, and tell which could not be read."""
        self._run(self._engine.carrying.take_files(paths), self._taken)

    def take_text(self, text: str) -> None:
        """Make a draft of what is in the clipboard."""
        self._run(self._engine.carrying.take_text(text), self._taken)

    def give_one(self, draft_id: str, target: Path) -> None:
        """Write one draft to a file."""
        self._writing.leaving.emit()
        self._writing.save_now()
        self._run(
            self._engine.carrying.give_one(draft_id, target),
            lambda written: self._tell(f"The draft is in {written}."),
        )

    def give_all(self, target: Path) -> None:
        """Write all drafts to a table or into a folder."""
        self._writing.leaving.emit()
        self._writing.save_now()
        self._run(
            self._engine.carrying.give_all(target),
            lambda many: self._tell(f"{_drafts(many)} written to {target}."),
        )

    def _with(self, draft_id: str, act: Callable[[Draft], None]) -> None:
        """Do `act` with a draft as it is on the screen or, if it is not there, on the disk."""
        if draft_id == self._writing.draft.id:
            act(self._writing.draft)
        else:
            self._run(self._engine.composing.draft(draft_id), act)

    def _arrange(self, draft: Draft, *, pinned: bool | None = None, archived: bool | None = None) -> None:
        if draft.id == self._writing.draft.id:
            self._writing.change(arranged(self._writing.draft, pinned=pinned, archived=archived))
            self._writing.save_now()
        else:
            self._run(self._engine.shelf.arrange(draft.id, pinned=pinned, archived=archived), _nothing)

    def _turn_back(self, draft: Draft) -> None:
        self._arrange(draft, archived=draft.archived)

    def _undelete(self, draft_id: str) -> None:
        self._run(self._engine.composing.undelete(draft_id), lambda _: self._writing.open(draft_id))

    def _taken(self, carried: Carried) -> None:
        if carried.drafts:
            self._writing.open(carried.drafts[0].id)
        refused = " ".join(carried.refused[:MOST_TOLD])
        if (more := len(carried.refused) - MOST_TOLD) > 0:
            refused += f" And {more} more."
        many = len(carried.drafts)
        said = f"{_drafts(many)} added." if many else "Nothing was added."
        ids = [draft.id for draft in carried.drafts]
        self.told.emit(
            Message(
                sentence=f"{said} {refused}".strip(),
                tone=Tone.ERROR if refused else Tone.SUCCESS,
                action="Undo" if many else "",
                act=(lambda: self._take_back(ids)) if many else None,
            )
        )

    def _take_back(self, ids: Sequence[str]) -> None:
        if self._writing.draft.id in ids:
            self._writing.new()
        for draft_id in ids:
            self._run(self._engine.composing.delete(draft_id), _nothing)

    def _list(self, found: tuple[Shelved, tuple[Delivery, ...]]) -> None:
        self._under_way = False
        self.listed.emit(*found)
        if self._again and found[0].look != self._look:
            self._once_more()
        else:
            self._rest.start()

    def _list_failed(self, error: AppError) -> None:
        self._under_way = self._again = False
        self._fail(error)

    def _once_more(self) -> None:
        if self._again:
            self._again = False
            self.refresh(at_once=True)

    def _run(self, work: Coroutine[Any, Any, Any], done: Callable[[Any], None]) -> None:
        self._background.run(work, done, self._fail)

    def _tell(self, sentence: str) -> None:
        self.told.emit(Message(sentence=sentence, tone=Tone.SUCCESS))


def _drafts(many: int) -> str:
    return "One draft was" if many == 1 else f"{many:,} drafts were"


def _nothing(_: object) -> None:
    """The list shows it already."""
