"""Whatever the text, the past, the people who wait and the profile are: no rule fails on them."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from coach.earlier.history import History, PastPost, Waiting
from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.reviewing.review import review

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
PIECES = (
    *('"', "“", "”", "’", "?", "!!!", "\n\n", "#", "😀", "\ud800", "\u200d", "İ", "@a "),
    *("we ", "our team ", "you ", "0 followers ", "reached ", "thanks ", "excited to announce "),
    *("#gifted ", "https://amzn.to/?tag=a&b ", "www.?", "found online "),
    *("leverage ", "holistic ", "never give up ", "innovation ", "success ", "how dare you ", "NOT "),
)
MARKED = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
TEXTS = ANY_TEXT | MARKED
MOMENTS = st.datetimes(timezones=st.timezones())
POSTS = st.builds(
    PastPost,
    id=st.just("1"),
    text=TEXTS,
    at=MOMENTS,
    network=st.sampled_from(("", "x", "mastodon")),
    account=st.sampled_from(("", "a")),
    planned=st.booleans(),
    is_reply=st.booleans(),
    answers=st.integers(0, 5),
    answered=st.integers(0, 5),
)
PEOPLE = st.builds(Waiting, who=ANY_TEXT, text=ANY_TEXT, since=MOMENTS)
HISTORIES = st.builds(
    History,
    posts=st.lists(POSTS, max_size=8).map(tuple),
    waiting=st.lists(PEOPLE, max_size=3).map(tuple),
)


@given(TEXTS, HISTORIES, st.none() | MOMENTS, st.none() | MOMENTS, TEXTS, st.booleans())
def test_no_past_makes_a_rule_fail(
    text: str, history: History, at: datetime | None, since: datetime | None, other: str, answers: bool
) -> None:
    entry = Entry(
        text=text,
        kind=Kind.REPLY if answers else Kind.POST,
        networks=("x", "mastodon"),
        reply_to=other if answers else None,
        reply_to_at=since,
        at=at,
    )
    profile = Profile(domains=("", "example.com"), products=("",), previews=True)
    given_ = review(entry, profile, history, readability=False)
    assert given_.broken_rules == ()
    for finding in given_.findings:
        if finding.start is not None and finding.end is not None:
            assert 0 <= finding.start < finding.end <= len(text)
