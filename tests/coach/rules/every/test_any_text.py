"""No answer, picture or network makes a rule fail, whatever signs the text is made of."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.earlier.history import History, PastPost
from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.reviewing.review import review

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PIECES = (
    *(
        "@",
        "@ana@example.social",
        "@sam.bsky.social",
        "#openwaterday",
        "https://bit.ly/x?utm_a=1&",
        "www.",
        "?",
    ),
    *("^", "-", "1/2", "her number is", "+44 20 7946 0958", "4111 1111 1111 1111", "12 Elm Street"),
    *(
        "WE ARE NOT",
        "YOU",
        "??!",
        "as i already said",
        "thank you for your",
        "we'll look into",
        "DM us",
        "\n\n",
    ),
    *("𝗼𝗽𝗲𝗻", "🅱", "🏊", "\ud800", "\u200d", "\ufe0f", "İ", "ß", "“", "”", "IMG_1.jpg"),
)
TEXTS = st.one_of(
    st.text(st.characters(codec=None), max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)


@given(TEXTS, TEXTS)
def test_no_answer_makes_a_rule_fail(text: str, asked: str) -> None:
    entry = Entry(
        text=text,
        kind=Kind.REPLY,
        reply_to=asked,
        reply_to_at=NOW - timedelta(days=9),
        at=NOW,
        networks=("bluesky", "mastodon", "x"),
        alt=(asked, text),
    )
    history = History(posts=(PastPost(id="1", text=asked, at=NOW - timedelta(days=1), is_reply=True),))
    given_ = review(entry, Profile(organisation=True, previews=True), history, readability=False)
    assert given_.broken_rules == ()
    for finding in given_.findings:
        if finding.start is not None and finding.end is not None:
            assert 0 <= finding.start < finding.end <= len(text)
        for fix in finding.fixes:
            assert 0 <= fix.start <= fix.end <= len(text)
