"""The editor: a sheet of paper for one post, with the coach's findings under the words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coach.advice import Finding, Fix
from widgets.editing.finding_lines import FindingLines
from widgets.editing.hovering import Hovering
from widgets.editing.late_card import LateCard
from widgets.editing.offered_media import offers_media
from widgets.editing.sheets import Sheet, new_sheet
from widgets.editing.underlines import Mark, Underlines
from widgets.ground.announce import announce
from widgets.ground.places_in_text import showable
from widgets.ground.style import theme
from widgets.spelling.paragraphs import shown_paragraphs
from widgets.spelling.spelling_marks import SpellingMarks

MEASURE = 68  # characters in a line; beyond about 75 the eye loses its way back
MARGIN = 24  # pixels of white around the text
PLACEHOLDER = (
    "What would you tell a friend over coffee?\n\n"
    "Share something useful, answer somebody, or ask what you really want to know."
)


class Editor(QPlainTextEdit):
    """Shows one text and its findings, and tells what the writer wrote."""

    written = Signal(str)  # the writer changed the text; once for each turn of the event loop
    fix_requested = Signal(object)  # a Fix, from the card beside the words
    dismissed = Signal(object, str)  # a Finding and how, from the card beside the words
    offered = Signal(object)  # a QMimeData with files or a picture, pasted or dropped
    pasted = Signal(str)  # words that came by paste or drop
    sheet_changed = Signal()  # `document()` is another one now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "editor")
        self.setAccessibleName("Your post")
        self.setAccessibleDescription(
            "F8 goes to the next finding of the coach, Shift and F8 to the previous one. "
            "F7 offers other spellings."
        )
        self.setPlaceholderText(PLACEHOLDER)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        # Else every key would paint the ground of all that the viewport stands in, up to the window.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._ground = QColor(theme().surface)
        self.setMinimumSize(240, 72)
        # A document that is the editor's own child is deleted when another comes.
        self._keeper = QObject(self)
        self._sheets: dict[str, Sheet] = {}
        self._known = ""  # the text that the program and the writer last agreed on
        self.card = LateCard(self)
        self.card.fix_requested.connect(self.fix_requested)
        self.card.dismissed.connect(self.dismissed)
        self.verticalScrollBar().valueChanged.connect(self.card.hide)
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell)
        self._hovering = Hovering(self, self.card)
        self._lines = FindingLines(self)
        self._lay_down("", self._new_sheet())
        self.spelling = SpellingMarks(self)
        self.sheet_changed.connect(self.spelling.turn)
        # Shortcuts, since a `keyPressEvent` in Python would cost something with every letter.
        self._shortcut("F8", self.next_finding)
        self._shortcut("Shift+F8", self.previous_finding)
        self._shortcut("F7", self.spelling.open_at_cursor)
        let_go = self._shortcut("Esc", self.card.hide)
        let_go.setEnabled(False)
        self.card.seen.connect(let_go.setEnabled)

    def text(self) -> str:
        """Return the text as written, with no-break spaces kept and every line ending a newline."""
        return self._sheet.text

    def finish(self) -> str:
        """Take over what an input method still composes, and return the text: from now on it is told."""
        QGuiApplication.inputMethod().commit()
        self._known = self.text()
        return self._known

    def show_text(self, text: str) -> None:
        """Show another text, with no undo steps from the one before it; `written` stays silent.

        Every other sheet is put away for good. The same text again changes nothing. Line endings become
        newlines, and halves of UTF-16 pairs that cannot be shown become U+FFFD.
        """
        for name in [name for name in self._sheets if name != self._name]:
            self._sheets.pop(name).document.deleteLater()
        self._sheets = {"": self._sheet}
        self._name = ""
        shown = _plain(text)
        if shown == self.text():
            self._known = shown
            return
        self.card.hide()
        self._lines.show(())
        self._sheet.fill(shown)
        self.setTextCursor(self._sheet.cursor)
        self._known = self.text()

    def turn_to(self, name: str, text: str) -> None:
        """Show the sheet called `name` with its own undo steps; `written` stays silent.

        Where its text is no longer `text`, it becomes so, as a step that can be undone if the writer saw it
        or there were other steps.
        """
        sheet = self._sheets.get(name) or self._new_sheet()
        if (shown := _plain(text)) != sheet.text:
            (sheet.change if sheet.has_steps or name == self._name else sheet.fill)(shown)
        if name != self._name:
            self._sheet.cursor, self._sheet.scrolled = self.textCursor(), self.verticalScrollBar().value()
            self.card.hide()
            self._lay_down(name, sheet)
            self._lines.show(self._underlines.marks)
            self.sheet_changed.emit()
        self._telling.stop()
        self._known = self.text()

    def change_text(self, text: str) -> None:
        """Turn the text into `text` as if the writer had: in one step that can be undone."""
        self._sheet.change(_plain(text))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Underline `findings` (places in code points of `text()`); text and undo stay as they are."""
        shown = self.card.finding
        self._underlines.put(self.text(), findings)
        self._lines.show(self._underlines.marks)
        if self.card.shown and (shown is None or self._underlines.of(shown) is None):
            self.card.hide()

    def show_finding(self, finding: Finding) -> None:
        """Go to the words of `finding` and show its card; for the whole post only take the focus."""
        mark = self._underlines.of(finding)
        if mark is not None:
            self._go_to(mark)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_finding(self) -> None:
        """Go to the next finding after the cursor and show its card."""
        self._step(1)

    def previous_finding(self) -> None:
        """Go to the finding before the cursor and show its card."""
        self._step(-1)

    def apply_fix(self, fix: Fix) -> bool:
        """Make the change as one undo step; return False where its words have changed since."""
        place = self._underlines.place_of(self.text(), fix)
        if place is None:
            return False
        place.beginEditBlock()
        place.insertText(showable(fix.replacement))
        place.endEditBlock()
        self._underlines.take(fix)
        self._lines.show(self._underlines.marks)
        self.card.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take files and pictures too."""
        return offers_media(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Offer files and pictures to whoever shows them; words go into the text."""
        if offers_media(source):
            self.offered.emit(source)
        else:
            super().insertFromMimeData(source)
            self.pasted.emit(source.text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Put other spellings above the usual menu, where a word is in doubt."""
        self.card.hide()
        self.spelling.open_menu(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the words, and the lines of the coach and of spelling over them."""
        part, viewport = event.rect(), self.viewport()
        count, shown = shown_paragraphs(self, part) if self._lines.any or self.spelling.any else (0, [])
        self._lines.find(count, shown)
        painter = QPainter(viewport)
        painter.fillRect(part, self._ground)
        self._lines.tint(painter)
        painter.end()
        super().paintEvent(event)
        if shown:
            painter = QPainter(viewport)
            self._lines.draw(painter)
            self.spelling.draw(painter, count, shown)
            painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the card of the words under the pointer when it rests there."""
        super().mouseMoveEvent(event)
        place = self.cursorForPosition(event.position().toPoint())
        near = self.cursorRect(place).adjusted(-12, -4, 12, 4).contains(event.position().toPoint())
        self._hovering.move_to(self._underlines.at(place.position()) if near else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the card go when the pointer leaves, unless it went to the card."""
        super().leaveEvent(event)
        self._hovering.leave()

    def hideEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # a QHideEvent is one
        """Take the card along."""
        self.card.hide()
        super().hideEvent(event)  # pyright: ignore[reportArgumentType]  # as above

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a comfortable length, with the rest as margin on both sides."""
        wide = self.fontMetrics().averageCharWidth() * MEASURE
        side = max(MARGIN, (self.width() - wide) // 2)
        margins = self.viewportMargins()
        if (margins.left(), margins.top()) != (side, MARGIN):
            self.setViewportMargins(side, MARGIN, side, MARGIN // 2)
        self.card.hide()
        self.spelling.lay_out()
        self._lines.lay_out()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the underlines in the colours of a new theme, and where a new font puts them."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "spelling"):
            self.spelling.lay_out()
            self._lines.lay_out()
            self._ground = QColor(theme().surface)

    @property
    def underlined(self) -> tuple[str, ...]:
        """Return the words that are underlined for the coach, in their order."""
        return tuple(mark.place.selectedText() for mark in self._lines.marks)

    @property
    def _underlines(self) -> Underlines:
        return self._sheet.underlines

    def _new_sheet(self) -> Sheet:
        sheet = new_sheet(self._keeper)
        sheet.document.contentsChanged.connect(self._telling.start)
        return sheet

    def _lay_down(self, name: str, sheet: Sheet) -> None:
        self._name, self._sheet, self._sheets[name] = name, sheet, sheet
        sheet.document.setDefaultFont(self.font())
        self.setDocument(sheet.document)
        self._lines.lay_out()
        self.setTextCursor(sheet.cursor)
        self.verticalScrollBar().setValue(sheet.scrolled)

    def _shortcut(self, keys: str, pressed: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(pressed)
        return shortcut

    def _tell(self) -> None:
        text = self.text()  # what an input method still composes is not in it
        if text != self._known:
            self._known = text
            self.card.hide()  # it covers the words that are being written
            self._sheet.lean()
            self.written.emit(text)

    def _step(self, step: int) -> None:
        on = self._underlines.of(self.card.finding) if self.card.shown and self.card.finding else None
        here = on.place.selectionStart() if on else self.textCursor().position() - (step > 0)
        mark = self._underlines.beside(here, step)
        if mark is None:
            announce(self, "The coach has nothing to show in this text.")
        else:
            self._go_to(mark)

    def _go_to(self, mark: Mark) -> None:
        self.setTextCursor(mark.beginning)
        self.ensureCursorVisible()
        self._hovering.show_card(mark)
        announce(self, f"{mark.finding.message} {mark.finding.suggestion}")


def _plain(text: str) -> str:
    return showable(text).replace("\r\n", "\n").replace("\r", "\n")
