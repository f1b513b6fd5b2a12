"""What takes its time beside the writing: it reaches its own draft, is shown, and can be ended."""

import asyncio
import threading

import pytest

from app.model.draft import Draft
from app.services.drafting.composing import Composing
from tests.app.media.films import movie
from tests.app.media.making import noise, packed, picture
from tests.app.windows.conftest import Desk
from tests.app.windows.write.attached import SMALL, file, media, names, opened, set_limits


def test_a_draft_that_was_left_meanwhile_gets_all_its_pictures(desk: Desk) -> None:
    window = opened(desk)
    desk.write(window.write_page.editor, "First")
    desk.until(lambda: window.writing.draft.text == "First")
    first = window.writing.draft.id
    window.writing.save_now()
    files = [file(desk, f"{n}.png", packed(noise(300 + n, 300), "PNG")) for n in range(3)]
    window.attaching.add_files(files)
    window.writing.new()
    desk.until(lambda: window.writing.draft.id != first)
    desk.until(lambda: len([*desk.places.media.glob("*/*")]) == 3)
    assert media(window) == ()
    window.writing.open(first)
    desk.until(lambda: names(window) == ["0.png", "1.png", "2.png"])


def test_a_draft_that_is_open_again_before_its_picture_is_in_it_gets_it_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, reached, go = Composing.save, threading.Event(), threading.Event()

    async def late(composing: Composing, draft: Draft) -> Draft:
        while draft.media and not go.is_set():
            reached.set()
            await asyncio.sleep(0)
        return await save(composing, draft)

    window = opened(desk)
    desk.write(window.write_page.editor, "First")
    first = window.writing.draft.id
    window.writing.save_now()
    monkeypatch.setattr(Composing, "save", late)
    window.attaching.add_files([file(desk, "a.png", packed(noise(90, 90), "PNG"))])
    window.writing.new()
    desk.until(reached.is_set)
    window.writing.open(first)
    desk.until(lambda: window.writing.draft.id == first)
    assert names(window) == []
    go.set()
    desk.until(lambda: names(window) == ["a.png"])


def test_a_long_wait_can_be_ended_and_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.media import taking_in

    pause, ended = threading.Event(), threading.Event()

    def slow(*given: object) -> str:
        going = given[-1]
        while going(0.5):  # type: ignore[operator]
            pause.wait(0.01)
        ended.set()
        raise taking_in.MediaError("not reached by the writer")

    monkeypatch.setattr(taking_in, "copy_clean", slow)
    window = opened(desk)
    strip = window.write_page.media.strip
    window.attaching.add_files([file(desk, "sea.mp4", movie())])
    desk.until(lambda: strip.progress.isVisible())
    assert strip.waiting.text() == "Taking in sea.mp4"
    strip.cancel.click()
    desk.until(ended.is_set)
    assert strip.progress.isHidden()
    assert media(window) == ()
    assert "sea.mp4" not in window.notice.text()


def test_making_a_picture_fit_can_be_waited_for_and_ended_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.media.picture import fitting

    go = threading.Event()

    def slow(*_: object) -> object:
        go.wait(20)
        raise AssertionError("nobody waits for this any more")

    window = opened(desk, ("loud.png", packed(noise(300, 200), "PNG")))
    set_limits(window, SMALL)
    strip, heavy = window.write_page.media.strip, media(window)
    desk.until(strip.detail.fit.isVisible)
    with monkeypatch.context() as patched:
        patched.setattr(fitting, "fit_picture", slow)
        strip.detail.fit.click()
        desk.until(strip.progress.isVisible)
        assert strip.waiting.text() == "Making loud.png fit"
        assert strip.progress.geometry().bottom() < strip.row.mapTo(strip, strip.row.rect().topLeft()).y()
        strip.cancel.click()
        assert strip.progress.isHidden()
        go.set()
        window.attaching.add_files([file(desk, "sea.png", packed(picture(), "PNG"))])
        desk.until(lambda: names(window) == ["loud.png", "sea.png"])
    assert media(window)[:1] == heavy
