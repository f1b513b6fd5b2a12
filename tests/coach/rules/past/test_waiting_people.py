"""Those who wait are counted and told of in the order in which they wrote."""

from datetime import UTC, datetime, timedelta

from coach.advice import Finding
from coach.earlier.history import History, Waiting
from coach.entry import Entry
from coach.profile import Profile
from coach.reviewing.review import review

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOTICE = "Spring catalogue published. https://example.com/spring"


def _found(*hours: float, at: datetime | None = NOON, patience: float | None = None) -> list[Finding]:
    waiting = tuple(
        Waiting(who=f"@{hour}", text="Is it open?", since=NOON - timedelta(hours=hour)) for hour in hours
    )
    profile = Profile(thresholds={"waiting-people.PATIENCE_H": patience} if patience else {})
    given_ = review(Entry(text=NOTICE, at=at), profile, History(waiting=waiting), readability=False)
    return [finding for finding in given_.findings if finding.rule == "waiting-people"]


def test_the_oldest_come_first_and_the_others_are_counted() -> None:
    (found,) = _found(2, 50, 3, 4, 30)
    assert "5 people wait" in found.message
    assert "28 Feb" in found.message
    assert [line.split(",")[0] for line in found.evidence] == ["@50", "@30", "@4", "2 more."]


def test_whoever_wrote_within_the_hour_is_not_waiting_yet() -> None:
    assert not _found(0.9)
    assert _found(1)
    assert not _found(1, patience=2)


def test_a_post_without_a_time_looks_at_all_of_them() -> None:
    (found,) = _found(0.1, at=None)
    assert "Somebody waits" in found.message
