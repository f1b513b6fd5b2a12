"""What needs the writer is told soon and together, at night not at all, and nothing is told per post."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.model.account import SignIn
from app.model.delivery import Delivery, State
from app.services.always.gathering import AFTER_WAKING, GATHER, Gathering, Summary
from tests.app.store.making import make_account, make_delivery

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
MORNING = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@dataclass
class Desk:
    """Somebody who is at the desk until six and from nine on."""

    now: datetime = NOON
    deliveries: dict[str, Delivery] = field(default_factory=dict[str, Delivery])

    def __post_init__(self) -> None:
        """Begin with an empty queue."""
        self.gathering = Gathering(quiet_until=self.quiet_until)
        self.hear()

    def quiet_until(self, moment: datetime) -> datetime:
        if 9 <= moment.hour < 18:
            return moment
        day = moment + timedelta(days=1 if moment.hour >= 18 else 0)
        return day.replace(hour=9, minute=0)

    def hear(self) -> None:
        self.gathering.hear_deliveries(self.deliveries.values(), self.now)

    def turn(self, name: str, state: State) -> None:
        """Let the delivery `name` come into `state`."""
        self.deliveries[name] = make_delivery(id=name, state=state)
        self.hear()

    def told_at(self, moment: datetime) -> Summary | None:
        self.now = moment
        return self.gathering.take(moment)


def test_what_is_refused_is_told_after_a_minute_and_only_once() -> None:
    desk = Desk()
    desk.turn("a", State.REFUSED)
    assert desk.told_at(NOON + GATHER / 2) is None
    summary = desk.told_at(NOON + GATHER)
    assert summary == Summary(
        title="One post needs you", words="1 was refused. Rapport needs your word.", page="queue"
    )
    assert desk.gathering.moment is None
    desk.hear()
    assert desk.told_at(NOON + timedelta(hours=1)) is None


def test_a_hundred_failures_are_one_summary() -> None:
    desk = Desk()
    for number in range(100):
        desk.turn(str(number), State.HELD if number % 2 else State.UNKNOWN)
    summary = desk.told_at(NOON + GATHER)
    assert summary is not None
    assert summary.title == "100 posts need you"
    assert "50 may or may not be out, 50 are held" in summary.words
    assert desk.told_at(NOON + timedelta(days=1)) is None


def test_a_night_is_told_in_the_morning_with_what_went_out() -> None:
    desk = Desk(now=NIGHT)
    desk.turn("a", State.SENT)
    desk.turn("b", State.SENT)
    desk.turn("c", State.MISSED)
    assert desk.told_at(NIGHT + timedelta(hours=3)) is None
    summary = desk.told_at(MORNING)
    assert summary is not None
    assert summary.words == "1 missed its time. Rapport needs your word. 2 posts went out."


def test_by_day_a_post_that_went_out_is_no_news() -> None:
    desk = Desk()
    desk.turn("a", State.SENT)
    assert desk.gathering.moment is None


def test_what_was_so_from_the_start_is_no_news_unless_nobody_saw_it() -> None:
    held = make_delivery(id="a", state=State.HELD)
    sent = make_delivery(id="b", state=State.SENT)
    seen, hidden = Gathering(quiet_until=lambda now: now), Gathering(quiet_until=lambda now: now)
    seen.hear_deliveries([held, sent], NOON)
    hidden.hear_deliveries([held, sent], NOON, unseen=True)
    assert seen.take(NOON + GATHER) is None
    summary = hidden.take(NOON + GATHER)
    assert summary is not None
    assert summary.words == "1 is held. Rapport needs your word."


def test_trouble_that_is_over_before_it_is_told_is_not_told() -> None:
    desk = Desk()
    desk.turn("a", State.UNKNOWN)
    desk.turn("a", State.SENT)
    summary = desk.told_at(NOON + GATHER)
    assert summary is None or "unknown" not in summary.words
    desk.turn("b", State.REFUSED)
    del desk.deliveries["b"]
    desk.hear()
    assert desk.told_at(NOON + timedelta(hours=1)) is None


def test_a_rehearsal_that_failed_is_told_while_there_is_time() -> None:
    desk = Desk()
    for name in ("a", "a", "b"):
        desk.gathering.hear_rehearsal(name, NOON)
    summary = desk.told_at(NOON + GATHER)
    assert summary is not None
    assert summary.title == "2 posts need you"
    assert "there is time to act" in summary.words


def test_after_a_sleep_everything_is_told_together() -> None:
    desk = Desk()
    desk.gathering.hear_jump(timedelta(days=3), NOON)
    for number in range(50):
        desk.turn(str(number), State.HELD if number > 10 else State.SENT)
    summary = desk.told_at(NOON + AFTER_WAKING)
    assert summary is not None
    assert summary.words == "39 are held. Rapport needs your word. 11 posts went out."


def test_who_looks_at_the_window_is_told_nothing() -> None:
    desk = Desk()
    desk.turn("a", State.REFUSED)
    desk.gathering.forget()
    assert desk.told_at(NOON + GATHER) is None


def test_an_account_that_needs_a_sign_in_is_told_once_and_again_when_it_fails_anew() -> None:
    gathering = Gathering(quiet_until=lambda now: now)
    good, bad = make_account(), make_account(sign_in=SignIn.NEEDED)
    gathering.hear_accounts([good], NOON)
    gathering.hear_accounts([bad], NOON)
    summary = gathering.take(NOON + GATHER)
    assert summary == Summary(
        title="An account needs you", words="Please sign in again: ada.", page="accounts"
    )
    gathering.hear_accounts([bad], NOON)
    assert gathering.moment is None
    gathering.hear_accounts([good], NOON)
    gathering.hear_accounts([bad], NOON)
    assert gathering.moment is not None


def test_the_same_trouble_again_and_again_is_one_sentence() -> None:
    gathering = Gathering(quiet_until=lambda now: now)
    for _ in range(20):
        gathering.hear_trouble("The disk is full.", NOON)
    summary = gathering.take(NOON + GATHER)
    assert summary == Summary(title="Rapport has trouble", words="The disk is full.", page="queue")


def test_a_clock_that_was_put_back_does_not_silence_a_summary() -> None:
    desk = Desk()
    desk.turn("a", State.REFUSED)
    back = NOON - timedelta(hours=2)
    desk.gathering.hear_jump(timedelta(hours=-2), back)
    assert desk.told_at(back + GATHER) is not None
