"""Who is mentioned: told where a handle would land on a stranger, mended by keys, and undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.windows.frame.main_window import MainWindow
from app.windows.write.side_area import PREVIEW
from tests.app.windows.conftest import Desk, add_account

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
THANKS = "Thank you @ada.bsky.social for the seeds, they came up on Monday."
LOST = "ada is not known on Mastodon: the name is written there instead."


def thanking(desk: Desk, text: str = THANKS) -> MainWindow:
    """Return the window with an account on two networks and `text` in the editor."""
    desk.others = ("bluesky",)
    window = desk.open()
    add_account(desk, window, "me@home.example")
    add_account(desk, window, "me.bsky.social", "bluesky")
    page = window.write_page
    ids = [chip.id for chip in page.chips.chips]
    window.writing.choose_accounts(ids)
    page.editor.setFocus()
    page.editor.change_text(text)
    desk.until(lambda: notes(window))
    return window


def notes(window: MainWindow) -> list[str]:
    """Return what is said of the people in the text."""
    return [one.sentence for one in window.write_page.people.notes.notes]


def know_ada(desk: Desk, window: MainWindow) -> None:
    """Add the handle on Mastodon by keys alone."""
    row = window.write_page.people.person
    desk.press(window.write_page.editor, Qt.Key.Key_P, CONTROL, SHIFT)
    desk.until(row.handles["mastodon"].hasFocus)
    assert row.typed() == {"mastodon": "", "bluesky": "ada.bsky.social"}
    desk.write(row.handles["mastodon"], "ada@garden.example")
    desk.press(row.handles["mastodon"], Qt.Key.Key_Return)
    desk.until(row.isHidden)


def test_a_handle_that_is_added_by_keys_goes_out_from_then_on(desk: Desk) -> None:
    window = thanking(desk)
    page = window.write_page
    assert notes(window) == [LOST]
    know_ada(desk, window)
    assert page.editor.hasFocus()
    assert "ada is @ada@garden.example on Mastodon and @ada.bsky.social on Bluesky" in window.notice.text()
    desk.until(lambda: notes(window) == [])
    assert page.people.isHidden()
    page.side.open(PREVIEW)
    mastodon = next(one.id for one in window.writing.chosen if one.network == "mastodon")
    window.parting.choose(mastodon)
    desk.until(lambda: page.side.preview.posts and "@ada for" in page.side.preview.posts[0].accessibleName())
    desk.until(page.publish.isEnabled)
    page.publish.click()
    desk.until(lambda: len(desk.server.posts) == 2)
    assert sorted(text for _, text in desk.server.posts) == [
        THANKS,
        THANKS.replace("@ada.bsky.social", "@ada@garden.example"),
    ]


def test_what_is_known_is_taken_back_by_undo(desk: Desk) -> None:
    window = thanking(desk)
    know_ada(desk, window)
    desk.until(lambda: notes(window) == [])
    window.telling.take_offer()
    desk.until(lambda: notes(window) == [LOST])


def test_the_counter_counts_the_name_that_goes_out(desk: Desk) -> None:
    window = thanking(desk)
    counts = {account.network: count.used for account, count in window.writing.reviewing.counts()}
    assert counts["mastodon"] == len(THANKS.replace("@ada.bsky.social", "ada"))
    assert counts["bluesky"] == len(THANKS)


def test_what_is_no_handle_is_told_in_the_row_and_escape_goes_back(desk: Desk) -> None:
    window = thanking(desk)
    page = window.write_page
    page.people.notes.acted.emit("ada.bsky.social")
    field = page.people.person.handles["mastodon"]
    desk.write(field, "ada")
    desk.press(field, Qt.Key.Key_Return)
    desk.until(lambda: page.people.person.error)
    assert "One looks like ada@example.org" in page.people.person.error
    desk.press(field, Qt.Key.Key_Escape)
    assert page.editor.hasFocus()
    assert page.people.person.isHidden()
    assert notes(window) == [LOST]


def test_two_who_are_one_are_joined_by_keys(desk: Desk) -> None:
    window = thanking(desk, "Ask @ada.bsky.social or @ada@garden.example about it")
    page, row = window.write_page, window.write_page.people.person
    page.people.notes.acted.emit("ada@garden.example")
    row.name.setText("Ada Byron")
    desk.press(row.name, Qt.Key.Key_Return)
    desk.until(lambda: [one.partition(" is")[0] for one in notes(window)] == ["ada", "Ada Byron"])
    page.people.notes.acted.emit("ada.bsky.social")
    assert row.same.isVisible()
    row.same.setFocus()
    desk.press(row.same, Qt.Key.Key_Down)
    assert row.typed() == {"mastodon": "ada@garden.example", "bluesky": "ada.bsky.social"}
    assert row.name.text() == "Ada Byron"
    assert QApplication.focusWidget() is row.same
    row.name.setFocus()
    desk.press(row.name, Qt.Key.Key_Return)
    desk.until(lambda: notes(window) == [])


def test_a_text_without_people_says_so(desk: Desk) -> None:
    window = desk.open()
    desk.press(window.write_page.editor, Qt.Key.Key_P, CONTROL, SHIFT)
    assert "Nobody is mentioned" in window.notice.text()
    assert window.write_page.people.isHidden()


def test_people_are_offered_by_name_with_the_handle_of_the_tabs_network(desk: Desk) -> None:
    window = thanking(desk)
    know_ada(desk, window)
    page = window.write_page
    mastodon = next(one.id for one in window.writing.chosen if one.network == "mastodon")
    window.writing.turn_to(mastodon)
    page.editor.setFocus()
    page.editor.change_text("")
    desk.write(page.editor, "Thank you @ad")
    desk.until(lambda: [one.label for one in page.completion.offers] == ["ada  @ada@garden.example"])
    desk.press(page.editor, Qt.Key.Key_Return)
    assert page.editor.text() == "Thank you @ada@garden.example "
