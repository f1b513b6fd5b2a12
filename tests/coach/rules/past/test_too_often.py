"""How many posts a day are too many is told for each network by itself."""

from datetime import UTC, datetime, timedelta

from coach.advice import Finding
from coach.counting.counting import networks
from coach.earlier.history import History, PastPost
from coach.entry import Entry
from coach.library.book import constants
from coach.profile import Profile
from coach.reviewing.review import review

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _found(*hours: float, here: tuple[str, ...] = ("linkedin",), **known: float) -> list[Finding]:
    posts = tuple(
        PastPost(id=f"{hour}", text=f"Post at {hour}", at=NOON + timedelta(hours=hour), network="linkedin")
        for hour in hours
    )
    profile = Profile(thresholds={f"too-often.{name}": number for name, number in known.items()})
    given_ = review(Entry(text="Rain at last.", at=NOON, networks=here), profile, History(posts=posts))
    assert given_.broken_rules == ()
    return [finding for finding in given_.findings if finding.rule == "too-often"]


def test_every_network_of_the_table_has_its_number() -> None:
    assert set(constants("too-often")) == {name.upper() for name in networks()} | {"ELSEWHERE"}


def test_the_third_within_a_day_is_one_too_many_on_linkedin() -> None:
    assert not _found(-5)
    (found,) = _found(-20, -5)
    assert "number 3 on Linkedin" in found.message
    assert "02 Mar 16:00" in found.suggestion, "the older one is a day away by then"


def test_what_is_a_day_ago_no_longer_counts() -> None:
    assert not _found(-24, -5)
    assert _found(-23.9, -5)


def test_the_profile_sets_the_number() -> None:
    assert not _found(-20, -5, LINKEDIN=3)
    (found,) = _found(LINKEDIN=0)[:1] or _found(-1, LINKEDIN=0)
    assert "number" in found.message


def test_each_network_is_told_by_itself() -> None:
    assert len(_found(-20, -5, here=("mastodon", "linkedin"))) == 1
