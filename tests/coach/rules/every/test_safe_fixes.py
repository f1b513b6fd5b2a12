"""After the safe fixes of a text of fancy letters, emoji and tracked links, nothing is left to fix."""

from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Safety
from coach.entry import Entry
from coach.reviewing.review import review
from coach.rules.fancy_letters import plain

PIECES = (
    "𝗼𝗽𝗲𝗻",
    "Ⓦⓘⓝ",
    "🅱🅸🅶",
    "🏊",
    "❤️",
    "👨‍👩‍👧",
    "⚽⚽⚽⚽",
    " ",
    "word",
    "https://example.com/?utm_a=1&b=2",
    "\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=16))
def test_safe_fixes_leave_nothing_to_fix(pieces: list[str]) -> None:
    text = "".join(pieces)
    fixes = [
        (fix, finding.rule)
        for finding in review(Entry(text=text)).findings
        for fix in finding.fixes
        if fix.safety is Safety.SAFE
    ]
    for rule in {rule for _, rule in fixes}:
        mended = text
        for fix, _ in sorted((one for one in fixes if one[1] == rule), key=lambda one: -one[0].start):
            mended = mended[: fix.start] + fix.replacement + mended[fix.end :]
        assert rule not in {one.rule for one in review(Entry(text=mended)).findings if one.fixes}


@given(st.text(st.characters(codec=None), max_size=60))
def test_plain_letters_are_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
