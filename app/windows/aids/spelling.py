"""The mind behind the spelling marks: asks for what has changed, and remembers what the writer decided."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, QSettings

from app.background import Background
from app.model.draft import Draft
from app.services.engine import Engine
from app.services.language.spelling import AMERICAN, BRITISH, dictionary_for
from app.settings import Settings
from app.windows.message import Message
from app.windows.mind import Mind
from coach.texts.span import Span
from widgets.spelling.spelling_marks import SpellingMarks

SWITCH = "write/spelling"  # under this name the window remembers on or off
IGNORED = "write/ignored-words"  # and under this one a line for each draft: its id, and its words
MOST_DRAFTS = 200  # whose ignored words are remembered


class Spelling(Mind):
    """Answers the marks of every field. A line that was checked is checked again only when it has changed."""

    def __init__(
        self,
        field: SpellingMarks,
        *,
        engine: Engine,
        background: Background,
        memory: QSettings,
        parent: QObject | None = None,
    ) -> None:
        """Judge `field` with `engine` through `background`; `memory` keeps whether spelling is on."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._service = engine.spelling
        self._memory = memory
        self._english = engine.settings.english or _usual_english()
        self._language = "en"
        self._draft_id = ""
        self._checked: dict[SpellingMarks, dict[str, tuple[Span, ...]]] = {}  # line by line
        self._ignored = _ignored(memory)
        self.watch(field)

    def watch(self, marks: SpellingMarks) -> None:
        """Judge what `marks` stand in from now on, too."""
        self._checked[marks] = {}
        marks.rested.connect(partial(self._check, marks))
        marks.suggestions_wanted.connect(partial(self._suggest, marks))
        marks.learnt.connect(self.learn)
        marks.ignored.connect(self.ignore)
        marks.switched.connect(self.switch)
        marks.switch(self.on)

    @property
    def on(self) -> bool:
        """Return whether spelling is checked."""
        return self._memory.value(SWITCH, defaultValue=True, type=bool) is True

    @property
    def _dictionary(self) -> str:
        return dictionary_for(self._language, self._english)

    def open(self, draft: Draft) -> None:
        """Judge `draft` from now on."""
        self._draft_id = draft.id

    def speak(self, language: str) -> None:
        """Judge by the dictionary of `language` (BCP 47; "": as before); without one there are no marks."""
        language = language or self._language
        if language != self._language:
            self._language = language
            self._again()

    def hear(self, settings: Settings) -> None:
        """Judge by `settings` from now on; the service has heard of them already."""
        self._english = settings.english or _usual_english()
        self._again()

    def switch(self, on: bool) -> None:
        """Check spelling from now on, or no longer."""
        self._memory.setValue(SWITCH, on)
        for marks in self._checked:
            marks.switch(on)
        self._again()

    def learn(self, word: str) -> None:
        """Take `word` to be right everywhere, and offer to take that back."""

        def learnt(_: None) -> None:
            self._again()
            sentence = f"“{word}” is in your dictionary now."
            self.told.emit(Message(sentence=sentence, action="Undo", act=lambda: self._unlearn(word)))

        self._background.run(self._service.learn(word), learnt, self._fail)

    def ignore(self, word: str) -> None:
        """Take `word` to be right in this draft."""
        words = self._ignored.pop(self._draft_id, ())
        self._ignored[self._draft_id] = (*words, word)
        kept = list(self._ignored.items())[-MOST_DRAFTS:]
        self._memory.setValue(IGNORED, "\n".join(" ".join((draft, *words)) for draft, words in kept))
        for marks in self._checked:
            marks.read_again()

    def _check(self, marks: SpellingMarks, text: str) -> None:
        """Mark the words of `text` that the dictionary does not know; unchanged lines cost nothing."""
        dictionary = self._dictionary
        if not self.on or not dictionary:
            marks.show_words(text, ())
            return
        lines = text.split("\n")
        new = [line for line in dict.fromkeys(lines) if line not in self._checked[marks]]

        def judged(found: tuple[tuple[Span, ...], ...]) -> None:
            if dictionary == self._dictionary:
                known = self._checked[marks]
                kept = {line: known[line] for line in lines if line in known}
                self._checked[marks] = kept | dict(zip(new, found, strict=True))
                self._show(marks, text, lines)

        if new:
            self._background.run(self._service.check(new, dictionary), judged, self._fail)
        else:
            self._show(marks, text, lines)

    def _unlearn(self, word: str) -> None:
        self._background.run(self._service.unlearn(word), lambda _: self._again(), self._fail)

    def _suggest(self, marks: SpellingMarks, word: str) -> None:
        def suggested(found: tuple[str, ...]) -> None:
            marks.show_suggestions(word, found)

        if self._dictionary:
            self._background.run(self._service.suggest(word, self._dictionary), suggested, self._fail)

    def _show(self, marks: SpellingMarks, text: str, lines: Sequence[str]) -> None:
        ignored = self._ignored.get(self._draft_id, ())
        found: list[Span] = []
        at = 0
        for line in lines:
            for start, end in self._checked[marks].get(line, ()):
                if line[start:end] not in ignored:
                    found.append(Span(at + start, at + end))
            at += len(line) + 1
        marks.show_words(text, found)

    def _again(self) -> None:
        for marks in self._checked:
            self._checked[marks] = {}
            marks.read_again()


def _ignored(memory: QSettings) -> dict[str, tuple[str, ...]]:
    """Return the words that are ignored, by draft."""
    lines = str(memory.value(IGNORED) or "").splitlines()
    return {draft: tuple(words) for draft, *words in map(str.split, lines) if draft}


def _usual_english() -> str:
    """Return the English of this computer's own language."""
    return AMERICAN if QLocale.system().name() == "en_US" else BRITISH
