"""An answer within a breath of a provocation is asked to wait, a quick and calm one is not."""

from datetime import UTC, datetime, timedelta

import pytest

from coach.entry import Entry
from coach.profile import Profile
from coach.reviewing.review import review

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _speaks(text: str, reply_to: str, seconds: float, profile: Profile | None = None) -> bool:
    entry = Entry(text=text, reply_to=reply_to, reply_to_at=NOON - timedelta(seconds=seconds), at=NOON)
    given_ = review(entry, profile or Profile(), readability=False)
    return "cooling-off" in {finding.rule for finding in given_.findings}


@pytest.mark.parametrize(("seconds", "speaks"), [(0, True), (59, True), (60, False), (-1, False)])
def test_a_minute_is_a_breath(seconds: float, speaks: bool) -> None:
    assert _speaks("We never lied to anybody.", "You are a liar, a fraud!", seconds) is speaks


def test_shouting_provokes_too() -> None:
    assert _speaks("We have written to the carrier.", "Where is my parcel!!!", 20)
    assert _speaks("We have written to the carrier.", "WHERE IS MY PARCEL", 20)
    assert not _speaks("We have written to the carrier.", "Where is my parcel?", 20)


def test_the_profile_sets_the_breath() -> None:
    longer = Profile(thresholds={"cooling-off.BREATH_S": 600})
    assert _speaks("We never lied to anybody.", "You are a liar, a fraud!", 300, longer)
