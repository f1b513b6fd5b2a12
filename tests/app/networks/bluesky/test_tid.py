"""TIDs grow, sort like time and have the form that Bluesky's servers demand."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.networks.bluesky.tid import ALPHABET, VALID, TidClock

MOMENTS = st.datetimes(
    min_value=datetime(1971, 1, 1),  # noqa: DTZ001 - the strategy adds the zone itself
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001 - the strategy adds the zone itself
    timezones=st.just(UTC),
)


@given(st.lists(MOMENTS, min_size=1, max_size=30), st.integers(0, 1023))
def test_keys_of_one_clock_only_grow_whatever_the_system_clock_does(
    moments: list[datetime], clock_id: int
) -> None:
    clock = TidClock(clock_id)
    keys = [clock.next(moment) for moment in moments]
    assert keys == sorted(set(keys))


@given(MOMENTS, st.integers(0, 1023))
def test_a_key_is_valid_and_holds_the_microsecond_and_the_clock(moment: datetime, clock_id: int) -> None:
    key = TidClock(clock_id).next(moment)
    assert VALID.fullmatch(key)
    number = 0
    for sign in key:
        number = number * 32 + ALPHABET.index(sign)
    assert number % 1024 == clock_id
    assert (
        datetime.fromtimestamp((number >> 10) // 1_000_000, UTC).replace(
            microsecond=(number >> 10) % 1_000_000
        )
        == moment
    )


@given(MOMENTS, MOMENTS)
def test_keys_of_two_clocks_sort_by_time(one: datetime, other: datetime) -> None:
    if one < other:
        assert TidClock(1023).next(one) < TidClock(0).next(other)
