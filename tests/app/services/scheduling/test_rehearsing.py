"""Rehearsals a day and an hour ahead, and the coach asked again when the hour comes."""

from datetime import timedelta

import pytest

from app.errors import InputError, SignInNeeded, Unreachable
from app.model.delivery import Delivery, State
from app.model.news import RehearsalFailed
from app.services.scheduling import second_look
from app.services.scheduling.second_look import SecondLook
from tests.app.services.lab import Lab

HELD = "The coach would hold it: It gives a secret away."


def rehearse(lab: Lab) -> None:
    """Rehearse what has its turn."""
    lab.run(lab.engine.scheduling.rehearsing.work_off())


def failures(lab: Lab) -> list[RehearsalFailed]:
    """Return what was told of failed rehearsals."""
    return [one for one in lab.news if isinstance(one, RehearsalFailed)]


def hold_with(monkeypatch: pytest.MonkeyPatch, held: dict[str, str] | None = None) -> list[str]:
    """Let the coach hold everything, or nothing; return the texts that it is asked about from now on."""
    asked: list[str] = []

    async def holds(_: SecondLook, deliveries: list[Delivery]) -> dict[str, str]:
        asked.extend(one.text for one in deliveries)
        return {one.id: HELD for one in deliveries if not one.override} if held is None else held

    monkeypatch.setattr(second_look.SecondLook, "holds", holds)
    return asked


def test_a_post_is_rehearsed_a_day_and_an_hour_ahead_and_no_more(lab: Lab) -> None:
    post = lab.plan(lab.add_account(), minutes=3 * 24 * 60)
    calls: list[int] = []
    for hours in (1, 46, 2, 1, 20.5, 1, 0.1):
        lab.network.calls.clear()
        lab.later(hours=hours)
        rehearse(lab)
        calls.append(lab.network.calls.count("check"))
    assert calls == [0, 0, 1, 0, 0, 1, 0]
    rehearsal = lab.look(post).rehearsal
    assert rehearsal is not None
    assert rehearsal.trouble == ""
    assert failures(lab) == []


def test_a_dead_credential_is_told_once_while_there_is_time_and_gone_when_it_is_mended(lab: Lab) -> None:
    post = lab.plan(lab.add_account(), minutes=48 * 60)
    lab.later(hours=24, minutes=1)
    for _ in range(2):
        lab.network.script = {"check": [SignInNeeded("Sign in again.")]}
        rehearse(lab)
        lab.later(minutes=11)
    (told,) = failures(lab)
    assert (told.delivery_id, told.sentence, told.due) == (post.id, "Sign in again.", post.due)
    assert lab.look(post).state is State.WAITING
    rehearse(lab)
    rehearsal = lab.look(post).rehearsal
    assert rehearsal is not None
    assert rehearsal.trouble == ""


def test_a_text_that_has_grown_too_long_for_its_server_is_told(lab: Lab) -> None:
    post = lab.plan(lab.add_account(), "x " * 200, minutes=48 * 60)
    lab.on_disk("UPDATE parts SET text = text || text || text")
    lab.later(hours=25)
    rehearse(lab)
    (told,) = failures(lab)
    assert "takes 500 characters by now" in told.sentence
    assert told.delivery_id == post.id


def test_a_server_that_cannot_be_reached_is_no_trouble_yet(lab: Lab) -> None:
    lab.plan(lab.add_account(), minutes=48 * 60)
    lab.later(hours=25)
    lab.network.script = {"check": [Unreachable("No way.")]}
    rehearse(lab)
    assert failures(lab) == []


def test_what_the_coach_would_hold_is_told_ahead_and_held_only_at_its_hour(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = lab.plan(lab.add_account(), minutes=48 * 60)
    hold_with(monkeypatch)
    lab.later(hours=25)
    rehearse(lab)
    (told,) = failures(lab)
    assert told.sentence == HELD
    assert lab.look(post).state is State.WAITING
    lab.later(hours=23)
    lab.work()
    held = lab.look(post)
    assert (held.state, held.reason, held.held_by_coach) == (State.HELD, HELD, True)
    assert lab.server.posts == []


@pytest.mark.parametrize("sentence", [HELD, ""])
def test_a_post_that_the_writer_moves_while_the_coach_reads_it_keeps_its_new_time(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    post = lab.plan(lab.add_account(), minutes=60)
    tomorrow = post.wall + timedelta(days=1)

    async def holds(_: SecondLook, deliveries: list[Delivery]) -> dict[str, str]:
        if (await lab.engine.planning.delivery(post.id)).due == post.due:
            await lab.engine.planning.move(post.id, tomorrow, "UTC")
        return {one.id: sentence for one in deliveries if sentence}

    monkeypatch.setattr(second_look.SecondLook, "holds", holds)
    lab.later(hours=1)
    lab.work()
    moved = lab.look(post)
    assert (moved.state, moved.wall, moved.reason) == (State.WAITING, tomorrow, "")
    assert lab.server.posts == []


def test_a_held_post_goes_out_with_the_writers_reason_and_not_without(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = lab.plan(lab.add_account(), minutes=60)
    hold_with(monkeypatch)
    lab.later(hours=1)
    lab.work()
    planning = lab.engine.planning
    with pytest.raises(InputError, match="give your reason first"):
        lab.run(planning.move(post.id, None, "UTC"))
    with pytest.raises(InputError, match="a few words"):
        lab.run(planning.override(post.id, " no "))
    lab.run(planning.override(post.id, "They asked me for exactly this."))
    lab.work()
    sent = lab.look(post)
    assert (sent.state, sent.override) == (State.SENT, "They asked me for exactly this.")
    with pytest.raises(InputError, match="no longer holds"):
        lab.run(planning.override(post.id, "They asked me for exactly this."))


def test_what_was_just_written_is_not_read_again_and_a_later_post_once(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = hold_with(monkeypatch, {})
    account = lab.add_account()
    lab.plan(account, "Now.", undo=timedelta(seconds=10))
    lab.plan(account, "Later.", minutes=60)
    lab.later(seconds=10)
    lab.work()
    assert asked == []
    lab.later(hours=1)
    lab.network.script = {"publish": [Unreachable("No way.")]}
    lab.work()
    lab.later(minutes=5)
    lab.work()
    assert asked == ["Later."]
    assert [text for _, text in lab.server.posts] == ["Now.", "Later."]


def test_posts_of_one_draft_that_go_out_together_are_not_taken_for_copies(lab: Lab) -> None:
    ada, bob = lab.add_account("ada"), lab.add_account("bob")
    text = "Eleven lamps left our repair café alive on Saturday. Thank you, Ana!"
    lab.plan(ada, text, minutes=60, accounts=(ada.id, bob.id))
    lab.later(hours=1)
    lab.work()
    assert [said for _, said in lab.server.posts] == [text, text]


def test_the_real_coach_stops_a_secret_and_names_the_way_out(lab: Lab) -> None:
    secret = "My key is sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc, please use it."
    post = lab.plan(lab.add_account(), secret, minutes=60)
    lab.later(hours=1)
    lab.work()
    held = lab.look(post)
    assert held.held_by_coach, held
    assert held.reason.endswith("Mend the text, or publish it as it is and say why.")


def test_a_bug_in_the_coach_keeps_no_post_back(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("coach.reviewing.review.review", broken)
    lab.plan(lab.add_account(), minutes=60)
    lab.later(hours=1)
    lab.work()
    assert len(lab.server.posts) == 1
