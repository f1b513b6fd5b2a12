"""A clock that jumps, a computer that sleeps, and zones whose rules change."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from app.model.delivery import IfLate, LatePolicy, State
from app.model.news import ClockJumped
from app.services.engine import Engine
from app.services.scheduling.clock_watch import Ticks, span_words
from app.services.sending.spacing import BACKLOG_GAP
from tests.app.services.lab import Lab


@dataclass
class Computer:
    """A computer whose clock can be set, and which can sleep."""

    lab: Lab
    passed: float = 0.0
    awake: float = 0.0

    def open(self) -> Engine:
        """Open an engine on it."""
        engine = Engine(
            places=self.lab.places,
            settings=self.lab.settings,
            networks={"mastodon": self.lab.network},
            keychain=self.lab.engine.doors.keychain,
            clock=lambda: self.lab.now,
            ticks=Ticks(passed=lambda: self.passed, awake=lambda: self.awake),
        )
        engine.news.listen(self.lab.news.append)
        return engine

    def work(self, seconds: float) -> None:
        """Let time pass."""
        self.lab.later(seconds=seconds)
        self.passed += seconds
        self.awake += seconds

    def sleep(self, seconds: float) -> None:
        """Sleep."""
        self.lab.later(seconds=seconds)
        self.passed += seconds

    def set_clock(self, by: timedelta) -> None:
        """Set the clock."""
        self.lab.now += by


def jumps(lab: Lab) -> list[tuple[timedelta, bool]]:
    """Return what was told of jumps."""
    return [(one.by, one.slept) for one in lab.news if isinstance(one, ClockJumped)]


def text(moment: datetime) -> str:
    """Return a moment as the database has it."""
    return moment.isoformat("T", "microseconds")


def publish(lab: Lab, engine: Engine) -> None:
    """Do all that is due."""
    lab.run(engine.publisher.work_off())


def test_after_three_days_of_sleep_fifty_posts_end_as_their_policies_say_and_spread_out(lab: Lab) -> None:
    account = lab.add_account()
    computer = Computer(lab)
    engine = computer.open()
    policies = (
        LatePolicy(if_late=IfLate.SEND, within=timedelta(days=7)),
        LatePolicy(if_late=IfLate.SEND, within=timedelta(hours=1)),
        LatePolicy(if_late=IfLate.ASK),
        LatePolicy(if_late=IfLate.DROP),
        LatePolicy(if_late=IfLate.SEND, within=timedelta(days=7)),
    )
    posts = [
        lab.plan(account, f"Post number {nth}.", minutes=60 + nth * 60, policy=policies[nth % 5])
        for nth in range(50)
    ]
    computer.sleep(3 * 24 * 3600)
    sent_at: list[datetime] = []
    for _ in range(90):
        before = len(lab.server.posts)
        lab.network.moment = lab.now
        publish(lab, engine)
        sent_at += [lab.now] * (len(lab.server.posts) - before)
        computer.work(30)
    states = [lab.look(one).state for one in posts]
    expected = (State.SENT, State.HELD, State.HELD, State.MISSED, State.SENT)
    assert states == [expected[nth % 5] for nth in range(50)]
    assert len(lab.server.posts) == 20
    gaps = [later - earlier for earlier, later in pairwise(sent_at)]
    assert min(gaps) >= BACKLOG_GAP
    assert (timedelta(days=3), True) in jumps(lab)
    lab.run(engine.close())


def test_a_clock_put_forward_by_mistake_sends_nothing_once_it_is_put_right(lab: Lab) -> None:
    post = lab.plan(lab.add_account(), minutes=24 * 60)
    computer = Computer(lab)
    engine = computer.open()
    computer.set_clock(timedelta(days=1, minutes=1))
    publish(lab, engine)
    assert lab.server.posts == []
    computer.work(60)
    computer.set_clock(-timedelta(days=1, minutes=1))
    publish(lab, engine)
    computer.work(600)
    publish(lab, engine)
    assert lab.server.posts == []
    assert lab.look(post).state is State.WAITING
    assert [by for by, _ in jumps(lab)] == [timedelta(days=1, minutes=1), -timedelta(days=1, minutes=1)]
    lab.run(engine.close())


def test_a_clock_that_stays_put_forward_is_believed_after_a_while(lab: Lab) -> None:
    lab.plan(lab.add_account(), minutes=60)
    computer = Computer(lab)
    engine = computer.open()
    computer.set_clock(timedelta(minutes=61))
    publish(lab, engine)
    assert lab.server.posts == []
    computer.work(121)
    publish(lab, engine)
    assert len(lab.server.posts) == 1
    lab.run(engine.close())


def test_after_a_clock_is_put_back_no_pause_and_no_lease_lasts_longer_for_it(lab: Lab) -> None:
    post = lab.plan(lab.add_account())
    computer = Computer(lab)
    engine = computer.open()
    lab.on_disk(f"UPDATE deliveries SET not_before = '{text(lab.now + timedelta(minutes=5))}'")
    computer.set_clock(-timedelta(days=1))
    lab.on_disk(f"UPDATE deliveries SET due = '{text(lab.now)}'")
    publish(lab, engine)
    waiting = lab.look(post)
    assert waiting.not_before == lab.now + timedelta(minutes=5)
    computer.work(301)
    publish(lab, engine)
    assert len(lab.server.posts) == 1
    lab.run(engine.close())


def test_a_post_sent_by_a_clock_that_was_ahead_does_not_hold_later_ones_up(lab: Lab) -> None:
    account = lab.add_account()
    computer = Computer(lab)
    engine = computer.open()
    lab.network.moment = lab.now + timedelta(days=1)
    lab.plan(account, "First.")
    publish(lab, engine)
    late = lab.plan(account, "Second.", minutes=10)
    computer.sleep(1800)
    publish(lab, engine)
    assert lab.look(late).state is State.SENT
    lab.run(engine.close())


def test_when_the_rules_for_clocks_change_the_time_on_the_wall_stays(lab: Lab) -> None:
    wall = datetime(2026, 7, 1, 9, 0)  # noqa: DTZ001 - what the wall shows
    post = lab.plan(lab.add_account(), wall=wall, zone="Europe/Berlin")
    lab.on_disk("UPDATE deliveries SET due = '2026-07-01T08:00:00.000000+00:00'")  # without summer time
    lab.restart()
    lab.work()
    kept = lab.look(post)
    assert (kept.wall, kept.due) == (wall, datetime(2026, 7, 1, 7, 0, tzinfo=UTC))


def test_a_time_that_new_rules_leave_out_is_asked_about(lab: Lab) -> None:
    wall = datetime(2026, 3, 28, 2, 30)  # noqa: DTZ001 - what the wall shows
    post = lab.plan(lab.add_account(), wall=wall, zone="Europe/Berlin")
    lab.on_disk("UPDATE deliveries SET wall = '2026-03-29T02:30:00'")
    lab.restart()
    lab.work()
    held = lab.look(post)
    assert held.state is State.HELD
    assert "Clocks follow new rules." in held.reason


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(hours=3), "3 hours"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_a_span_is_told_in_words(span: timedelta, words: str) -> None:
    assert span_words(span) == words
