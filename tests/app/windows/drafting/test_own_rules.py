"""The writer's own rules speak in the window, and a pack that is refused is told at the start."""

from PySide6.QtTest import QTest

from app.settings import Settings
from app.settings.packs import read_pack
from tests.app.windows.conftest import Desk

PACK = """
[[rule]]
id = "house-word"
kind = "phrase"
phrases = ["synergize"]
message = "We say this in plain words."
why = "Members asked for it."
bad = ["We [[synergize]] now"]
good = ["We work"]
"""


def test_own_rules_speak_in_the_window_and_a_refused_pack_is_told(desk: Desk) -> None:
    path = desk.folder / "house.toml"
    path.write_text(PACK, encoding="utf-8")
    desk.settings = Settings(own_rules=read_pack(path), refused_packs=("bad.toml is not valid TOML.",))
    window = desk.open()
    assert "bad.toml is not valid TOML." in window.notice.text()
    QTest.keyClicks(window.write_page.editor, "Let us synergize today, dear neighbours.")
    reviewing = window.writing.reviewing
    desk.until(lambda: reviewing.review and "house-word" in {one.rule for one in reviewing.review.findings})
