"""A move on the wall leads to one moment, or to a question with answers that lead to one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.services.sending.wall_time import instant, wall_time
from app.windows.queue.moving import as_planned, dropped, question, shifted
from tests.app.store.making import NOW, make_delivery

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo", "America/Santiago", "UTC")


def test_an_hour_that_is_skipped_is_asked_about() -> None:
    asked = question(datetime.fromisoformat("2026-03-29T02:30"), "Europe/Berlin")
    assert asked is not None
    assert asked.words == (
        "02:30 does not exist on 29 March 2026 in Europe/Berlin: clocks are put forward then. "
        "Which time do you mean?"
    )
    assert [way.words for way in asked.ways] == ["01:30", "03:30"]


def test_an_hour_that_comes_twice_is_asked_about() -> None:
    asked = question(datetime.fromisoformat("2026-10-25T02:30"), "Europe/Berlin")
    assert asked is not None
    assert [way.words for way in asked.ways] == ["The first 02:30 (CEST)", "The second 02:30 (CET)"]
    first, second = (instant(way.wall, "Europe/Berlin") for way in asked.ways)
    assert second - first == timedelta(hours=1)


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
        moments = [instant(way.wall, zone) for way in asked.ways]
        assert len(moments) == 2
        assert moments == sorted(set(moments))


def test_a_shift_keeps_the_wall_time_over_a_change_of_clocks() -> None:
    planned = make_delivery(wall=datetime.fromisoformat("2026-03-28T09:00"), zone="Europe/Berlin")
    assert shifted(planned, timedelta(days=1)) == datetime.fromisoformat("2026-03-29T09:00")


def test_a_post_planned_by_another_clock_keeps_it_wherever_it_is_dropped() -> None:
    planned = make_delivery(wall=datetime.fromisoformat("2026-03-02T18:00"), zone="Asia/Tokyo")
    own = dropped(planned, datetime.fromisoformat("2026-03-03T10:15"), "Europe/Berlin")
    assert own == datetime.fromisoformat("2026-03-03T18:15")
    same = replace(planned, zone="Europe/Berlin")
    assert dropped(same, own, "Europe/Berlin") == own


@pytest.mark.parametrize("fold", [0, 1])
def test_the_way_back_leads_to_the_very_moment(fold: int) -> None:
    wall = datetime.fromisoformat("2026-10-25T02:30").replace(fold=fold)
    due = instant(wall, "Europe/Berlin")
    planned = make_delivery(wall=wall.replace(fold=0), zone="Europe/Berlin", due=due)
    assert instant(as_planned(planned), "Europe/Berlin") == due
    assert wall_time(due, "Europe/Berlin") == wall.replace(fold=0)
    assert due > NOW
