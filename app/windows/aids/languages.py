"""Which language the post on the screen is in: as the writer says, or else as it reads."""

from PySide6.QtCore import QLocale, QObject, QSettings, Signal

from app.background import Background
from app.errors import AppError
from app.model.draft import Draft
from app.services.language.languages import LANGUAGES, detect_aside

NEAR = "write/languages"  # under this name the window remembers what was chosen by hand
MOST_NEAR = 5


class Languages(QObject):
    """Looks at what is written, off the window's thread, and listens to the writer."""

    found = Signal(str, bool)  # BCP 47, "" for a text that says too little; and whether the writer said so
    near = Signal(object)  # the languages that this writer uses, as codes
    chosen = Signal(object)  # what the draft should remember: a code, or None for as detected

    def __init__(self, *, background: Background, memory: QSettings, parent: QObject | None = None) -> None:
        """Detect through `background`; `memory` keeps which languages were chosen before."""
        super().__init__(parent)
        self._background = background
        self._memory = memory
        self._said: str | None = None
        self._text = ""

    def open(self, draft: Draft) -> None:
        """Take the language that `draft` remembers; None means as detected."""
        self._said = draft.language
        self.near.emit(self._near())
        if self._said is not None:
            self.found.emit(self._said, True)
        else:
            self.look(draft.text)

    def look(self, text: str) -> None:
        """Look at the text as it is after a pause."""
        self._text = text
        if self._said is None:
            self._background.run(detect_aside(text), self._tell, _ignore)

    def choose(self, code: str) -> None:
        """Take the writer's word; "" goes back to what is detected."""
        self._said = code or None
        self.chosen.emit(self._said)
        if code:
            self._memory.setValue(NEAR, ",".join([code, *(one for one in self._kept() if one != code)]))
            self.near.emit(self._near())
            self.found.emit(code, True)
        else:
            self.look(self._text)

    def _tell(self, code: str) -> None:
        if self._said is None:
            self.found.emit(code, False)

    def _kept(self) -> list[str]:
        return [code for code in str(self._memory.value(NEAR) or "").split(",") if code]

    def _near(self) -> tuple[str, ...]:
        own = QLocale.system().name().partition("_")[0]
        kept = dict.fromkeys([*self._kept(), own, "en"])
        return tuple(code for code in kept if code in LANGUAGES)[:MOST_NEAR]


def _ignore(_: AppError) -> None:
    """A language that is not detected is not known; nothing else depends on it."""
