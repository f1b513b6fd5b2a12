"""The mind of the people in a text: says where a mention goes out as a name, and lets people be known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from app.background import Background
from app.errors import AppError
from app.model.person import Person
from app.networks.handles import LOOKS_LIKE, MASTODON, TITLES, home_of, mentions, plain_name
from app.services.engine import Engine
from app.services.people.addressing import Swap, outgoing
from app.services.people.people import Joined
from app.windows.drafting.writing import Writing
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from widgets.people.mention_notes import MentionNote
from widgets.people.person_row import HandleItem, PersonItem

LOOK_AFTER_MS = 500  # a handle that is still being typed is nobody's yet
NOBODY = "Nobody is mentioned in this text yet. Write a handle, with its @, and try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A mention that goes out as a plain name to some accounts."""

    swap: Swap
    networks: tuple[str, ...] = field(default_factory=tuple[str, ...])


class Knowing(Mind):
    """Looks at what goes out of the draft on the screen."""

    noted = Signal(object)  # tuple of MentionNote: what is lost on the way
    shown = Signal(object)  # a PersonItem to be looked at and changed
    refused = Signal(str)  # why what was typed cannot be kept
    closed = Signal()  # it was kept

    def __init__(
        self, writing: Writing, *, engine: Engine, background: Background, parent: QObject | None = None
    ) -> None:
        """Look at what `writing` holds; people are known to `engine`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._writing = writing
        self._people = engine.people
        self._person_id = ""  # whom the row shows; "": somebody new
        self._others: tuple[tuple[str, str], ...] = ()
        self._later = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._later.timeout.connect(self.look)
        writing.reviewing.counted.connect(self._later.start)
        writing.opened.connect(self.look)

    def look(self) -> None:
        """Say what is lost now."""
        self._later.stop()
        self.noted.emit(tuple(_note(one) for one in self._lost()))

    def open(self, handle: str) -> None:
        """Show who is behind `handle`, as it is written without its @."""
        person = self._who(handle)
        self._person_id = person.id if person else ""
        handles = dict(person.handles) if person else self._guess(handle)
        name = person.name if person else plain_name(handle)
        self._others = tuple(
            (one.id, one.name) for one in self._people.book().people if one.id != self._person_id
        )
        self._show(name, handles)

    def open_near(self, text: str, place: int) -> None:
        """Show who is mentioned at `place` of `text`, in code points, or else next after it."""
        found = list(mentions(text))
        here = next((one for one in found if one.end >= place), None) or next(iter(found), None)
        if here is None:
            self.told.emit(Message(sentence=NOBODY))
        else:
            self.open(here.handle)

    def same(self, person_id: str, typed: Mapping[str, str]) -> None:
        """Show the person with this id, with the handles that were `typed` as well."""
        person = self._people.book().person(person_id)
        self._person_id = person.id if person else ""
        known = dict(person.handles) if person else {}
        written = {network: handle for network, handle in typed.items() if handle.strip()}
        name = person.name if person else plain_name(next(iter(written.values()), ""))
        self._show(name, known | written, same=person_id)

    def keep(self, name: str, handles: Mapping[str, str]) -> None:
        """Let the person who is shown be known so, and offer to take that back."""
        work = self._people.join(name, handles, self._person_id)
        self._background.run(work, self._kept, self._refuse)

    def _kept(self, joined: Joined) -> None:
        self.closed.emit()
        places = [f"@{handle} on {TITLES[network]}" for network, handle in joined.now.handles.items()]
        sentence = f"{joined.now.name} is {_and(places)} from now on."

        def back() -> None:
            self._background.run(self._people.part(joined), lambda _: None, self._fail)

        self.told.emit(Message(sentence=sentence, tone=Tone.SUCCESS, action="Undo", act=back))

    def _show(self, name: str, handles: Mapping[str, str], same: str = "") -> None:
        items = tuple(
            HandleItem(network=one, title=TITLES[one], handle=handles.get(one, ""), example=LOOKS_LIKE[one])
            for one in TITLES
        )
        self.shown.emit(PersonItem(name=name, handles=items, others=self._others, same=same))

    def _who(self, handle: str) -> Person | None:
        book = self._people.book()
        named = next((one.swap.person for one in self._lost() if one.swap.handle == handle), None)
        return named or next((one for net in TITLES if (one := book.who(net, handle))), None)

    def _guess(self, handle: str) -> dict[str, str]:
        """Return on which network `handle` is somebody's, with the server where it names none."""
        if home := home_of(handle):
            return {home: handle}
        hosts = [one.handle.rpartition("@")[2] for one in self._writing.chosen if one.network == MASTODON]
        return {MASTODON: f"{handle}@{hosts[0]}"} if hosts else {}

    def _lost(self) -> tuple[Lost, ...]:
        draft, chosen, book = self._writing.draft, self._writing.chosen, self._people.book()
        found: dict[str, tuple[Swap, dict[str, None]]] = {}
        for account in chosen:
            said = outgoing(draft, account, chosen, book)
            for swap in said.swaps if said else ():
                if not swap.calls:
                    key = swap.person.id if swap.person else swap.handle.casefold()
                    found.setdefault(key, (swap, {}))[1][account.network] = None
        lost = [Lost(swap=swap, networks=tuple(names)) for swap, names in found.values()]
        return tuple(sorted(lost, key=lambda one: one.swap.start))

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(str(error))


def _note(lost: Lost) -> MentionNote:
    swap = lost.swap
    if swap.person is None and not home_of(swap.handle) and MASTODON in lost.networks:
        sentence = f"@{swap.handle} is somebody else on each server: the name is written instead."
        return MentionNote(id=swap.handle, sentence=sentence, action="Say who it is")
    where = _and([TITLES.get(one, one) for one in lost.networks])
    name = swap.person.name if swap.person else swap.said.strip()
    sentence = f"{name} is not known on {where}: the name is written there instead."
    return MentionNote(id=swap.handle, sentence=sentence, action="Add the handle")


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
