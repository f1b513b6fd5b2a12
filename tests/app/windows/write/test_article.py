"""The title of an article and what it is found by, from the keys that ask for them to what the blog gets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.model.article import Article
from app.model.delivery import Delivery
from app.model.varying import BASE
from app.windows.frame.main_window import MainWindow
from app.windows.message import Message
from app.windows.write.article_area import NO_BLOG
from coach.advice import Finding
from tests.app.windows.conftest import Desk, add_account
from widgets.coaching.finding_card import FindingCard
from widgets.previews.post_view import PostView

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
RYE = Article(title="Why rye", excerpt="It keeps.", categories=("Bread", "Tips"), tags=("rye",))


def opened(desk: Desk, *networks: str) -> MainWindow:
    """Return a window with an account on each of `networks`, all of them chosen, and a text."""
    desk.others = ("wordpress",)
    window = desk.open()
    for network in networks:
        add_account(desk, window, f"ada-{network}", network)
    window.writing.choose_accounts([chip.id for chip in window.write_page.chips.chips])
    desk.write(window.write_page.editor, "It keeps a week.")
    return window


def fill(desk: Desk, window: MainWindow) -> None:
    """Ask for the fields by their keys, and fill each by keys alone."""
    line = window.write_page.article.line
    desk.press(window.write_page.editor, Qt.Key.Key_H, CONTROL, SHIFT)
    assert line.title.hasFocus()
    for nth, words in enumerate(("Why rye", "Bread, Tips, bread", "#rye", "It keeps.")):
        assert line.fields[nth].hasFocus()
        desk.write(line.fields[nth], words)
        desk.press(line.fields[nth], Qt.Key.Key_Tab)


def test_what_is_written_by_keys_alone_is_what_goes_to_the_blog(desk: Desk) -> None:
    window = opened(desk, "wordpress")
    fill(desk, window)
    assert window.writing.draft.article == RYE
    planned: list[Delivery] = []
    window.writing.planned.connect(planned.extend)
    desk.until(window.write_page.publish.isEnabled)
    window.write_page.publish.click()
    desk.until(lambda: planned)
    assert planned[0].article == RYE
    desk.until(lambda: window.writing.draft.article == Article())
    assert not window.write_page.article.line.title.text()


def test_only_the_blog_gets_it(desk: Desk) -> None:
    window = opened(desk, "mastodon", "wordpress")
    fill(desk, window)
    planned: list[Delivery] = []
    window.writing.planned.connect(planned.extend)
    desk.until(window.write_page.publish.isEnabled)
    window.write_page.publish.click()
    desk.until(lambda: planned)
    assert [one.article for one in planned] == [Article(), RYE]


def test_the_fields_are_there_while_a_blog_is_chosen(desk: Desk) -> None:
    window = opened(desk, "mastodon", "wordpress")
    page = window.write_page
    blog = page.chips.chips[1].id
    assert page.article.isVisible()
    told: list[str] = []

    def hear(message: Message) -> None:
        told.append(message.sentence)

    page.article.told.connect(hear)
    window.writing.choose_accounts([page.chips.chips[0].id])
    assert page.article.isHidden()
    desk.press(page.editor, Qt.Key.Key_H, CONTROL, SHIFT)
    assert told == [NO_BLOG]
    window.writing.choose_accounts([blog])
    assert page.article.isVisible()


def test_over_the_text_of_an_account_that_gets_no_article_there_are_no_fields(desk: Desk) -> None:
    window = opened(desk, "mastodon", "wordpress")
    page = window.write_page
    mastodon, blog = [chip.id for chip in page.chips.chips]
    window.writing.turn_to(blog)
    assert page.article.isVisible()
    window.writing.turn_to(mastodon)
    assert page.article.isHidden()
    desk.press(page.editor, Qt.Key.Key_H, CONTROL, SHIFT)
    assert page.article.line.title.hasFocus()
    assert window.writing.tab == BASE


def test_escape_and_return_go_back_to_the_text(desk: Desk) -> None:
    page = opened(desk, "wordpress").write_page
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        page.article.open()
        desk.press(page.article.line.title, key)
        assert page.editor.hasFocus()


def test_a_draft_that_is_opened_again_shows_its_title(desk: Desk) -> None:
    window = opened(desk, "wordpress")
    fill(desk, window)
    desk.close(window)
    page = desk.open().write_page
    desk.until(page.article.isVisible)
    assert [field.text() for field in page.article.line.fields] == [
        "Why rye",
        "Bread, Tips",
        "rye",
        "It keeps.",
    ]


def test_the_preview_shows_the_page_of_the_article(desk: Desk) -> None:
    window = opened(desk, "wordpress")
    page = window.write_page
    fill(desk, window)
    page.editor.change_text("It **keeps**.\n\n---\n\n- a week")
    desk.press(page.editor, Qt.Key.Key_3, ALT)
    desk.until(lambda: _shown(window) and "<strong>" in _shown(window)[0].page.body.text())
    (post,) = _shown(window)
    assert post.page.title.text() == "Why rye"
    assert "<li>a week</li>" in post.page.body.text()
    assert post.page.below.text() == "Bread, Tips · #rye"
    assert not post.text.isVisible()


def _shown(window: MainWindow) -> list[PostView]:
    views = window.write_page.side.preview.findChildren(PostView)
    return [view for view in views if view.isVisible()]


def test_the_coach_reads_a_title_that_a_blog_gets_and_leads_to_the_words_in_it(desk: Desk) -> None:
    window = opened(desk, "mastodon", "wordpress")
    page, reviewing = window.write_page, window.writing.reviewing
    line, coach, loud = page.article.line, page.coach, "🥖 THIS IS THE BEST BREAD OF THE YEAR"
    page.texts.hand_over()

    def found() -> list[Finding]:
        """Return what the coach says of the shouted title, once it has read it."""
        line.title.setText(loud)
        line.changed.emit()
        reviewing.read_now()
        assert reviewing.review is not None
        return [one for one in reviewing.review.findings if one.rule == "shouting"]

    [shouting] = found()
    [fix] = shouting.fixes
    assert page.editor.underlined == ()
    [card] = [one for one in coach.findChildren(FindingCard) if one.finding == shouting]
    [show] = [one for one in card.controls() if isinstance(one, QPushButton) and "Show in" in one.text()]
    assert show.text() == "Show in title"
    show.click()
    assert line.title.hasFocus()
    assert line.title.selectedText() == loud[2:]
    coach.fix_requested.emit(fix)
    assert window.writing.draft.article.title == line.title.text() == "🥖 This is the best bread of the year"
    line.title.undo()
    assert line.title.text() == loud
    line.title.selectAll()
    desk.write(line.title, "Rye")
    coach.fix_requested.emit(fix)  # its words are gone
    assert line.title.text() == "Rye"
    window.writing.choose_accounts([one.id for one in page.chips.chips if one.network == "mastodon"])
    assert found() == []
