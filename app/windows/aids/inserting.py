"""What is put into the text at the cursor: emoji by name, readable hashtags, people already mentioned."""

from collections.abc import Mapping, Sequence
from itertools import islice

from PySide6.QtCore import QObject, QSettings

from app.background import Background
from app.model.account import Account
from app.services.engine import Engine
from app.services.people.acquaintances import known_handles, meant
from app.windows.message import Message
from app.windows.mind import Mind
from coach.rules.bare_link_text import without_tracking
from coach.rules.hashtag_case import words_of
from coach.texts.scan import Scan, fold
from widgets.editing.completion import Completion, Offer
from widgets.editing.editor import Editor
from widgets.editing.emoji_names import by_code, by_sign, search

RECENT = "write/emoji"  # under this name the window remembers the emoji that were used last
MOST_RECENT = 18  # two rows
MOST_OFFERS = 7
SHORTEST_TAG = 8  # letters; a shorter tag is mostly one word


class Inserting(Mind):
    """Answers the completion of one editor, keeps the recent emoji, and offers to clean what is pasted."""

    def __init__(
        self,
        editor: Editor,
        completion: Completion,
        *,
        engine: Engine,
        background: Background,
        memory: QSettings,
        parent: QObject | None = None,
    ) -> None:
        """Know people through `engine` and `background`; `memory` keeps the recent emoji."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._editor = editor
        self._completion = completion
        self._memory = memory
        self._readers: tuple[Account, ...] = ()  # who gets the text on the screen
        completion.wanted.connect(self._answer)
        completion.taken.connect(self._note)
        editor.pasted.connect(self.look_at_pasted)

    @property
    def recent(self) -> tuple[str, ...]:
        """Return the emoji that were used last, the latest first."""
        return tuple(sign for sign in str(self._memory.value(RECENT) or "").split(" ") if sign)

    def show_accounts(self, accounts: Sequence[tuple[Account, object]], tab: str) -> None:
        """Take the accounts that the text on the screen goes to: that of `tab`, or all of them."""
        own = [account for account, _ in accounts if account.id == tab] or [one for one, _ in accounts]
        self._readers = tuple(own)

    def insert_emoji(self, sign: str) -> None:
        """Put `sign` at the cursor, and remember it."""
        self._editor.insertPlainText(sign)
        self._remember(sign)

    def look_at_pasted(self, text: str) -> None:
        """Offer to cut off what the links in `text` carry to count people."""
        links = [text[start:end] for start, end in Scan(fold(text)).urls]
        clean = {link: better for link in links if (better := without_tracking(link)) != link}
        if clean:
            what = "The link that you pasted carries" if len(clean) == 1 else "Links that you pasted carry"
            self.told.emit(
                Message(
                    sentence=f"{what} a tail that counts people. The page opens without it.",
                    action="Cut it off",
                    act=lambda: self._clean(clean),
                )
            )

    def _clean(self, links: Mapping[str, str]) -> None:
        text = self._editor.text()
        for link, better in links.items():
            text = text.replace(link, better)
        self._editor.change_text(text)

    def _answer(self, token: str) -> None:
        match token[0]:
            case ":":
                self._answer_emoji(token)
            case "#":
                tag = token[1:]
                plain = tag.isascii() and tag.isalpha() and tag.islower() and len(tag) >= SHORTEST_TAG
                words = words_of(tag) if plain else ()
                better = "#" + "".join(map(str.capitalize, words))
                self._completion.offer(token, [Offer(text=better, label=better)] if len(words) > 1 else [])
            case _:
                self._background.run(
                    self._known(token), lambda found: self._completion.offer(token, found), self._fail
                )

    def _answer_emoji(self, token: str) -> None:
        if token.endswith(":"):
            meant = by_code(token[1:-1])
            self._completion.offer(token, ())
            if meant is not None:
                self._completion.put(token, meant.sign)
                self._remember(meant.sign)
            return
        found = search(token[1:], MOST_OFFERS)
        self._completion.offer(
            token, [Offer(text=one.sign, label=f"{one.sign}  {one.name}") for one in found]
        )

    async def _known(self, token: str) -> tuple[Offer, ...]:
        known = known_handles((await self._engine.remembering.history()).posts)
        found = islice(meant(token, self._readers, self._engine.people.book(), known), MOST_OFFERS)
        return tuple(Offer(text=f"{one.text} ", label=one.label) for one in found)

    def _note(self, taken: str) -> None:
        if by_sign(taken) is not None:
            self._remember(taken)

    def _remember(self, sign: str) -> None:
        kept = [sign, *(one for one in self.recent if one != sign)][:MOST_RECENT]
        self._memory.setValue(RECENT, " ".join(kept))
