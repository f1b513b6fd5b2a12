"""The mind behind the card's "…": advice left aside, brought back, and rules that offer to go."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.model.article import NO_ARTICLE
from app.model.draft import Draft
from app.services.engine import Engine
from app.windows.message import Message, Tone
from app.windows.mind import Mind
from coach.advice import Field, Finding, Fix
from coach.dismissals import Dismissal, Dismissals, Reach, ReasonNeeded, dead, dismiss, offers_to_go
from coach.rule import shortened
from widgets.coaching.dismissed_list import DismissedItem

BECAUSE = "because"  # what the card says beside the reaches: this once, with a reason
DONE = {
    Reach.ONCE: "The coach leaves these words alone.",
    Reach.HERE: "The coach says no more about this in this draft.",
    Reach.ALWAYS: "The coach says no more about this anywhere.",
}
HOW_FAR = {Reach.ONCE: "This once", Reach.HERE: "In this draft", Reach.ALWAYS: "Everywhere"}


class Dismissing(Mind):
    """Knows what was left aside. Changes count at once and are written down behind the scenes."""

    changed = Signal(object)  # Dismissals, as seen from the draft on the screen
    listed = Signal(object)  # tuple of DismissedItem for the draft on the screen
    reason_wanted = Signal(str)  # a sentence; answer with `give_reason`
    settled = Signal()  # no reason is wanted any more

    def __init__(self, *, engine: Engine, background: Background, parent: QObject | None = None) -> None:
        """Work with `engine` through `background`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._known = Dismissals()
        self._text, self._article = "", NO_ARTICLE
        self._asked: tuple[Finding, Reach] | None = None

    def refresh(self) -> None:
        """Read anew what was left aside."""
        self._background.run(self._engine.dismissing.all(), self._take, self._fail)

    def show(self, draft: Draft) -> None:
        """Take the draft on the screen as it is now."""
        another = draft.id != self._known.draft
        self._text, self._article = draft.text, draft.article
        if another:
            self._settle()
            self._known = replace(self._known, draft=draft.id)
            self.changed.emit(self._known)

    def relist(self) -> None:
        """Tell what concerns the draft on the screen, and which words are gone from it."""
        concerning = self._known.concerning()
        gone = dead(concerning, "\n".join((self._text, self._article.title, self._article.excerpt)))
        self.listed.emit(tuple(_item(one, gone=one.key in gone) for one in concerning))

    def dismiss(self, finding: Finding, how: str) -> None:
        """Leave `finding` aside: "once", "here", "always", or "because", which asks for a reason first."""
        if how == BECAUSE:
            self._ask(finding, Reach.ONCE, "Why may this be left aside?")
            return
        try:
            self._dismiss(finding, Reach(how), "")
        except ReasonNeeded as needed:
            self._ask(finding, Reach(how), str(needed))

    def give_reason(self, reason: str) -> None:
        """Take the reason that was asked for."""
        if self._asked is None:
            return
        finding, reach = self._asked
        try:
            self._dismiss(finding, reach, reason)
        except ReasonNeeded as needed:
            self.told.emit(Message(sentence=str(needed), tone=Tone.ERROR))
        else:
            self._settle()

    def keep(self) -> None:
        """Forget that a reason was asked for."""
        self._settle()

    def bring_back(self, key: str) -> None:
        """Let the advice behind `key` be given again."""
        self._change(one for one in self._known.all if one.key != key)
        self._background.run(self._engine.dismissing.bring_back(key), _nothing, self._fail)

    def heed(self, fix: Fix, findings: Iterable[Finding]) -> None:
        """Note that the writer took `fix`: the rule behind it is of use."""
        for finding in findings:
            if fix in finding.fixes:
                self._background.run(self._engine.dismissing.heed(finding.rule), _nothing, self._fail)
                return

    def _dismiss(self, finding: Finding, reach: Reach, reason: str) -> None:
        words = {Field.TITLE: self._article.title, Field.EXCERPT: self._article.excerpt}
        made = dismiss(
            finding,
            words.get(finding.field, self._text),
            reach=reach,
            draft=self._known.draft,
            at=datetime.now(UTC),
            reason=reason,
        )
        self._change((*(one for one in self._known.all if one.key != made.key), made))
        self._tell(made)
        self._background.run(
            self._engine.dismissing.dismiss(made), lambda running: self._offer(made, running), self._fail
        )

    def _tell(self, made: Dismissal) -> None:
        self.told.emit(
            Message(sentence=DONE[made.reach], action="Undo", act=lambda: self.bring_back(made.key))
        )

    def _offer(self, made: Dismissal, running: int) -> None:
        if made.reach is Reach.ALWAYS or not offers_to_go(running):
            return
        off = replace(made, reach=Reach.ALWAYS, draft="", context="", at=datetime.now(UTC))
        sentence = f"You left “{made.said}” aside {running} times in a row. It can be switched off."
        self.told.emit(Message(sentence=sentence, action="Switch it off", act=lambda: self._switch_off(off)))

    def _switch_off(self, off: Dismissal) -> None:
        self._change((*self._known.all, off))
        self._tell(off)
        self._background.run(self._engine.dismissing.dismiss(off), _nothing, self._fail)

    def _ask(self, finding: Finding, reach: Reach, sentence: str) -> None:
        self._asked = (finding, reach)
        self.reason_wanted.emit(sentence)

    def _settle(self) -> None:
        self._asked = None
        self.settled.emit()

    def _take(self, dismissals: tuple[Dismissal, ...]) -> None:
        self._change(dismissals)

    def _change(self, dismissals: Iterable[Dismissal]) -> None:
        self._known = replace(self._known, all=tuple(dismissals))
        self.changed.emit(self._known)
        self.relist()


def _item(dismissal: Dismissal, *, gone: bool) -> DismissedItem:
    parts = [f"{HOW_FAR[dismissal.reach]}."]
    if dismissal.words and dismissal.reach is Reach.ONCE:
        words = f"The words “{shortened(dismissal.words, 40)}”"
        parts.append(f"{words}, which are gone from the text." if gone else f"{words}.")
    if dismissal.reason:
        parts.append(f"You said: {dismissal.reason}")
    return DismissedItem(key=dismissal.key, title=dismissal.said or dismissal.rule, detail=" ".join(parts))


def _nothing(_: object) -> None:
    """What was done shows already."""
