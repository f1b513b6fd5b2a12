"""The language of the post at the foot of the page, and a menu to correct it."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from widgets.ground.icons import IconPush
from widgets.ground.style import set_role

UNSURE = "Language"


class LanguageChoice(IconPush):
    """Shows one language of `codes` (BCP 47). It knows their names and nothing of any text."""

    chosen = Signal(str)  # a code; "": whatever is detected

    def __init__(self, codes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(UNSURE, "ph.translate", "muted", parent)
        set_role(self, "quiet")
        self._codes = sorted(codes, key=language_name)
        self._near: tuple[str, ...] = ()
        self._code, self._by_hand = "", False
        self.clicked.connect(self._open)
        self.show_language("", by_hand=False)

    def show_language(self, code: str, *, by_hand: bool) -> None:
        """Show `code`, detected or chosen `by_hand`; "" is a text that says too little."""
        self._code, self._by_hand = code, by_hand
        name = language_name(code) if code else UNSURE
        self.setText(name)
        if by_hand:
            how = f"You said that this post is in {name}."
        elif code:
            how = f"This post seems to be in {name}. Press to correct that."
        else:
            how = "There is too little text to tell its language. Press to choose it."
        self.setToolTip(how)
        self.setAccessibleName(f"Language: {name}" if code else "Language: not known yet")
        self.setAccessibleDescription(how)

    def show_near(self, codes: Sequence[str]) -> None:
        """Put `codes`, which this writer uses, at the top of the menu."""
        self._near = tuple(code for code in dict.fromkeys(codes) if code in self._codes)

    def menu_at_hand(self) -> QMenu:
        """Return a new menu: as detected, the languages near at hand, and all of them behind one entry."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._add(menu, "As detected", "", checked=not self._by_hand)
        menu.addSeparator()
        for code in self._near:
            self._add(menu, language_name(code), code, checked=self._by_hand and code == self._code)
        everything = menu.addMenu("All languages")
        for code in self._codes:
            self._add(everything, language_name(code), code, checked=self._by_hand and code == self._code)
        return menu

    def _add(self, menu: QMenu, name: str, code: str, *, checked: bool) -> None:
        action = QAction(name, menu, checkable=True, checked=checked)
        action.triggered.connect(lambda: self.chosen.emit(code))
        menu.addAction(action)

    def _open(self) -> None:
        menu = self.menu_at_hand()
        above = self.mapToGlobal(
            QPoint(0, -menu.sizeHint().height())
        )  # the button is at the foot of the page
        menu.popup(above)
        menu.setActiveAction(menu.actions()[0])


def language_name(code: str) -> str:
    """Return the English name of the language `code` (BCP 47)."""
    return QLocale.languageToString(QLocale(code).language()).removesuffix(" Bokmal")
