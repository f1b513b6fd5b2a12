"""Gathers what the writer should hear of while the window is closed: one calm summary, never one per post."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.model.account import Account, SignIn
from app.model.delivery import TROUBLED, Delivery, State

GATHER = timedelta(minutes=1)  # what goes wrong seldom goes wrong alone
AFTER_WAKING = timedelta(minutes=3)  # then the network is back, and the first late posts are out
LONG = timedelta(hours=1)  # a computer that slept so long was left alone

QuietUntil = Callable[[datetime], datetime]

_WORDS: Mapping[State, tuple[str, str]] = {
    State.REFUSED: ("was refused", "were refused"),
    State.UNKNOWN: ("may or may not be out", "may or may not be out"),
    State.HELD: ("is held", "are held"),
    State.MISSED: ("missed its time", "missed their time"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is told at once; it quotes no post, because a locked screen may show it."""

    title: str
    words: str
    page: str  # that a click opens


class Gathering:
    """Takes note of what changes, and says when there is something to tell and what."""

    def __init__(self, *, quiet_until: QuietUntil) -> None:
        """Be quiet for as long as `quiet_until` says."""
        self._quiet_until = quiet_until
        self._states: dict[str, State] | None = None
        self._troubled: dict[str, State] = {}
        self._sent: set[str] = set()
        self._in_doubt: set[str] = set()  # posts whose rehearsal failed
        self._sign_ins: dict[str, str] = {}  # handles of accounts that need one
        self._known_sign_ins: frozenset[str] | None = None
        self._sentences: list[str] = []
        self._moment: datetime | None = None

    @property
    def begun(self) -> bool:
        """Return whether the queue was looked at once, so that it is known what is news."""
        return self._states is not None

    @property
    def moment(self) -> datetime | None:
        """Return when the next summary is to be told; None while there is nothing to tell."""
        return self._moment

    def hear_deliveries(self, deliveries: Iterable[Delivery], now: datetime, *, unseen: bool = False) -> None:
        """Take note of how `deliveries` stand. What was so at the first look is no news, unless `unseen`."""
        states = {one.id: one.state for one in deliveries}
        before = self._states
        self._states = states
        if before is None:
            before = {} if unseen else states
            before = {**before, **{name: state for name, state in states.items() if state is State.SENT}}
        for name, state in states.items():
            if before.get(name) is state:
                continue
            self._troubled.pop(name, None)
            if state in TROUBLED:
                self._troubled[name] = state
                self._tell_at(now + GATHER)
            elif state is State.SENT:
                self._sent.add(name)
                if self._quiet_until(now) > now:  # in the morning it is worth a word
                    self._tell_at(now)
        for gone in set(self._troubled) - set(states):
            del self._troubled[gone]

    def hear_accounts(self, accounts: Iterable[Account], now: datetime) -> None:
        """Take note of which accounts need a sign-in. What was so at the first look is no news."""
        needing = {one.id: one.handle for one in accounts if one.sign_in is SignIn.NEEDED}
        if self._known_sign_ins is not None and set(needing) - self._known_sign_ins:
            self._tell_at(now + GATHER)
        known = frozenset(needing) if self._known_sign_ins is None else self._known_sign_ins
        self._sign_ins = {name: handle for name, handle in needing.items() if name not in known}
        self._known_sign_ins = known & frozenset(needing)

    def hear_trouble(self, sentence: str, now: datetime) -> None:
        """Take note of trouble with this computer; the same again is told once."""
        if sentence not in self._sentences:
            self._sentences.append(sentence)
            self._tell_at(now + GATHER)

    def hear_rehearsal(self, delivery_id: str, now: datetime) -> None:
        """Take note that something stands in the way of a post that is still to go out."""
        self._in_doubt.add(delivery_id)
        self._tell_at(now + GATHER)

    def hear_jump(self, by: timedelta, now: datetime) -> None:
        """Take note that the computer slept; what came of it is told together, a little later."""
        if by >= LONG:
            self._tell_at(now + AFTER_WAKING)
        elif self._moment is not None:  # the clock may have been put back
            self._moment = self._quiet_until(min(self._moment, now + GATHER))

    def forget(self) -> None:
        """Tell nothing of what came until now: the writer is looking at the window."""
        self._troubled.clear()
        self._sent.clear()
        self._in_doubt.clear()
        self._sentences.clear()
        if self._known_sign_ins is not None:
            self._known_sign_ins |= frozenset(self._sign_ins)
        self._sign_ins = {}
        self._moment = None

    def take(self, now: datetime) -> Summary | None:
        """Return the summary if its moment has come and there is something in it, and begin anew."""
        if self._moment is None or self._moment > now:
            return None
        quiet = self._quiet_until(now)
        if quiet > now:  # the hours may have been changed since
            self._moment = quiet
            return None
        summary = self._summary()
        self.forget()
        return summary

    def _tell_at(self, moment: datetime) -> None:
        """Tell at `moment`, or after the quiet hours; what is to be told earlier already takes it along."""
        quiet = self._quiet_until(moment)
        self._moment = quiet if self._moment is None else min(self._moment, quiet)

    def _summary(self) -> Summary | None:
        told: list[str] = []
        many = len(self._troubled)
        if many:
            kinds = [
                f"{number} {_WORDS[state][number > 1]}"
                for state in _WORDS
                if (number := sum(one is state for one in self._troubled.values()))
            ]
            told.append(f"{', '.join(kinds)}. Rapport needs your word.")
        if self._in_doubt:
            doubt = len(self._in_doubt)
            which = "a post that is" if doubt == 1 else f"{doubt} posts that are"
            told.append(f"Something stands in the way of {which} still to go out; there is time to act.")
        if self._sign_ins:
            handles = ", ".join(sorted(self._sign_ins.values()))
            told.append(f"Please sign in again: {handles}.")
        told += self._sentences
        if self._sent:
            out = len(self._sent)
            told.append(f"{out} {'post' if out == 1 else 'posts'} went out.")
        if not told:
            return None
        return Summary(title=self._title(), words=" ".join(told), page=self._page())

    def _title(self) -> str:
        many = len(self._troubled) + len(self._in_doubt)
        if many:
            return "One post needs you" if many == 1 else f"{many} posts need you"
        if self._sign_ins:
            return "An account needs you" if len(self._sign_ins) == 1 else "Accounts need you"
        return "Rapport has trouble" if self._sentences else "While you were away"

    def _page(self) -> str:
        return "accounts" if self._sign_ins and not (self._troubled or self._in_doubt) else "queue"
