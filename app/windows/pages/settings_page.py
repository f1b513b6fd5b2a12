"""The Settings page: who writes, how the program looks, and which rules of the coach speak."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QListWidgetItem, QWidget

from app.windows.pages.settling import Settling
from coach.answers import Answers
from coach.library.book import book
from widgets.frame.page import Page
from widgets.frame.profile_form import ProfileForm
from widgets.ground.look import SCHEMES
from widgets.ground.words import Words, column

SCHEME_WORDS = {"follow": "As the system asks", "light": "Light", "dark": "Dark"}
RULE = Qt.ItemDataRole.UserRole


class SettingsPage(Page):
    """Connects the fields with `Settling`; every change is kept at once."""

    def __init__(self, settling: Settling, *sections: QWidget, parent: QWidget | None = None) -> None:
        """Show what `settling` knows, and further `sections` below the look."""
        super().__init__(parent)
        self._settling = settling
        self.form = ProfileForm()
        self.scheme = QComboBox()
        self.scheme.setAccessibleName("Light or dark")
        for name in SCHEMES:
            self.scheme.addItem(SCHEME_WORDS[name], name)
        self.scheme.setCurrentIndex(self.scheme.findData(settling.look.scheme))
        self.previews = QCheckBox("Also ask the rules that still err too often")
        self.rules = QListWidget()
        self.rules.setAccessibleName("Rules of the coach; a rule without a tick stays silent")
        self.rules.setMinimumHeight(220)
        self.rules.setProperty("role", "framed")
        for name, rule in sorted(book().items()):
            item = QListWidgetItem(f"{name}: {rule.message}", self.rules)
            item.setData(RULE, name)
            item.setCheckState(Qt.CheckState.Checked)
        self.state = Words(role="muted")
        self.lay_out(
            column(
                Words("Settings", "heading", wrap=False),
                self.state,
                Words("About you", "title", wrap=False),
                self.form,
                Words("Look", "title", wrap=False),
                self.scheme,
                Words("Ctrl++ and Ctrl+- change the size of the text.", "muted"),
                *sections,
                Words("The coach", "title", wrap=False),
                self.previews,
                Words("A rule without a tick stays silent.", "muted"),
                self.rules,
                None,
                spacing=12,
            )
        )
        self.setFocusProxy(self.form)
        self.form.answered.connect(self._keep_form)
        self.scheme.activated.connect(self._choose_scheme)
        self.previews.clicked.connect(self._keep_previews)
        self.rules.itemChanged.connect(self._switch)
        settling.listed.connect(self._show)
        settling.said.connect(self._say)
        settling.refresh()

    def _show(self, answers: Answers) -> None:
        self.form.show_answers(answers)
        self.previews.setChecked(answers.previews)
        with QSignalBlocker(self.rules):
            for item in self._items():
                silent = item.data(RULE) in answers.off
                item.setCheckState(Qt.CheckState.Unchecked if silent else Qt.CheckState.Checked)

    def _choose_scheme(self) -> None:
        self._settling.look.choose(str(self.scheme.currentData()))

    def _keep_form(self, _: Answers) -> None:
        self._settling.keep(self._now())

    def _keep_previews(self) -> None:
        self._settling.keep(replace(self._now(), previews=self.previews.isChecked()))

    def _switch(self, _: QListWidgetItem) -> None:
        self._settling.keep(self._now())

    def _now(self) -> Answers:
        """Return all answers as the page shows them, rules of one's own packs as they were."""
        off = [str(one.data(RULE)) for one in self._items() if one.checkState() == Qt.CheckState.Unchecked]
        others = [name for name in self.form.answers.off if name not in book()]
        return replace(self.form.answers, off=(*off, *others), previews=self.previews.isChecked())

    def _items(self) -> list[QListWidgetItem]:
        return [self.rules.item(nth) for nth in range(self.rules.count())]

    def _say(self, sentence: str, trouble: bool) -> None:
        self.state.say(sentence, "hold" if trouble else "muted")
