"""The mind of the Write page: the draft on the screen, saved as it grows, and put into the queue."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background
from app.errors import AppError, InputError
from app.model.account import Account
from app.model.delivery import Delivery
from app.model.draft import Draft
from app.services.engine import Engine
from app.services.planning import Plan
from app.services.wall_time import instant
from app.windows.autosave import Autosave
from app.windows.dismissing import Dismissing
from app.windows.message import Message, Tone
from app.windows.reviewing import Reviewing
from coach.advice import Finding, Fix

LAST_SAVE_S = 10.0
TRY_AGAIN_MS = 5000


class Writing(QObject):
    """Holds the draft on the screen. Calls come from the page; news goes back by signals."""

    leaving = Signal()  # hand over what was typed a moment ago, with `set_text`, before this goes on
    opened = Signal(object)  # a Draft that is now on the screen
    listed = Signal(object, object)  # all drafts, and all deliveries, as tuples
    accounts_listed = Signal(object, object)  # all accounts, and the chosen ids
    save_state = Signal(str)  # "Saved", "Saving …" or "Not saved"
    told = Signal(object)  # a Message
    planned = Signal(object)  # the deliveries that were just put into the queue

    def __init__(
        self, *, engine: Engine, background: Background, zone: str, parent: QObject | None = None
    ) -> None:
        """Work with `engine` through `background`; times on the wall are meant in `zone`."""
        super().__init__(parent)
        self.reviewing = Reviewing(engine.settings.profile, engine.settings.own_rules, self)
        self.dismissing = Dismissing(engine=engine, background=background, parent=self)
        self.dismissing.changed.connect(self.reviewing.leave_aside)
        self.reviewing.reviewed.connect(self.dismissing.relist)
        self.dismissing.told.connect(self.told)
        self.zone = zone
        self._engine = engine
        self._background = background
        self._draft = engine.composing.blank()
        self._accounts: tuple[Account, ...] = ()
        self._saves_under_way = 0
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save)

    @property
    def draft(self) -> Draft:
        """Return the draft on the screen as it is now, saved or not."""
        return self._draft

    def start(self) -> None:
        """Load accounts, drafts and the past; open the draft that was touched last."""
        self.refresh_accounts()
        self.refresh_history()
        self.dismissing.refresh()
        for sentence in self._engine.settings.refused_packs:
            self.told.emit(Message(sentence=f"Your own rules are left out. {sentence}", tone=Tone.ERROR))
        self._background.run(self._engine.composing.drafts(), self._open_last, self._fail)

    def refresh_accounts(self) -> None:
        """Read the accounts anew."""
        self._background.run(self._engine.accounts.all(), self._show_accounts, self._fail)

    def refresh_history(self) -> None:
        """Read anew what the coach should know of the past and the plan."""
        self._background.run(self._engine.remembering.history(), self.reviewing.know, self._fail)

    def refresh_drafts(self) -> None:
        """Read the list of drafts anew."""

        async def both() -> tuple[tuple[Draft, ...], tuple[Delivery, ...]]:
            return await self._engine.composing.drafts(), await self._engine.planning.deliveries()

        self._background.run(both(), lambda found: self.listed.emit(*found), self._fail)

    def open(self, draft_id: str) -> None:
        """Save what is on the screen and show another draft."""
        if draft_id == self._draft.id:
            return
        self._background.run(self._engine.composing.draft(draft_id), self._show, self._fail)

    def new(self) -> None:
        """Save what is on the screen and start an empty draft for the same accounts."""
        self._show(replace(self._engine.composing.blank(), accounts=self._draft.accounts))

    def delete(self, draft_id: str) -> None:
        """Delete a draft, and offer to bring it back."""
        if draft_id == self._draft.id:
            self.new()

        def deleted(_: None) -> None:
            self.told.emit(
                Message(sentence="The draft is deleted.", action="Undo", act=lambda: self._undelete(draft_id))
            )

        self._background.run(self._engine.composing.delete(draft_id), deleted, self._fail)

    def set_text(self, text: str) -> None:
        """Take what the writer typed."""
        if text != self._draft.text:
            self._change(replace(self._draft, text=text), at_once=False)

    def choose_accounts(self, account_ids: Sequence[str]) -> None:
        """Take the accounts that the draft is meant for."""
        if tuple(account_ids) != self._draft.accounts:
            self._change(replace(self._draft, accounts=tuple(account_ids)))

    def correct_intent(self, intent: str) -> None:
        """Take the writer's word for what the post does."""
        self._change(replace(self._draft, intent=intent))

    def dismiss(self, finding: Finding, how: str) -> None:
        """Leave `finding`, of the text as the coach reads it now, aside as far as `how` says."""
        self.leaving.emit()
        self.reviewing.read_now()
        if self.reviewing.review is not None and finding in self.reviewing.review.findings:
            self.dismissing.dismiss(finding, how)

    def heed(self, fix: Fix) -> None:
        """Note that the writer is about to take `fix`."""
        if self.reviewing.review is not None:
            self.dismissing.heed(fix, self.reviewing.review.findings)

    def override(self, reason: str) -> None:
        """Take the written reason for which the post goes out in spite of a hold."""
        try:
            self.reviewing.override(reason)
        except InputError as error:
            self._fail(error)

    def publish_now(self) -> None:
        """Put the draft into the queue for this moment."""
        self._plan(None, self.zone)

    def schedule(self, wall: datetime, zone: str) -> None:
        """Put the draft into the queue for a time on the wall in `zone`."""
        self._plan(wall, zone)

    def look_at(self, wall: datetime | None, zone: str) -> None:
        """Let the coach read the post for a time on the wall in `zone`; None: for now."""
        try:
            self.reviewing.set_slot(None if wall is None else instant(wall, zone))
        except InputError:  # clocks skip this time; scheduling it will say so
            self.reviewing.set_slot(None)

    def save_now(self) -> None:
        """Write the draft down without waiting for a pause."""
        self._autosave.save_now()

    def close(self) -> None:
        """Write down what is on the screen, and wait until the disk has it.

        Raises AppError or TimeoutError where that fails.
        """
        self.leaving.emit()
        self.reviewing.stop()
        self._autosave.due.disconnect(self._save)
        self._autosave.save_now()
        self._background.wait_for(self._engine.composing.save(self._draft), LAST_SAVE_S)

    def _change(self, draft: Draft, *, at_once: bool = True) -> None:
        self._draft = draft
        self.save_state.emit("Saving …")
        self._autosave.touch()
        self._read(at_once=at_once)

    def _read(self, *, at_once: bool = True) -> None:
        self.dismissing.show(self._draft)
        self.reviewing.show(self._draft, self._chosen(), any_account=bool(self._accounts), at_once=at_once)

    def _chosen(self) -> tuple[Account, ...]:
        return tuple(account for account in self._accounts if account.id in self._draft.accounts)

    def _plan(self, wall: datetime | None, zone: str) -> None:
        self.leaving.emit()
        self.reviewing.read_now()
        if obstacle := self.reviewing.obstacle:
            self.told.emit(Message(sentence=obstacle, tone=Tone.ERROR))
            return
        self._save()
        review = self.reviewing.review
        plan = Plan(
            draft_id=self._draft.id,
            text=self._draft.text,
            accounts=tuple(account.id for account in self._chosen()),
            wall=wall,
            zone=zone,
            intent=self._draft.intent or (review.intent.value if review else None),
            override=self.reviewing.excuse,
        )
        self._background.run(self._engine.planning.schedule(plan), self._planned, self._fail)

    def _planned(self, deliveries: tuple[Delivery, ...]) -> None:
        self.planned.emit(deliveries)
        if deliveries and deliveries[0].draft_id == self._draft.id:
            self.new()

    def _save(self) -> None:
        self._saves_under_way += 1
        self._background.run(self._engine.composing.save(self._draft), self._saved, self._not_saved)

    def _saved(self, _: Draft) -> None:
        self._saves_under_way -= 1
        if not self._saves_under_way and not self._autosave.pending:
            self.save_state.emit("Saved")

    def _not_saved(self, error: AppError) -> None:
        self._saves_under_way -= 1
        self.save_state.emit("Not saved")
        self.told.emit(Message(sentence=f"Your text is not saved yet: {error}", tone=Tone.ERROR))
        QTimer.singleShot(TRY_AGAIN_MS, self, self._autosave.touch)

    def _open_last(self, drafts: tuple[Draft, ...]) -> None:
        self._show(drafts[0] if drafts and not self._draft.text else self._draft)
        self.refresh_drafts()

    def _show(self, draft: Draft) -> None:
        self.leaving.emit()
        self._autosave.save_now()
        self._draft = draft
        self.opened.emit(draft)
        self.accounts_listed.emit(self._accounts, draft.accounts)
        self.save_state.emit("Saved" if draft.text else "")
        self._read()

    def _show_accounts(self, accounts: tuple[Account, ...]) -> None:
        first_ones = accounts if not self._accounts else ()
        if first_ones and not self._draft.accounts:
            self._draft = replace(self._draft, accounts=tuple(account.id for account in first_ones))
        self._accounts = accounts
        self.accounts_listed.emit(accounts, self._draft.accounts)
        self._read()

    def _undelete(self, draft_id: str) -> None:
        self._background.run(
            self._engine.composing.undelete(draft_id), lambda _: self.open(draft_id), self._fail
        )

    def _fail(self, error: AppError) -> None:
        self.told.emit(Message(sentence=str(error), tone=Tone.ERROR))
