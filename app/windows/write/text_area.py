"""The middle of the Write page: a tab for each text, the editor, and what its text is compared with."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QWidget

from app.model.account import Account
from app.model.draft import Draft
from app.model.varying import BASE, Stand
from app.windows.drafting.versions import Versions
from app.windows.drafting.writing import Writing
from widgets.drafts.text_tabs import TextTab, TextTabs
from widgets.drafts.variant_bar import VariantBar
from widgets.editing.editor import Editor
from widgets.ground.words import column

if TYPE_CHECKING:  # built when they are first looked at
    from widgets.drafts.comparison import Comparison
    from widgets.drafts.versions_view import VersionItem, VersionsView
    from widgets.ground.empty_state import EmptyState

SPACE = 8  # pixels between tabs, bar and text
WRITING_HEIGHT = 132  # pixels of the text, at least
READING_HEIGHT = 300  # pixels of two texts side by side, or of versions
LEAST_HEIGHT = 160  # pixels


class TextArea(QWidget):
    """Connects the texts of the draft on the screen with `Writing`, and its versions with `Versions`."""

    def __init__(
        self, writing: Writing, versions: Versions, editor: Editor, parent: QWidget | None = None
    ) -> None:
        """Show what `writing` holds in `editor`, and of its past what `versions` finds."""
        super().__init__(parent)
        self._writing = writing
        self._stands: dict[str, tuple[Account, Stand]] = {}
        self.tabs = TextTabs()
        self.bar = VariantBar()
        self.editor = editor
        self._past = versions
        self._stack = QStackedWidget()
        self._stack.addWidget(editor)
        # What stands below gets the height that it needs; the text has the rest.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.tabs.hide()
        self.bar.hide()
        box = column(self.tabs, self.bar, self._stack, spacing=SPACE)
        box.setStretchFactor(self._stack, 1)
        self.setLayout(box)
        self._connect()

    @cached_property
    def comparison(self) -> "Comparison":
        """Return the account's own text beside the base text, built by now."""
        from widgets.drafts.comparison import Comparison

        view = Comparison()
        view.taken.connect(self._take)
        view.closed.connect(self.close_views)
        self._stack.addWidget(view)
        return view

    @cached_property
    def versions(self) -> "VersionsView":
        """Return what shows the versions of the draft, built by now."""
        from widgets.drafts.versions_view import VersionsView

        view = VersionsView()
        view.restored.connect(self._past.restore)
        view.closed.connect(self.close_views)
        self._stack.addWidget(view)
        return view

    @cached_property
    def nothing(self) -> "EmptyState":
        """Return what stands in the place of the text of an account that gets none, built by now."""
        from widgets.ground.empty_state import EmptyState

        view = EmptyState(
            "ph.prohibit",
            "Nothing goes to this account",
            "It is left out when this post is published. Its own text, if it had one, is in the versions.",
            "Use the base text",
        )
        view.started.connect(self._writing.follow)
        self._stack.addWidget(view)
        return view

    @property
    def _reads(self) -> bool:
        """Return whether a comparison or the versions are in front."""
        views = [self.__dict__.get(name) for name in ("comparison", "versions")]
        return self._stack.currentWidget() in views

    def hasHeightForWidth(self) -> bool:
        """Return that `sizeHint` says it all."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the least in which one can write, or read what is compared."""
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """Return the same: the text takes what is left."""
        over = [part for part in (self.tabs, self.bar) if not part.isHidden()]
        heights = [
            part.heightForWidth(self.width()) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in over
        ]
        least = READING_HEIGHT if self._reads else WRITING_HEIGHT
        if "nothing" in self.__dict__ and self._stack.currentWidget() is self.nothing:
            least = max(least, self.nothing.heightForWidth(self.width()))
        return QSize(0, max(least + sum(heights) + SPACE * len(over), LEAST_HEIGHT))

    def focus_text(self) -> None:
        """Put the cursor where writing goes on."""
        if (shown := self._stack.currentWidget()) is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_views(self) -> None:
        """Go back to the text from a comparison or the versions."""
        if self._reads:
            self._show_text()
            self.focus_text()

    def _connect(self) -> None:
        writing = self._writing
        self.tabs.turned.connect(writing.turn_to)
        self.bar.compare_requested.connect(self.compare)
        self.bar.follow_requested.connect(writing.follow)
        self.bar.silence_requested.connect(writing.silence)
        self.bar.keep_requested.connect(writing.catch_up)
        self._past.listed.connect(self._show_versions)
        self.editor.written.connect(writing.set_text)
        writing.leaving.connect(self.hand_over)
        writing.opened.connect(self._open)
        writing.turned.connect(self._turn)
        writing.tabs_listed.connect(self._show_tabs)

    def hand_over(self) -> None:
        """Tell at once what was written a moment ago."""
        self._writing.set_text(self.editor.finish())

    def _open(self, draft: Draft) -> None:
        self.editor.show_text(draft.text)
        self._show_text()

    def _turn(self, tab: str, text: str) -> None:
        self.editor.turn_to(tab, text)

    def _show_tabs(self, stands: tuple[tuple[Account, Stand], ...], tab: str) -> None:
        self._stands = {account.id: (account, how) for account, how in stands}
        self.tabs.show_tabs(
            [TextTab(id=a.id, network=a.network, handle=a.handle, stand=how) for a, how in stands], tab
        )
        several = len(stands) > 1 or any(how is not Stand.BASE for _, how in stands)
        self.tabs.setVisible(several or tab != BASE)
        self._show_text()

    def _show_text(self) -> None:
        account, how = self._stands.get(self._writing.tab, (None, Stand.BASE))
        self.bar.setVisible(account is not None and how is not Stand.NOTHING)
        if account is not None and how is not Stand.NOTHING:
            self.bar.show_stand(account.handle, how)
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._stack.isAncestorOf(focused)
        self._put_in_front(self.nothing if how is Stand.NOTHING else self.editor)
        if had_focus:
            self.focus_text()

    def _put_in_front(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.updateGeometry()

    def compare(self) -> None:
        """Show the account's own text beside the base text."""
        self._writing.leaving.emit()
        account, _ = self._stands[self._writing.tab]
        self.comparison.show_texts(account.handle, self._writing.draft.text, self.editor.text())
        self._put_in_front(self.comparison)
        self.comparison.focus_first()

    def _take(self, text: str) -> None:
        self.editor.change_text(text)
        self.hand_over()
        if self._stands[self._writing.tab][1] is Stand.BASE:  # nothing of its own is left
            self.close_views()
        else:
            self.compare()

    def _show_versions(self, items: "tuple[VersionItem, ...]", now: str) -> None:
        self.versions.show_versions(items, now)
        self._put_in_front(self.versions)
        self.versions.setFocus(Qt.FocusReason.ShortcutFocusReason)
