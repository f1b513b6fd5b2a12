"""The Write page: drafts at the left, the editor in the middle, the coach at the right."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from app.model.account import Account
from app.model.draft import Draft
from app.services.language.languages import LANGUAGES
from app.windows.aids.attaching import Attaching
from app.windows.aids.carding import Carding
from app.windows.aids.knowing import Knowing
from app.windows.aids.parting import Parting
from app.windows.drafting.saving import STATES
from app.windows.drafting.shelving import Shelving
from app.windows.drafting.versions import Versions
from app.windows.drafting.writing import Writing
from app.windows.items import chip
from app.windows.write.action_table import tip
from app.windows.write.article_area import ArticleArea
from app.windows.write.media_area import MediaArea
from app.windows.write.narrowing import Narrowing
from app.windows.write.objections_area import ObjectionsArea
from app.windows.write.people_area import PeopleArea
from app.windows.write.reach_area import ReachArea
from app.windows.write.shelf_side import ShelfSide
from app.windows.write.side_area import SideArea
from app.windows.write.text_area import TextArea
from coach.advice import Count, Finding, Fix, Review
from widgets.editing.completion import Completion
from widgets.editing.editor import Editor
from widgets.frame.tight_column import TightColumn
from widgets.ground.counter import Counter
from widgets.ground.flow import FlowLayout
from widgets.ground.icons import IconTool
from widgets.ground.style import set_role
from widgets.ground.words import Steady, Words, column, row
from widgets.sending.account_chips import AccountChips
from widgets.sending.language_choice import LanguageChoice
from widgets.spelling.spelling_marks import SpellingMarks

if TYPE_CHECKING:  # built when they are first wanted
    from widgets.editing.emoji_picker import EmojiPicker
    from widgets.sending.schedule_row import ScheduleRow

NO_ACCOUNT = "No account yet. You can write all the same; add one when you want to publish."


class WritePage(QWidget):
    """Connects what the writer does with `Writing`, and shows what comes of it."""

    accounts_wanted = Signal()  # there is no account yet, and the writer wants one
    row_built = Signal(object)  # the line to choose a time in, a ScheduleRow, is there
    emoji_picked = Signal(str)
    field_built = Signal(object)  # the SpellingMarks of another field whose spelling is checked

    def __init__(
        self,
        writing: Writing,
        versions: Versions,
        shelving: Shelving,
        attaching: Attaching,
        parting: Parting,
        carding: Carding,
        knowing: Knowing,
        editor: Editor,
        parent: QWidget | None = None,
    ) -> None:
        """Show in `editor` what `writing` holds, its past from `versions`, beside it what `shelving` lists,
        under it whom it mentions as `knowing` says and the pictures of `attaching`, and its posts as
        `parting` cuts them, with the link cards of `carding`.
        """
        super().__init__(parent)
        self._writing = writing
        self.shelf = ShelfSide(writing, shelving, versions)
        self.drafts = self.shelf.list
        self.texts = TextArea(writing, versions, editor)
        self.editor = self.texts.editor
        self.people = PeopleArea(knowing, writing, editor)
        self.media = MediaArea(attaching, writing)
        self.editor.offered.connect(self.media.take)
        self.media.staged.connect(self.texts.setHidden)
        self.media.strip.built.connect(self._spell_alt, Qt.ConnectionType.QueuedConnection)
        self.chips = AccountChips()
        self.side = SideArea(parting, carding, attaching, self.texts)
        self.coach = self.side.coach
        self.article = ArticleArea(writing)
        self.reach = ReachArea(writing)
        self.objections = ObjectionsArea(writing)
        self.reach_button = IconTool(tip("reach"), "ph.eye-slash")
        self.language = LanguageChoice(LANGUAGES)
        self.emoji = IconTool(tip("emoji"), "ph.smiley")
        self.completion = Completion(self.editor)
        self.schedule = QPushButton("Schedule …")
        self.publish = QPushButton("Publish now")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.narrowing = Narrowing(self, self.shelf, self.side, self.texts)
        self.to_drafts = IconTool("Show the drafts, or what stands beside the text", "ph.files")
        self._no_account = Words(NO_ACCOUNT, "muted")
        self._add_account = QPushButton("Add an account")
        self._save_state = Steady(STATES, "muted")
        self._counters: dict[str, Counter] = {}
        self._threads: dict[str, int] = {}  # how many posts an account sends, by its id
        self._counter_box = QWidget()
        self._tools = QWidget()
        self._counter_flow = FlowLayout(self._counter_box, at_right=(self._tools,))
        self._lay_out()
        self._connect(parting)

    @cached_property
    def schedule_row(self) -> "ScheduleRow":
        """Return the line to choose a time in, built by now: its calendar takes 5 MB."""
        from widgets.sending.schedule_row import ScheduleRow

        line = ScheduleRow()
        line.hide()
        line.moved.connect(self._look_at_slot)
        line.closed.connect(self._close_schedule)
        self._middle.insertWidget(self._middle.indexOf(self._counter_box), line)
        self.row_built.emit(line)
        return line

    @cached_property
    def emoji_picker(self) -> "EmojiPicker":
        """Return the panel in which an emoji is found by name, built by now."""
        from widgets.editing.emoji_picker import EmojiPicker

        picker = EmojiPicker(self)
        picker.picked.connect(self.emoji_picked)
        picker.closed.connect(self.focus_editor)
        return picker

    def _spell_alt(self) -> None:
        marks: SpellingMarks = self.media.strip.detail.alt.spelling
        self.field_built.emit(marks)

    def focus_editor(self) -> None:
        """Put the cursor where writing goes on."""
        self.texts.focus_text()

    def lend_texts(self) -> TextArea:
        """Return the texts, to be shown elsewhere until `take_texts_back`."""
        self._place = self._middle.indexOf(self.texts)
        return self.texts

    def take_texts_back(self) -> None:
        """Show the texts in their place again."""
        self._middle.insertWidget(self._place, self.texts, 1)

    def _lay_out(self) -> None:
        set_role(self.publish, "primary")
        self.publish.setToolTip(tip("publish"))
        self.schedule.setToolTip(tip("schedule"))
        self._save_state.setAccessibleName("Whether the draft is saved")
        no_account = QWidget()
        asking = row(self._no_account, self._add_account)
        asking.setStretch(0, 1)
        no_account.setLayout(asking)
        self._no_account_line = no_account
        self._tools.setLayout(row(self.language, self.reach_button, self.emoji))
        self.to_drafts.hide()
        foot = QWidget()
        flow = FlowLayout(foot, at_right=(self.schedule, self.publish))
        state = QWidget()
        state.setLayout(row(self.to_drafts, self._save_state))
        flow.addWidget(state)
        self._middle = column(
            no_account,
            self.chips,
            self.article,
            self.texts,
            self.people,
            self.media,
            self.reach,
            self.objections,
            self._counter_box,
            spacing=12,
        )
        self._middle.setStretchFactor(self.texts, 1)
        self.room = TightColumn(self._middle)
        middle = QWidget()
        middle.setLayout(column(self.room, foot, spacing=12, margin=16))
        for part in (self.shelf, middle, self.side):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([230, 560, 350])
        self.shelf.setMinimumWidth(150)
        middle.setMinimumWidth(300)
        self.side.setMinimumWidth(296)
        self.setLayout(column(self.splitter))

    def _connect(self, parting: Parting) -> None:
        writing, reviewing, dismissing = self._writing, self._writing.reviewing, self._writing.dismissing
        self.chips.changed.connect(writing.choose_accounts)
        self.coach.finding_chosen.connect(self._show_finding)
        self.coach.intent_corrected.connect(writing.correct_intent)
        for source in (self.editor, self.coach):
            source.fix_requested.connect(writing.heed)
            source.fix_requested.connect(self._apply_fix)
            source.dismissed.connect(writing.dismiss)
        self.coach.brought_back.connect(dismissing.bring_back)
        dismissing.listed.connect(self.coach.show_dismissed)
        self.to_drafts.clicked.connect(self.narrowing.turn)
        self.narrowing.narrowed.connect(self.to_drafts.setVisible)
        self.publish.clicked.connect(writing.publish_now)
        self.schedule.clicked.connect(self._open_schedule)
        self.reach_button.clicked.connect(self.reach.open)
        self.objections.came.connect(
            lambda: self.room.show_part(self.objections), Qt.ConnectionType.QueuedConnection
        )
        for area in (self.article, self.reach, self.people, self.objections):
            area.left.connect(self.focus_editor)
        self._add_account.clicked.connect(self.accounts_wanted)
        writing.opened.connect(self._show_draft)
        writing.accounts_listed.connect(self._show_accounts)
        writing.save_state.connect(self._save_state.say)
        writing.planned.connect(self._close_schedule)
        reviewing.reviewed.connect(self._show_review)
        reviewing.counted.connect(self._show_counts)
        reviewing.may_send.connect(self._show_may_send)
        parting.counted.connect(self._show_threads)

    def _show_draft(self, _: Draft) -> None:
        self._close_schedule()
        if self.isVisible():  # a hidden editor would take the focus, and with it a password typed elsewhere
            self.focus_editor()

    def _show_accounts(self, accounts: tuple[Account, ...], chosen: tuple[str, ...]) -> None:
        self._no_account_line.setVisible(not accounts)
        self.chips.setVisible(bool(accounts))
        self.chips.show_accounts([chip(account) for account in accounts], chosen)

    def _show_review(self, review: Review | None) -> None:
        self.coach.show_review(review)
        self.editor.show_findings([one for one in review.findings if not one.field] if review else ())
        self.article.show_review(review)

    def _show_finding(self, finding: Finding) -> None:
        (self.article.line if finding.field else self.editor).show_finding(finding)

    def _apply_fix(self, fix: Fix) -> None:
        (self.article if fix.field else self.editor).apply_fix(fix)

    def _show_counts(self, counts: tuple[tuple[Account, Count], ...]) -> None:
        wanted = {account.id for account, _ in counts}
        for account_id in [one for one in self._counters if one not in wanted]:
            gone = self._counters.pop(account_id)
            self._counter_flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for account, count in counts:
            if account.id not in self._counters:
                self._counters[account.id] = Counter(account.handle)
                self._counter_flow.addWidget(self._counters[account.id])
            if account.id in self._threads:
                self._counters[account.id].show_parts(self._threads[account.id])
            else:
                self._counters[account.id].show_count(count.used, count.limit, count.unit)

    def _show_threads(self, threads: dict[str, int]) -> None:
        if threads != self._threads:
            self._threads = threads
            self._show_counts(self._writing.reviewing.counts())

    def _show_may_send(self, allowed: bool, why_not: str) -> None:
        for button, action in ((self.publish, "publish"), (self.schedule, "schedule")):
            button.setEnabled(allowed)
            button.setToolTip(why_not or tip(action))
            button.setAccessibleDescription(why_not)

    def _open_schedule(self) -> None:
        self.schedule_row.show()
        self.schedule_row.show_time(None, self._writing.zone)
        self.schedule_row.setFocus()
        QTimer.singleShot(0, self, lambda: self.room.show_part(self.schedule_row))

    def _close_schedule(self) -> None:
        if "schedule_row" in self.__dict__:
            self.schedule_row.hide()
        self._writing.look_at(None, self._writing.zone)

    def _look_at_slot(self, wall: datetime, zone: str) -> None:
        if "schedule_row" in self.__dict__ and not self.schedule_row.isHidden():
            self._writing.look_at(wall, zone)
