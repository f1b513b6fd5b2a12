"""Says for each action of the window what does it, and when it can be done."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.model.varying import BASE
from app.windows.frame.acting import Act, Acting
from app.windows.frame.main_window import MainWindow
from app.windows.write.action_table import OF_A_POST
from app.windows.write.side_area import COACH, PREVIEW, THREAD

if TYPE_CHECKING:  # built when it is first shown
    from app.windows.queue.queue_page import QueuePage


def bind_acts(acting: Acting, window: MainWindow) -> None:
    """Bind every action of the table to what does it in `window`."""
    _bind_writing(acting, window)
    _bind_drafts(acting, window)
    _bind_queue(acting, window)
    _bind_accounts(acting, window)
    _bind_window(acting, window)
    acting.give_keys({"write": window.alone})
    acting.give_keys({"window": window, "write": window.write_page, "texts": window.write_page.texts})


def _bind_writing(acting: Acting, window: MainWindow) -> None:
    page, writing, texts = window.write_page, window.writing, window.write_page.texts
    editor = page.editor

    def own() -> bool:
        return writing.tab != BASE

    def in_text(act: Act) -> Act:
        """Return `act` so that writing goes on in the text after it."""

        def act_there() -> None:
            page.focus_editor()
            act()

        return act_there

    acting.bind("publish", page.publish.click, page.publish.isEnabled)
    acting.bind("schedule", page.schedule.click, page.schedule.isEnabled)
    acting.bind("save", writing.save_now)
    acting.bind("undo", in_text(editor.undo), lambda: editor.document().isUndoAvailable())
    acting.bind("redo", in_text(editor.redo), lambda: editor.document().isRedoAvailable())
    acting.bind("next-finding", in_text(editor.next_finding))
    acting.bind("previous-finding", in_text(editor.previous_finding))
    acting.bind("spelling", in_text(editor.spelling.open_at_cursor))
    acting.bind("spelling-switch", lambda: window.spelling.switch(not window.spelling.on))
    acting.bind("language", page.language.click)
    acting.bind("emoji", page.emoji.click)
    acting.bind("chips", lambda: _focus(page.chips), lambda: not page.chips.isHidden())
    acting.bind("add-media", page.media.ask)
    acting.bind("person", page.people.open_at_cursor)
    acting.bind("article", page.article.open)
    acting.bind("reach", page.reach.open)
    side = page.side
    acting.bind("new-part", in_text(side.begin_part), lambda: not editor.isHidden())
    acting.bind("number-parts", lambda: window.parting.number(not writing.draft.numbered))
    for name, number in (("coach", COACH), ("thread", THREAD), ("preview", PREVIEW)):
        acting.bind(name, lambda number=number: (page.narrowing.show_side(), side.open(number)))
    acting.bind("next-text", in_text(lambda: texts.tabs.step(1)), lambda: texts.tabs.count() > 1)
    acting.bind("previous-text", in_text(lambda: texts.tabs.step(-1)), lambda: texts.tabs.count() > 1)
    acting.bind("compare", texts.compare, own)
    acting.bind("follow", writing.follow, own)
    acting.bind("silence", writing.silence, own)
    acting.bind("versions", window.versions.look)


def _bind_drafts(acting: Acting, window: MainWindow) -> None:
    page = window.write_page
    shelf, show = page.shelf, page.narrowing.show_drafts
    acting.bind("new", window.writing.new)
    acting.bind("search", lambda: (show(), shelf.list.focus_search()))
    acting.bind("details", lambda: (show(), shelf.open_details()))
    for name in ("pin", "duplicate", "archive", "delete", "export"):
        acting.bind(name, lambda name=name: shelf.do(name), lambda: not window.writing.draft.empty)
    acting.bind("import", shelf.choose_files)
    acting.bind("paste-draft", shelf.paste)
    acting.bind("export-folder", lambda: shelf.export_all(False))
    acting.bind("export-table", lambda: shelf.export_all(True))


def _bind_queue(acting: Acting, window: MainWindow) -> None:
    for name in ("month", "week", "list"):
        acting.bind(f"queue-{name}", lambda name=name: window.queue_page.show_view(name))
    acting.bind("queue-today", lambda: window.queue_page.show_today())
    acting.bind("queue-filter", lambda: window.queue_page.parts.bar.filter.toggle())
    acting.bind("queue-trouble", lambda: window.queue_page.show_trouble())
    acting.bind("queue-pause-account", lambda: window.queue_page.parts.bar.open_accounts())
    acting.bind("queue-undo", lambda: window.queueing.rescheduling.undo())

    def chosen() -> bool:
        return window.shown == "queue" and bool(window.queue_page.current)

    for name, by in (("hour", timedelta(hours=1)), ("day", timedelta(days=1)), ("week", timedelta(weeks=1))):
        acting.bind(f"queue-{name}-later", lambda by=by: window.queue_page.shift(by), chosen)
        acting.bind(f"queue-{name}-earlier", lambda by=by: window.queue_page.shift(-by), chosen)
    acting.bind("queue-time", lambda: window.queue_page.choose_time(window.queue_page.current), chosen)

    for name in OF_A_POST:
        acting.bind(
            f"queue-post-{name}",
            lambda name=name: window.queue_page.act(window.queue_page.current, name),
            lambda name=name: chosen() and name in _offered(window.queue_page),
        )
    acting.bind("queue-fetch", lambda: window.queueing.fetch_copied())
    acting.bind("queue-rehearse", lambda: window.queueing.foreseeing.rehearse())


def _offered(page: "QueuePage") -> tuple[str, ...]:
    """Return what can be done with the chosen post of the queue."""
    item = page.parts.panel.item
    return item.actions if item is not None and item.id == page.current else ()


def _bind_accounts(acting: Acting, window: MainWindow) -> None:
    def chosen() -> bool:
        return window.shown == "accounts" and bool(window.accounts_page.chosen)

    def remove() -> None:
        window.signing_in.weigh_removal(window.accounts_page.chosen)

    acting.bind("add-account", lambda: window.accounts_page.open_form())
    acting.bind("account-check", lambda: window.accounts_page.check_all())
    acting.bind("account-read-back", window.signing_in.looking_back.go_on_all)
    acting.bind("account-again", lambda: window.accounts_page.open_again(window.accounts_page.chosen), chosen)
    acting.bind("account-remove", remove, chosen)


def _bind_window(acting: Acting, window: MainWindow) -> None:
    for name in ("write", "queue", "accounts", "settings"):
        acting.bind(f"page-{name}", lambda name=name: window.show_page(name))
    acting.bind("next-pane", lambda: _step_pane(window, 1))
    acting.bind("previous-pane", lambda: _step_pane(window, -1))
    acting.bind("take-offer", window.telling.take_offer, window.notice.isVisible)
    acting.bind("alone", lambda: _turn_alone(window))
    acting.bind("quit", window.quit)


def _turn_alone(window: MainWindow) -> None:
    if window.alone.on:
        window.alone.leave()
    else:
        window.show_page("write")
        window.alone.enter()


def _focus(part: QWidget) -> bool:
    """Put the focus on the first thing in `part` that takes it by Tab; return whether there is one."""
    inside = part
    while (inside := inside.nextInFocusChain()) is not part and inside is not None:
        takes = inside.focusPolicy() & Qt.FocusPolicy.TabFocus and inside.isVisible() and inside.isEnabled()
        if takes and part.isAncestorOf(inside):
            inside.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def _step_pane(window: MainWindow, step: int) -> None:
    """Go to the next or the previous part of the page, the rail among them."""
    write = window.write_page
    parts: list[QWidget] = [window.rail, window.page]
    if window.page is write:
        parts = [window.rail, write.shelf, write.texts, write.side]
    here = QApplication.focusWidget()
    at = next((nth for nth, part in enumerate(parts) if here and part.isAncestorOf(here)), -1)
    for further in range(1, len(parts) + 1):
        part = parts[(at + step * further) % len(parts)]
        if part is write.texts and part.isVisible():
            write.focus_editor()
            return
        if part.isVisible() and _focus(part):
            return
