"""Lets the coach read the draft on the screen, counts it, and knows whether it may go out."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import InputError
from app.model.account import Account
from app.model.draft import Draft
from coach.advice import Count, Intent, Review, Verdict, Weight
from coach.counting import count
from coach.dismissals import Dismissals, is_reason
from coach.entry import Entry
from coach.history import History
from coach.profile import Profile
from coach.review import review
from coach.rule import Rule

READ_AFTER_MS = 120  # a pause in typing after which the coach reads


class Reviewing(QObject):
    """Reads what it is shown, at once or after a pause, and tells what came of it."""

    reviewed = Signal(object)  # a Review; None while there is nothing to read
    counted = Signal(object)  # tuple of (Account, Count) for the chosen accounts
    may_send = Signal(bool, str)  # whether it may go out, and if not, why
    hold = Signal(bool)  # True: a written reason is needed before it may go out

    def __init__(
        self, profile: Profile, own_rules: tuple[Rule, ...] = (), parent: QObject | None = None
    ) -> None:
        """Read for the person whom `profile` describes, with that person's `own_rules` too."""
        super().__init__(parent)
        self._profile = profile
        self._own_rules = own_rules
        self._history = History()
        self._dismissed = Dismissals()
        self._readability = False
        self._draft: Draft | None = None
        self._chosen: tuple[Account, ...] = ()
        self._any_account = False
        self._slot: datetime | None = None
        self._review: Review | None = None
        self._excused: tuple[frozenset[str], str] = (frozenset(), "")
        self._later = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._later.timeout.connect(self.read_now)

    @property
    def review(self) -> Review | None:
        """Return what the coach said last."""
        return self._review

    @property
    def excuse(self) -> str:
        """Return the written reason for going on in spite of the hold; "" where there is no hold."""
        held = self._review is not None and self._review.verdict is Verdict.HOLD
        return self._excused[1] if held else ""

    @property
    def obstacle(self) -> str:
        """Return why the post may not go out as it is; "" if it may."""
        if self._draft is None or not self._draft.text.strip():
            return "Write something first."
        if not self._chosen:
            return "Choose an account first." if self._any_account else "Add an account first, on Accounts."
        for account, used in self._counts():
            if used.used > used.limit:
                return f"It is {used.used - used.limit} {used.unit} too long for {account.handle}."
        return "The coach says hold: mend the post, or give a reason to go on." if self._held() else ""

    def know(self, history: History) -> None:
        """Take what the past and the plan are from now on."""
        self._history = history
        self.read_now()

    def leave_aside(self, dismissed: Dismissals) -> None:
        """Take what the writer waved away: it is neither told nor counted from now on."""
        self._dismissed = dismissed
        if self._draft is not None and self._draft.id == dismissed.draft:
            self.read_now()

    def allow_readability(self) -> None:
        """Measure readability from now on; its library is loaded."""
        self._readability = True
        self.read_now()

    def set_slot(self, slot: datetime | None) -> None:
        """Take the moment (aware) that the post is meant for; None: now. The mix looks at that moment."""
        if slot == self._slot:
            return
        self._slot = slot
        self.read_now()

    def show(
        self, draft: Draft, chosen: tuple[Account, ...], *, any_account: bool, at_once: bool = True
    ) -> None:
        """Count `draft` at once, and read it at once or after a pause."""
        if self._draft is None or draft.id != self._draft.id:
            self._excused = (frozenset(), "")
        self._draft, self._chosen, self._any_account = draft, chosen, any_account
        self.counted.emit(self._counts())
        if at_once:
            self.read_now()
        else:
            self._weigh()
            self._later.start()

    def read_now(self) -> None:
        """Let the coach read without waiting for a pause."""
        self._later.stop()
        if self._draft is None:
            return
        has_text = bool(self._draft.text.strip())
        self._review = self._read(self._draft) if has_text else None
        self.reviewed.emit(self._review)
        self._weigh()

    def stop(self) -> None:
        """Forget a reading that was to come."""
        self._later.stop()

    def override(self, reason: str) -> None:
        """Take the written reason for going on in spite of a hold; it lasts until a new rule speaks.

        Raises:
            InputError: that is hardly a reason.
        """
        reason = reason.strip()
        if not is_reason(reason):
            raise InputError("Say in a few words why it should go out as it is.")
        self._excused = (self._heavy_rules(), reason)
        self._weigh()

    def _read(self, draft: Draft) -> Review:
        entry = Entry(
            text=draft.text,
            networks=tuple(dict.fromkeys(account.network for account in self._chosen)),
            limits=tuple((account.network, account.limits.text) for account in self._chosen),
            account=self._chosen[0].id if len(self._chosen) == 1 else "",
            at=(
                self._slot or datetime.now(UTC)
            ).astimezone(),  # the coach quotes it as this computer shows it
            intent=Intent(draft.intent) if draft.intent else None,
        )
        return review(
            entry,
            self._profile,
            self._history,
            readability=self._readability,
            own_rules=self._own_rules,
            dismissed=self._dismissed,
        )

    def _counts(self) -> tuple[tuple[Account, Count], ...]:
        text = self._draft.text if self._draft else ""
        return tuple((account, count(text, account.network, account.limits.text)) for account in self._chosen)

    def _heavy_rules(self) -> frozenset[str]:
        findings = self._review.findings if self._review else ()
        return frozenset(finding.rule for finding in findings if finding.weight is not Weight.HINT)

    def _held(self) -> bool:
        if self._review is None or self._review.verdict is not Verdict.HOLD:
            return False
        rules, reason = self._excused
        return not reason or not self._heavy_rules() <= rules

    def _weigh(self) -> None:
        self.hold.emit(self._held())
        obstacle = self.obstacle
        self.may_send.emit(not obstacle, obstacle)
