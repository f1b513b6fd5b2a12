"""The mind of the Write page: the draft on the screen, saved as it grows, and put into the queue."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.errors import InputError
from app.model.account import Account
from app.model.article import Article
from app.model.delivery import Delivery, LatePolicy
from app.model.draft import Attachment, Draft
from app.model.varying import BASE, Stand, caught_up, following, silent, stand, with_variant, written
from app.services.engine import Engine
from app.services.sending.plan import Plan
from app.services.sending.wall_time import instant
from app.services.splitting.part_media import PartMedia
from app.windows.drafting.dismissing import Dismissing
from app.windows.drafting.plans import plan_of
from app.windows.drafting.reviewing import Reviewing
from app.windows.drafting.saving import SAVED, Saving
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from coach.advice import Finding, Fix


class Writing(Mind):
    """Holds the draft on the screen. Calls come from the page; news goes back by signals."""

    leaving = Signal()  # hand over what was typed a moment ago, with `set_text`, before this goes on
    opened = Signal(object)  # a Draft that is now on the screen
    turned = Signal(str, str)  # the tab that is shown (an account's id, or the base), and its text
    tabs_listed = Signal(object, str)  # (Account, Stand) of each chosen account, and the tab that is shown
    accounts_listed = Signal(object, object)  # all accounts, and the chosen ids
    save_state = Signal(str)  # one of `STATES`, or "" where there is nothing to save
    planned = Signal(object)  # the deliveries that were just put into the queue

    def __init__(
        self,
        *,
        engine: Engine,
        background: Background,
        zone: str,
        draft: Draft | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Work with `engine` through `background`; times on the wall are meant in `zone`.

        `draft` is on the screen already; None: a new one.
        """
        super().__init__(engine=engine, background=background, parent=parent)
        told, own_rules = engine.settings.profile, engine.settings.own_rules
        self.reviewing = Reviewing(told, own_rules, engine.planning.obstacle, engine.people.book, self)
        self.dismissing = Dismissing(engine=engine, background=background, parent=self)
        self.dismissing.changed.connect(self.reviewing.leave_aside)
        self.reviewing.reviewed.connect(self.dismissing.relist)
        self.dismissing.told.connect(self.told)
        self.part_media = PartMedia()
        self.zone = zone
        self._draft = draft or engine.composing.blank()
        self._accounts: tuple[Account, ...] = ()
        self._tab = BASE
        self._stands: tuple[tuple[Account, Stand], ...] = ()
        self._saving = Saving(lambda: self._draft, engine=engine, background=background, parent=self)
        self._saving.state.connect(self.save_state)
        self._saving.told.connect(self.told)

    @property
    def draft(self) -> Draft:
        """Return the draft on the screen as it is now, saved or not."""
        return self._draft

    @property
    def tab(self) -> str:
        """Return whose text is shown: an account's id, or the base."""
        return self._tab

    @property
    def chosen(self) -> tuple[Account, ...]:
        """Return the accounts that the draft is meant for."""
        return tuple(account for account in self._accounts if account.id in self._draft.accounts)

    def start(self) -> None:
        """Load accounts, drafts and the past; open the draft that was touched last."""
        self.refresh_accounts()
        self.refresh_history()
        self.dismissing.refresh()
        for sentence in self._engine.settings.refused_packs:
            self.told.emit(Message(sentence=f"Your own rules are left out. {sentence}", tone=Tone.ERROR))
        self._background.run(self._engine.composing.last(), self._open_last, self._fail)

    def refresh_accounts(self) -> None:
        """Read the accounts anew."""
        self._background.run(self._engine.accounts.all(), self._show_accounts, self._fail)

    def refresh_history(self) -> None:
        """Read anew what the coach should know of the past and the plan."""
        self._background.run(self._engine.remembering.history(), self.reviewing.know, self._fail)

    def open(self, draft_id: str) -> None:
        """Save what is on the screen and show another draft."""
        if draft_id == self._draft.id:
            return
        self._background.run(self._engine.composing.draft(draft_id), self._show, self._fail)

    def new(self) -> None:
        """Save what is on the screen and start an empty draft for the same accounts."""
        self._show(replace(self._engine.composing.blank(), accounts=self._draft.accounts))

    def set_text(self, text: str) -> None:
        """Take what the writer typed on the tab that is shown."""
        before, draft = self._text(), written(self._draft, self._tab, text)
        if draft != self._draft:
            if self._tab == BASE or all(self._draft.variant(one.id) is not None for one in self.chosen):
                draft = replace(draft, media=self.part_media.followed(draft.media, before, text))
            self._change(draft, at_once=False)

    def turn_to(self, tab: str) -> None:
        """Show the text of another tab: an account's id, or the base."""
        if tab != self._tab:
            self.leaving.emit()
            self._tab = tab
            self._show_tab()
            self._read()

    def follow(self) -> None:
        """Let the account whose text is shown get the base text again, and offer its own back."""
        self._vary(following, "It follows the base text again.")

    def silence(self) -> None:
        """Let the account whose text is shown get nothing, and offer its text back."""
        self._vary(silent, "Nothing goes to this account.")

    def catch_up(self) -> None:
        """Take the account's own text as looked through since the base changed."""
        self.leaving.emit()
        self._change(caught_up(self._draft, self._tab))

    def change(self, draft: Draft) -> None:
        """Put `draft` in the place of what is on the screen, if it is the same draft."""
        if draft.id == self._draft.id:
            self._change(draft)
            self._show_tab()

    def set_media(self, media: tuple[Attachment, ...], *, at_once: bool = True) -> None:
        """Take the pictures and videos that go with the draft; the coach reads at once or after a pause."""
        if media != self._draft.media:
            self._change(replace(self._draft, media=media), at_once=at_once)

    def choose_accounts(self, account_ids: Sequence[str]) -> None:
        """Take the accounts that the draft is meant for."""
        if tuple(account_ids) != self._draft.accounts:
            if self._tab not in account_ids:
                self.turn_to(BASE)
            self._change(replace(self._draft, accounts=tuple(account_ids)))

    def correct_intent(self, intent: str) -> None:
        """Take the writer's word for what the post does."""
        self._change(replace(self._draft, intent=intent))

    def choose_language(self, language: str | None) -> None:
        """Take the writer's word for the language of the post; None: as detected."""
        if language != self._draft.language:
            self._change(replace(self._draft, language=language))

    def set_reach(self, warning: str, visibility: str) -> None:
        """Take the content warning, and who may see the post."""
        self._change(replace(self._draft, warning=warning, visibility=visibility), at_once=False)

    def set_article(self, article: Article) -> None:
        """Take what goes beside the text to accounts whose posts are articles."""
        self._change(replace(self._draft, article=article), at_once=False)

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
        self.schedule(None, self.zone)

    def schedule(self, wall: datetime | None, zone: str, policy: LatePolicy | None = None) -> None:
        """Put the draft into the queue for `wall` in `zone`, None: now; late it goes by `policy`."""
        if (plan := self.plan(wall, zone)) is not None:
            work = self._engine.planning.schedule(replace(plan, policy=policy))
            self._background.run(work, self.put, self._fail)

    def plan(self, wall: datetime | None, zone: str) -> Plan | None:
        """Save what is on the screen and return the plan of it; None where something is in its way."""
        self.leaving.emit()
        self.reviewing.read_now()
        if obstacle := self.reviewing.obstacle:
            return self._fail(InputError(obstacle))
        self._saving.save()
        return plan_of(self._draft, self.chosen, self.reviewing, self._engine.settings, wall, zone)

    def put(self, deliveries: tuple[Delivery, ...]) -> None:
        """Tell what was put into the queue; where it was the draft on the screen, go on with another."""
        self.planned.emit(deliveries)
        if deliveries and deliveries[0].draft_id == self._draft.id:
            self.new()

    def look_at(self, wall: datetime | None, zone: str) -> None:
        """Let the coach read the post for a time on the wall in `zone`; None: for now."""
        try:
            self.reviewing.set_slot(None if wall is None else instant(wall, zone))
        except InputError:  # clocks skip this time; scheduling it will say so
            self.reviewing.set_slot(None)

    def save_now(self) -> None:
        """Write the draft down without waiting for a pause."""
        self.leaving.emit()
        self._saving.save_now()

    def close(self) -> None:
        """Write down what is on the screen, and wait until the disk has it.

        Raises AppError or TimeoutError where that fails.
        """
        self.leaving.emit()
        self.reviewing.stop()
        self._saving.close()

    def _change(self, draft: Draft, *, at_once: bool = True) -> None:
        self._draft = draft
        self._saving.touch()
        self._list_tabs()
        self._read(at_once=at_once)

    def _read(self, *, at_once: bool = True) -> None:
        self.dismissing.show(replace(self._draft, text=self._text()))
        self.reviewing.show(
            self._draft, self.chosen, any_account=bool(self._accounts), tab=self._tab, at_once=at_once
        )

    def _vary(self, step: Callable[[Draft, str], Draft], said: str) -> None:
        self.leaving.emit()
        draft_id, before = self._draft.id, self._draft.variant(self._tab)
        self.change(step(self._draft, self._tab))

        def back() -> None:
            if before is not None and self._draft.id == draft_id:
                self.change(with_variant(self._draft, before))

        if before is not None and before.text:
            self.told.emit(Message(sentence=said, action="Undo", act=back))

    def _text(self) -> str:
        return self._draft.text if self._tab == BASE else self._draft.text_for(self._tab) or ""

    def _show_tab(self) -> None:
        self.turned.emit(self._tab, self._text())
        self._list_tabs(anyway=True)

    def _list_tabs(self, *, anyway: bool = False) -> None:
        stands = tuple((account, stand(self._draft, account.id)) for account in self.chosen)
        if anyway or stands != self._stands:
            self._stands = stands
            self.tabs_listed.emit(stands, self._tab)

    def _open_last(self, last: Draft | None) -> None:
        self.leaving.emit()  # what was typed while all this was loaded
        another = last is not None and self._draft.empty and last.id != self._draft.id
        self._show(last if last is not None and another else self._draft)

    def _show(self, draft: Draft) -> None:
        self.leaving.emit()
        self._saving.save_now()
        self._draft, self._tab = draft, BASE
        self.opened.emit(draft)
        self.accounts_listed.emit(self._accounts, draft.accounts)
        self._list_tabs(anyway=True)
        self.save_state.emit("" if draft.empty else SAVED)
        self._read()

    def _show_accounts(self, accounts: tuple[Account, ...]) -> None:
        if not self._accounts and not self._draft.accounts:  # the first ones
            self._draft = replace(self._draft, accounts=tuple(account.id for account in accounts))
        self._accounts = accounts
        self.accounts_listed.emit(accounts, self._draft.accounts)
        self._list_tabs()
        self._read()
