"""Lets the coach read the draft on the screen, counts it, and knows whether it may go out."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import InputError
from app.model.account import Account
from app.model.draft import Draft
from app.model.varying import BASE
from app.services.people.addressing import Book
from app.services.pictures.media_advice import media_obstacle
from app.services.reach import counted
from app.windows.drafting.autosave import PAUSE_MS
from app.windows.drafting.handing_over import entry_of
from coach.advice import Count, Review, Verdict, Weight
from coach.dismissals import Dismissals, is_reason
from coach.earlier.history import History
from coach.profile import Profile
from coach.reviewing.review import review
from coach.rule import Rule

READ_AFTER_MS = 120  # a pause in typing after which the coach reads
LONG = 10_000  # code points; what is done after a pause takes some milliseconds in a longer text
READ_LONG_AFTER_MS = PAUSE_MS + 50  # few keys end so long a pause; saving, which needs Python too, is over


class Reviewing(QObject):
    """Reads what it is shown, at once or after a pause, and tells what came of it."""

    reviewed = Signal(object)  # a Review; None while there is nothing to read
    counted = Signal(object)  # tuple of (Account, Count) for the chosen accounts
    may_send = Signal(bool, str)  # whether it may go out, and if not, why
    hold = Signal(bool)  # True: a written reason is needed before it may go out

    def __init__(
        self,
        profile: Profile,
        own_rules: tuple[Rule, ...],
        cannot_send: Callable[[Draft, Account, Sequence[Account]], str],
        book: Book,
        parent: QObject | None = None,
    ) -> None:
        """Read for the person whom `profile` describes, with that person's `own_rules` too.

        `cannot_send` tells in a sentence why an account, one of several, cannot send a draft; "" where it
        can. In `book` stands who is who on which network.
        """
        super().__init__(parent)
        self._profile = profile
        self._own_rules = own_rules
        self._cannot_send = cannot_send
        self._book = book
        self._history = History()
        self._dismissed = Dismissals()
        self._readability = False
        self._draft: Draft | None = None
        self._chosen: tuple[Account, ...] = ()
        self._any_account = False
        self._account = BASE  # the tab that is shown
        self._tab = BASE  # the one whose text is shown there: the base, where an account has no other
        self._slot: datetime | None = None
        self._reviews: dict[str, tuple[object, Review | None]] = {}  # by tab, with what it was made of
        self._excused: dict[str, tuple[frozenset[str], str]] = {}  # by tab
        self._later = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._later.timeout.connect(self.read_now)

    @property
    def review(self) -> Review | None:
        """Return what the coach said last of the text that is shown."""
        return self._reviews.get(self._tab, (None, None))[1]

    @property
    def pause_ms(self) -> int:
        """Return how long the writer rests before the text that is shown is read."""
        return READ_LONG_AFTER_MS if len(self._text_on(self._tab) or "") > LONG else READ_AFTER_MS

    @property
    def excuse(self) -> str:
        """Return the written reasons for going on in spite of a hold; "" where there is no hold."""
        held = [tab for tab in self._sent_tabs() if _holds(self._review_of(tab))]
        return " ".join(dict.fromkeys(self._excused[tab][1] for tab in held if tab in self._excused))

    @property
    def obstacle(self) -> str:
        """Return why the post may not go out as it is, to any of its accounts; "" if it may."""
        draft = self._draft
        if draft is None or draft.empty:
            return "Write something first."
        if not self._chosen:
            return "Choose an account first." if self._any_account else "Add an account first, on Accounts."
        texts = [(account, draft.text_for(account.id)) for account in self._chosen]
        if all(text is None for _, text in texts):
            return "None of the chosen accounts gets anything. Write something for one of them."
        for account, text in texts:
            if text is not None and not (text.strip() or draft.media):
                return f"There is nothing for {account.handle} yet."
            if text is not None and (told := self._cannot_send(draft, account, self._chosen)):
                return told
        getting = [account for account, text in texts if text is not None]
        return media_obstacle(draft.media, getting) or self._hold()

    def counts(self) -> tuple[tuple[Account, Count], ...]:
        """Return how much what goes out of the shown text uses of each limit, as `counted` tells it."""
        draft = self._draft
        if draft is None or self._text_on(self._tab) is None:
            return ()
        here = self._readers(self._tab)
        readers = [account for account in here if self._account in {BASE, account.id}]
        return tuple((one, counted(draft, one, self._chosen, self._book())) for one in readers)

    def name_anew(self) -> None:
        """Count anew: somebody is known by another name or handle."""
        self.counted.emit(self.counts())
        self._read_anew()

    def read_for(self, profile: Profile) -> None:
        """Read for the person whom `profile` describes from now on."""
        self._profile = profile
        self._read_anew()

    def know(self, history: History) -> None:
        """Take what the past and the plan are from now on."""
        self._history = history
        self._read_anew()

    def leave_aside(self, dismissed: Dismissals) -> None:
        """Take what the writer waved away: it is neither told nor counted from now on."""
        self._dismissed = dismissed
        self._reviews.clear()
        if self._draft is not None and self._draft.id == dismissed.draft:
            self.read_now()

    def allow_readability(self) -> None:
        """Measure readability from now on; its library is loaded."""
        self._readability = True
        self._read_anew()

    def set_slot(self, slot: datetime | None) -> None:
        """Take the moment (aware) that the post is meant for; None: now. The mix looks at that moment."""
        if slot == self._slot:
            return
        self._slot = slot
        self._read_anew()

    def show(
        self,
        draft: Draft,
        chosen: tuple[Account, ...],
        *,
        any_account: bool,
        tab: str = BASE,
        at_once: bool = True,
    ) -> None:
        """Count the text of `draft` on `tab` (an account's id, or the base) at once; read it so or later."""
        if self._draft is None or draft.id != self._draft.id:
            self._excused.clear()
            self._reviews.clear()
        self._draft, self._chosen, self._any_account, self._account = draft, chosen, any_account, tab
        self._tab = tab if draft.variant(tab) is not None else BASE
        self.counted.emit(self.counts())
        if at_once:
            self.read_now()
        else:
            self._weigh()
            self._later.start(self.pause_ms)

    def read_now(self) -> None:
        """Let the coach read without waiting for a pause."""
        self._later.stop()
        if self._draft is None:
            return
        self._reviews.pop(self._tab, None)  # time has passed, and some advice depends on it
        self.reviewed.emit(self._review_of(self._tab))
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
        self._excused[self._tab] = (_heavy_rules(self.review), reason)
        self._weigh()

    def _read_anew(self) -> None:
        self._reviews.clear()
        self.read_now()

    def _review_of(self, tab: str) -> Review | None:
        """Return what the coach says of the text on `tab`; what it read already it does not read again."""
        draft, text = self._draft, self._text_on(tab)
        if draft is None or text is None or not text.strip():
            self._reviews.pop(tab, None)
            return None
        here = self._readers(tab)
        made_of = (text, here, draft.intent, draft.article)
        known = self._reviews.get(tab)
        if known is None or known[0] != made_of:
            known = self._reviews[tab] = (made_of, self._read(draft, text, here))
        return known[1]

    def _read(self, draft: Draft, text: str, here: tuple[Account, ...]) -> Review:
        return review(
            entry_of(draft, text, here, self._chosen, self._book(), self._slot),
            self._profile,
            self._history,
            readability=self._readability,
            own_rules=self._own_rules,
            dismissed=self._dismissed,
        )

    def _text_on(self, tab: str) -> str | None:
        if self._draft is None or tab == BASE:
            return self._draft.text if self._draft else None
        return self._draft.text_for(tab)

    def _readers(self, tab: str) -> tuple[Account, ...]:
        """Return the chosen accounts that the text on `tab` goes to."""
        if self._draft is None:
            return ()
        if tab != BASE:
            return tuple(account for account in self._chosen if account.id == tab)
        return tuple(account for account in self._chosen if self._draft.variant(account.id) is None)

    def _sent_tabs(self) -> tuple[str, ...]:
        """Return the tabs whose texts go out, the shown one first."""
        if self._draft is None:
            return ()
        own = [account.id for account in self._chosen if self._draft.variant(account.id) is not None]
        base = [BASE] if self._readers(BASE) else []
        tabs = [tab for tab in (*base, *own) if tab == BASE or self._draft.text_for(tab) is not None]
        return tuple(sorted(tabs, key=lambda tab: tab != self._tab))

    def _held(self, tab: str, review: Review | None) -> bool:
        if not _holds(review):
            return False
        rules, _ = self._excused.get(tab, (frozenset[str](), ""))
        return tab not in self._excused or not _heavy_rules(review) <= rules

    def _hold(self) -> str:
        """Return the sentence for the first text that the coach holds; "" where it holds none."""
        for tab in self._sent_tabs():
            # The shown text is read after a pause; its last review holds until then.
            review = self.review if tab == self._tab else self._review_of(tab)
            if self._held(tab, review):
                if tab == self._tab:
                    return "The coach says hold: mend the post, or give a reason to go on."
                handle = next((one.handle for one in self._chosen if one.id == tab), "")
                where = f"the text for {handle}" if handle else "the base text"
                return f"The coach says hold for {where}: open it and mend it, or give a reason to go on."
        return ""

    def _weigh(self) -> None:
        self.hold.emit(self._held(self._tab, self.review))
        obstacle = self.obstacle
        self.may_send.emit(not obstacle, obstacle)


def _holds(review: Review | None) -> bool:
    return review is not None and review.verdict is Verdict.HOLD


def _heavy_rules(review: Review | None) -> frozenset[str]:
    findings = review.findings if review else ()
    return frozenset(finding.rule for finding in findings if finding.weight is not Weight.HINT)
