"""Two posts within the hour are found on both sides, and a cross-post is not one of them."""

from datetime import UTC, datetime, timedelta

import pytest

from coach.advice import Finding
from coach.earlier.history import History, PastPost
from coach.entry import Entry
from coach.profile import Profile
from coach.reviewing.review import review

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _post(minutes: int, network: str = "", account: str = "") -> PastPost:
    at = NOON + timedelta(minutes=minutes)
    return PastPost(id=f"{minutes}", text=f"Post at {minutes}", at=at, network=network, account=account)


def _found(
    *posts: PastPost, at: datetime = NOON, profile: Profile | None = None, account: str = ""
) -> list[Finding]:
    entry = Entry(text="Who lends us frogs?", at=at, networks=("mastodon",), account=account)
    given_ = review(entry, profile or Profile(), History(posts=posts), readability=False)
    assert given_.broken_rules == ()
    return [finding for finding in given_.findings if finding.rule == "same-hour"]


@pytest.mark.parametrize(("minutes", "near"), [(-60, False), (-59, True), (0, True), (59, True), (60, False)])
def test_an_hour_apart_is_enough(minutes: int, near: bool) -> None:
    assert bool(_found(_post(minutes))) is near


def test_it_names_the_nearest_and_the_next_free_hour() -> None:
    (found,) = _found(_post(-50), _post(20), _post(55))
    assert "20 minutes after" in found.message
    assert "13:55" in found.suggestion
    assert len(found.evidence) == 3


def test_another_account_does_not_count_where_one_is_chosen() -> None:
    assert not _found(_post(5, account="garden"), account="shop")
    assert _found(_post(5, account="shop"), account="shop")


def test_the_profile_sets_the_distance() -> None:
    assert not _found(_post(20), profile=Profile(thresholds={"same-hour.APART_MIN": 15}))


def test_the_ends_of_the_calendar_are_no_mistake() -> None:
    for end in (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        assert not _found(_post(5), at=end)
