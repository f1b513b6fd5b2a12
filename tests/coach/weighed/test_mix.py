"""The mix: which posts are counted, before and after, and whose word on an intent wins."""

from datetime import UTC, datetime, timedelta

from coach.advice import Intent
from coach.earlier.history import History, PastPost
from coach.earlier.past import past_of
from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.weighed.mix import mix_after, mix_before

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def _post(number: int, intent: str | None = "give", **known: object) -> PastPost:
    values: dict[str, object] = {
        "id": str(number),
        "text": f"post {number}",
        "at": NOON + number * DAY,
        "intent": intent,
    }
    return PastPost(**(values | known))  # pyright: ignore[reportArgumentType] - a test's shorthand


def _before(entry: Entry, *posts: PastPost, window: int = 20) -> list[str]:
    mix = mix_before(entry, Profile(mix_window=window), past_of(History(posts=posts)))
    return [post.id for post in mix.counted]


def test_only_the_last_posts_of_the_window_count() -> None:
    assert _before(Entry(text="new"), *(_post(n) for n in range(5)), window=3) == ["2", "3", "4"]


def test_the_order_of_the_snapshot_does_not_matter() -> None:
    assert _before(Entry(text="new"), _post(2), _post(0), _post(1), window=2) == ["1", "2"]


def test_a_planned_post_counts_when_it_comes_before_the_slot() -> None:
    posts = (_post(0), _post(1, planned=True), _post(5, planned=True))
    assert _before(Entry(text="new", at=NOON + 3 * DAY), *posts) == ["0", "1"]


def test_without_a_slot_only_what_has_appeared_counts() -> None:
    assert _before(Entry(text="new"), _post(0), _post(1, planned=True)) == ["0"]


def test_one_account_or_the_whole_person_is_looked_at() -> None:
    posts = (_post(0, account="a"), _post(1, account="b"))
    assert _before(Entry(text="new", account="a"), *posts) == ["0"]
    assert _before(Entry(text="new"), *posts) == ["0", "1"]
    assert _before(Entry(text="new", account="c"), *posts) == []


def test_replies_do_not_count() -> None:
    assert _before(Entry(text="new"), _post(0), _post(1, is_reply=True)) == ["0"]


def test_the_writers_correction_wins() -> None:
    pitch = "Shop now for our winter aprons! Free shipping today. https://example.com"
    past = past_of(History(posts=(_post(0, None, text=pitch), _post(1, "talk", text=pitch))))
    mix = mix_before(Entry(text="new"), Profile(), past)
    assert (mix.give, mix.talk, mix.promote) == (0, 1, 1)


def test_after_this_post_the_oldest_falls_out_of_the_window() -> None:
    profile = Profile(mix_window=2)
    entry = Entry(text="new")
    before = mix_before(entry, profile, past_of(History(posts=(_post(0, "promote"), _post(1, "give")))))
    after = mix_after(before, Intent.TALK, entry, profile)
    assert (before.promote_share, after.promote_share) == (0.5, 0.0)
    assert (after.give, after.talk, after.total) == (1, 1, 2)


def test_a_reply_leaves_the_mix_as_it_is() -> None:
    entry = Entry(text="new", kind=Kind.REPLY)
    before = mix_before(entry, Profile(), past_of(History(posts=(_post(0),))))
    assert mix_after(before, Intent.TALK, entry, Profile()) == before


def test_one_snapshot_is_indexed_once() -> None:
    history = History(posts=(_post(0),))
    assert past_of(history) is past_of(history)
    assert past_of(history) is not past_of(History(posts=(_post(0),)))
