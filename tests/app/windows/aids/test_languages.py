"""The language of a post, from the first sentence to what the network is told."""

from app.model.delivery import Delivery
from tests.app.windows.conftest import Desk, add_account

GERMAN = "Guten Morgen zusammen, heute gibt es frisches Brot. Wer kommt vorbei?"


def test_the_language_is_detected_after_a_pause_and_silences_the_english_dictionary(desk: Desk) -> None:
    page = desk.open().write_page
    desk.write(page.editor, GERMAN)
    desk.until(lambda: page.language.text() == "German")
    desk.until(lambda: page.editor.spelling.words == ())


def test_a_language_chosen_by_hand_stays_with_the_draft(desk: Desk) -> None:
    window = desk.open()
    page = window.write_page
    desk.write(page.editor, GERMAN)
    desk.until(lambda: page.language.text() == "German")
    page.language.chosen.emit("nl")
    assert page.language.text() == "Dutch"
    assert window.writing.draft.language == "nl"
    desk.write(page.editor, " Wirklich alle?")
    desk.close(window)
    again = desk.open()
    desk.until(lambda: again.write_page.language.text() == "Dutch")
    again.write_page.language.chosen.emit("")
    desk.until(lambda: again.write_page.language.text() == "German")
    assert again.writing.draft.language is None


def test_the_network_is_told_the_language(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    planned: list[Delivery] = []
    window.writing.planned.connect(planned.extend)
    for by_hand, told in (("", "de"), ("nl", "nl")):
        desk.write(window.write_page.editor, GERMAN)
        desk.until(lambda: window.write_page.language.text() == "German")
        if by_hand:
            window.write_page.language.chosen.emit(by_hand)
        desk.until(window.write_page.publish.isEnabled)
        window.write_page.publish.click()
        desk.until(lambda: planned)
        assert [one.language for one in planned] == [told]
        planned.clear()
        desk.until(lambda: window.write_page.editor.text() == "")
