"""A move on the wall leads to one moment, or to a question with answers that lead to one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.services.sending.wall_time import instant
from app.windows.queue.moving import dropped, question, shifted
from tests.app.store.making import make_delivery

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo", "America/Santiago", "UTC")


def test_an_hour_that_is_skipped_is_asked_about() -> None:
    asked = question(datetime.fromisoformat("2026-03-29T02:30"), "Europe/Berlin")
    assert asked is not None
    assert asked.words == (
        "02:30 does not exist on 29 March 2026 in Europe/Berlin: clocks are put forward then. "
        "Which time do you mean?"
    )
    assert [one.words for one in asked.readings] == ["01:30 (UTC+01:00)", "03:30 (UTC+02:00)"]


def test_an_hour_that_comes_twice_is_asked_about() -> None:
    asked = question(datetime.fromisoformat("2026-10-25T02:30"), "Europe/Berlin")
    assert asked is not None
    assert [one.words for one in asked.readings] == [
        "02:30 for the first time (UTC+02:00)",
        "02:30 for the second time (UTC+01:00)",
    ]


def test_a_zone_that_is_none_is_told() -> None:
    with pytest.raises(InputError):
        question(datetime.fromisoformat("2026-10-25T02:30"), "Europe/Nowhere")


@given(
    st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2032-01-01")),
    st.sampled_from(ZONES),
)
def test_every_answer_is_a_moment_and_what_is_not_asked_means_one(wall: datetime, zone: str) -> None:
    wall = wall.replace(second=0, microsecond=0)
    asked = question(wall, zone)
    if asked is None:
        assert instant(wall, zone) == instant(wall.replace(fold=1), zone)
    else:
        assert [instant(one.wall, zone) for one in asked.readings] == [one.due for one in asked.readings]


def test_a_shift_keeps_the_wall_time_over_a_change_of_clocks() -> None:
    planned = make_delivery(wall=datetime.fromisoformat("2026-03-28T09:00"), zone="Europe/Berlin")
    assert shifted(planned, timedelta(days=1)) == datetime.fromisoformat("2026-03-29T09:00")


def test_a_post_planned_by_another_clock_keeps_it_wherever_it_is_dropped() -> None:
    planned = make_delivery(wall=datetime.fromisoformat("2026-03-02T18:00"), zone="Asia/Tokyo")
    own = dropped(planned, datetime.fromisoformat("2026-03-03T10:15"), "Europe/Berlin")
    assert own == datetime.fromisoformat("2026-03-03T18:15")
    same = replace(planned, zone="Europe/Berlin")
    assert dropped(same, own, "Europe/Berlin") == own
