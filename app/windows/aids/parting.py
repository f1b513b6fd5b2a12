"""The mind of the thread: cuts the text on the screen into the posts that one account sends, and mends it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background
from app.errors import AppError, InputError
from app.model.account import Account
from app.model.draft import Draft
from app.model.varying import BASE
from app.services.engine import Engine
from app.services.people.addressing import Addressed, outgoing
from app.services.reach import counted
from app.services.splitting.chains import wish_of
from app.services.splitting.cutting import Shown
from app.services.splitting.thread_parts import PartPlace, break_at, places, reordered
from app.windows.drafting.writing import Writing

CUT_AFTER_MS = 30  # after the coach reads, the parts are looked at anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The text that is shown as one account sends it."""

    draft: Draft
    account: Account | None  # None: none of the chosen accounts gets this text
    text: str = ""
    links: tuple[Shown, ...] = ()  # where nobody looks: () for what is one post
    places: tuple[PartPlace, ...] = ()  # of each link


class Parting(QObject):
    """Tells how the text is cut, at once or after a pause. Numbers count from 0."""

    cut = Signal(object)  # a Cut
    readers_listed = Signal(
        object, str
    )  # the accounts that get the text on the screen, and the shown one's id
    counted = Signal(object)  # how many parts each account sends, by its id; only where there are several
    mended = Signal(str, int)  # another text for the editor, and where the cursor goes in it, in code points

    def __init__(
        self, writing: Writing, *, engine: Engine, background: Background, parent: QObject | None = None
    ) -> None:
        """Cut what `writing` holds as `engine` would."""
        super().__init__(parent)
        self._writing = writing
        self._cutting = engine.cutting
        self._book = engine.people.book
        self._background = background
        self._watched = False
        self._coming: set[str] = set()  # ids of accounts whose networks are being loaded
        self._wanted = ""  # the id of the account that the writer chose last
        self._last = Cut(draft=writing.draft, account=None)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.cut_now)
        writing.reviewing.counted.connect(self._wait)
        writing.opened.connect(self.cut_now)

    @property
    def last(self) -> Cut:
        """Return how the text was cut last."""
        return self._last

    @property
    def readers(self) -> tuple[Account, ...]:
        """Return the accounts that get the text on the screen."""
        draft, tab = self._writing.draft, self._writing.tab
        if tab != BASE:
            return tuple(
                one for one in self._writing.chosen if one.id == tab and draft.text_for(tab) is not None
            )
        return tuple(one for one in self._writing.chosen if draft.variant(one.id) is None)

    def choose(self, account_id: str) -> None:
        """Show the parts as this account sends them."""
        self._wanted = account_id
        self.cut_now()

    def number(self, numbered: bool) -> None:
        """Let the parts end in their number, or no longer."""
        self._writing.leaving.emit()
        self._writing.change(replace(self._writing.draft, numbered=numbered))
        self.cut_now()

    def watch(self, watched: bool) -> None:
        """Take whether somebody looks at the parts; else only what is more than one post is cut."""
        self._watched = watched
        if watched:
            self.cut_now()

    def cut_now(self) -> None:
        """Look at the parts without waiting for a pause."""
        self._later.stop()
        draft, readers = self._writing.draft, self.readers
        sent = {
            one.id: self._cutting.posts(draft, one, self._writing.chosen)
            for one in readers
            if self._is_worth_it(draft, one)
        }
        account = self._shown(readers)
        cut = Cut(draft=draft, account=account)
        if account is not None and account.id in sent:
            wish = wish_of(draft, account, self._writing.chosen, self._book())
            said = outgoing(draft, account, self._writing.chosen, self._book())
            if wish is not None and said is not None:
                cut = _cut(draft, account, sent[account.id], said, wish.warning)
        self._last = cut
        self.readers_listed.emit(readers, account.id if account else "")
        self.counted.emit({name: len(links) for name, links in sent.items() if len(links) > 1})
        self.cut.emit(cut)

    def _wait(self) -> None:
        self._later.start(self._writing.reviewing.pause_ms + CUT_AFTER_MS)

    def _is_worth_it(self, draft: Draft, account: Account) -> bool:
        """Return whether to cut for `account` now; have its network loaded first where it is not."""
        text = draft.text_for(account.id) or ""
        if not self._watched and "---" not in text:
            used = counted(draft, account, self._writing.chosen, self._book())
            if not used.limit or used.used <= used.limit:
                return False
        if self._cutting.knows(account):
            return True
        if account.id not in self._coming:
            self._coming.add(account.id)
            self._background.run(self._cutting.load(account), self._look_again, self._look_again)
        return False

    def _look_again(self, _: AppError | None) -> None:
        self._coming.clear()
        self.cut_now()

    def move(self, here: int, there: int) -> None:
        """Put the part at `here` to the place `there`, its pictures with it."""
        self._writing.leaving.emit()
        self.cut_now()
        now = self._last
        if not max(here, there) < len(now.places):
            return  # it has become shorter meanwhile
        done = reordered(now.text, now.places, here, there)
        belongs = {
            one.digest: done.section_of[nth] for nth, link in enumerate(now.links) for one in link.media
        }
        media = tuple(replace(one, part=belongs.get(one.digest, one.part)) for one in now.draft.media)
        self._writing.part_media.expect(done.text, media)
        self.mended.emit(done.text, done.start)
        self.cut_now()

    def begin_part(self, text: str, place: int) -> None:
        """Break `text`, as it is in the editor, at `place`, in code points.

        Raises:
            InputError: there is nothing above that place.
        """
        if not text[:place].strip():
            raise InputError("Write the first part before you begin a new one.")
        self.mended.emit(*break_at(text, place))
        self.cut_now()

    def _shown(self, readers: tuple[Account, ...]) -> Account | None:
        """Return the account that the writer chose, else the one that takes least."""
        wanted = next((one for one in readers if one.id == self._wanted), None)
        return wanted or min(readers, key=lambda one: one.limits.text or 1_000_000, default=None)


def _cut(draft: Draft, account: Account, links: tuple[Shown, ...], said: Addressed, warning: str) -> Cut:
    words = [link.text for link in links]
    # A network without content warnings has the words of the warning before all others.
    first = f"{warning}\n\n"
    opens = warning and words and words[0].startswith(warning) and not said.text.startswith(first)
    found = places(
        said.text, words, numbered=draft.numbered and len(links) > 1, before=first if opens else ""
    )
    there = tuple(replace(one, start=said.place(one.start), end=said.place(one.end)) for one in found)
    return Cut(draft=draft, account=account, text=said.written, links=links, places=there)
