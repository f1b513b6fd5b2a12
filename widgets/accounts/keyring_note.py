"""Says which keyring keeps the secrets, or why none can be kept now and how to go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets.ground.announce import announce
from widgets.ground.icons import IconLabel
from widgets.ground.style import set_role
from widgets.ground.words import Words, column, row

KEPT = "Passwords and tokens are kept in {place} and nowhere else. Removing an account deletes its secret."
LOOKING = "Looking for the system's keyring …"
ASKING = "Asking the keyring. Your desktop may want its password, perhaps in a window behind this one."
MEANWHILE = (
    "Until then nothing is lost: planned posts wait. An account can also be connected for this session "
    "only; its secret stays in memory then and is forgotten when Rapport closes."
)


class KeyringNote(QFrame):
    """One line where all is well; a note with a button where it is not."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(size=18)
        self._words = Words()
        self._more = Words(MEANWHILE, "muted")
        self._retry = QPushButton("Try again")
        self._retry.clicked.connect(self.retry_requested)
        said = column(self._words, self._more, spacing=6)
        line = row(self._icon, said, self._retry, spacing=12)
        line.setStretchFactor(said, 1)
        line.setContentsMargins(14, 10, 14, 10)
        self.setLayout(line)
        self.show_looking()

    def show_looking(self, *, asking: bool = False) -> None:
        """Show that the keyring is being looked at; `asking`: it may ask the person for its password."""
        self._show("ph.circle-dashed", "accent", ASKING if asking else LOOKING, trouble=False)

    def show_kept(self, place: str) -> None:
        """Show that secrets are kept in `place`."""
        self._show("ph.lock-key-fill", "ok", KEPT.format(place=place), trouble=False)

    def show_trouble(self, place: str, sentence: str) -> None:
        """Show in `sentence` what is wrong with the keyring called `place` ("": with having none)."""
        said = f"{place[0].upper()}{place[1:]}: {sentence}" if place else sentence
        self._show("ph.warning-circle-fill", "hold", said, trouble=True)
        announce(self, sentence)

    def _show(self, icon: str, token: str, words: str, *, trouble: bool) -> None:
        set_role(self, f"{token}-note" if trouble else "")
        self._icon.show_icon(icon, token)
        self._words.say(words, "" if trouble else "muted")
        self._more.setVisible(trouble)
        self._retry.setVisible(trouble)
        self.setAccessibleName(words)
