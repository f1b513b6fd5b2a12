"""What stands beside the text: the coach, the parts of the thread, and the preview; connects them."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from app.errors import InputError
from app.model.account import Account
from app.services.splitting.thread_parts import part_at
from app.windows.aids.attaching import Attaching
from app.windows.aids.carding import Carding
from app.windows.aids.parting import Cut, Parting
from app.windows.message import Message
from app.windows.write.post_items import part_items, post_items
from app.windows.write.text_area import TextArea
from widgets.coaching.coach_panel import CoachPanel
from widgets.drafts.side_tabs import Reader, SideTab, SideTabs
from widgets.ground.places_in_text import codepoint_index, utf16_offset
from widgets.ground.words import column

if TYPE_CHECKING:  # built when they are first looked at
    from widgets.parts.part_panel import PartPanel
    from widgets.previews.thread_view import ThreadView

COACH, THREAD, PREVIEW = range(3)
ROUND = 16, 8, 12, 16  # pixels round the thread and the preview
NOBODY = "Choose an account that gets this text, and its posts are shown here."
NOBODY_IN_PARTS = "Choose an account that gets this text, and it is counted and cut into parts here."
TABS = (
    SideTab(words="Coach", tip="What the coach says (Alt+1)", per_account=False),
    SideTab(words="Thread", tip="The parts of the thread (Alt+2)", per_account=True),
    SideTab(words="Preview", tip="As its readers see it (Alt+3)", per_account=True),
)


class SideArea(QWidget):
    """Shows how `Parting` cuts the text, and carries out what the writer does with the parts."""

    told = Signal(object)  # a Message

    def __init__(
        self,
        parting: Parting,
        carding: Carding,
        attaching: Attaching,
        texts: TextArea,
        parent: QWidget | None = None,
    ) -> None:
        """Stand beside `texts`."""
        super().__init__(parent)
        self._parting = parting
        self._carding = carding
        self._views = attaching.views
        self._texts = texts
        self._editor = texts.editor
        self.coach = CoachPanel()
        shown = (lambda: self.coach), (lambda: self.parts), (lambda: self.preview)
        self.tabs = SideTabs(tuple(zip(TABS, shown, strict=True)))
        box = column(self.tabs)
        box.setContentsMargins(0, 8, 0, 0)
        self.setLayout(box)
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._connect(attaching)

    @cached_property
    def parts(self) -> "PartPanel":
        """Return the cards of the parts, built by now."""
        from widgets.parts.part_panel import PartPanel

        parts = PartPanel()
        parts.setContentsMargins(*ROUND)
        parts.break_requested.connect(self.begin_part)
        parts.numbering_chosen.connect(self._parting.number)
        parts.chosen.connect(self._go_to)
        parts.moved.connect(self._parting.move)
        return parts

    @cached_property
    def preview(self) -> "ThreadView":
        """Return the posts as their readers see them, built by now."""
        from widgets.previews.thread_view import ThreadView

        preview = ThreadView()
        preview.setContentsMargins(*ROUND)
        preview.card_requested.connect(self._carding.ask)
        return preview

    def open(self, number: int) -> None:
        """Put one of the three in front and give it the focus."""
        self.tabs.turn_to(number)
        if number == THREAD:
            self.parts.focus_part()
        elif number == PREVIEW:
            self.preview.focus_preview()
        else:
            self.coach.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_part(self) -> None:
        """Begin a new part where the cursor is."""
        text = self._editor.finish()
        try:
            self._parting.begin_part(text, codepoint_index(text, self._editor.textCursor().position()))
        except InputError as error:
            self.told.emit(Message(sentence=str(error)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._texts.focus_text()
        else:
            super().keyPressEvent(event)

    def _connect(self, attaching: Attaching) -> None:
        parting = self._parting
        parting.cut.connect(self._show)
        parting.readers_listed.connect(self._show_readers)
        parting.mended.connect(self._mend)
        self._carding.changed.connect(self._show_again)
        self._carding.told.connect(self.told)
        attaching.changed.connect(self._show_again)
        self.tabs.turned.connect(self._turn)
        self.tabs.account_chosen.connect(parting.choose)
        self._looking.timeout.connect(self._mark)
        self._editor.cursorPositionChanged.connect(self._looking.start)

    def _turn(self, number: int) -> None:
        self._parting.watch(number != COACH)

    def _show_again(self) -> None:
        self._show(self._parting.last)

    def _show(self, cut: Cut) -> None:
        """Show `cut` on the side that is in front; the others are shown when they come there."""
        many = len(cut.links)
        self.tabs.name_tab(THREAD, f"Thread · {many}" if many > 1 else "Thread")
        if self.tabs.current == THREAD:
            items = part_items(cut, self._views.of)
            note = "" if cut.account else NOBODY_IN_PARTS
            self.parts.show_parts(items, self._part(cut), numbered=cut.draft.numbered, note=note)
        elif self.tabs.current == PREVIEW:
            posts = post_items(cut, self._views.of, self._carding)
            self.preview.show_posts(posts, NOBODY if cut.account is None else "")

    def _show_readers(self, readers: tuple[Account, ...], current: str) -> None:
        shown = [Reader(id=one.id, network=one.network, handle=one.handle) for one in readers]
        self.tabs.show_readers(shown, current)

    def _mark(self) -> None:
        if self.tabs.current == THREAD and self.isVisible():
            self.parts.list.mark(self._part(self._parting.last))

    def _part(self, cut: Cut) -> int:
        """Return the number of the part in which the cursor is."""
        text = self._editor.text()
        return part_at(cut.places, codepoint_index(text, self._editor.textCursor().position()))

    def _go_to(self, number: int) -> None:
        places = self._parting.last.places
        if number < len(places):
            self._put_cursor(places[number].start)
            self._texts.focus_text()

    def _mend(self, text: str, place: int) -> None:
        self._editor.change_text(text)
        self._texts.hand_over()
        self._put_cursor(place)

    def _put_cursor(self, place: int) -> None:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(utf16_offset(self._editor.text(), place))
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
