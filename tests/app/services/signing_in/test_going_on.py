"""What was held for want of a sign-in or of the keyring goes on once that is back, and the writer is told."""

from datetime import timedelta

import pytest

from app.errors import KeychainLocked, KeychainRefused, SignInNeeded
from app.model.account import Account, SignIn
from app.model.delivery import Awaits, Delivery, IfLate, LatePolicy, State
from app.model.news import WentOn
from app.services.signing_in.going_on import LATE, NOW, ON_TIME, going_on
from tests.app.services.lab import Lab

DEAD = "The server no longer accepts the sign-in."
ALWAYS = LatePolicy(within=timedelta(days=1))
ASK = LatePolicy(if_late=IfLate.ASK)
DROP = LatePolicy(if_late=IfLate.DROP)


def held(lab: Lab, account: Account, policy: LatePolicy | None = None) -> Delivery:
    """Plan a post and let it meet a dead sign-in."""
    planned = lab.plan(account, policy=policy)
    lab.network.script["publish"] = [SignInNeeded(DEAD)]
    lab.work()
    found = lab.look(planned)
    assert (found.state, found.awaits, found.reason) == (State.HELD, Awaits.SIGN_IN, DEAD)
    return found


def again(lab: Lab, account: Account) -> None:
    """Sign `account` in again."""
    lab.run(lab.engine.accounts.add("mastodon", account.server, account.handle, "right", again=account.id))


def told(lab: Lab) -> list[str]:
    """Return what the writer was told of posts that go on."""
    return [news.sentence for news in lab.news if isinstance(news, WentOn)]


def test_a_post_that_met_a_dead_sign_in_goes_out_after_signing_in_again(lab: Lab) -> None:
    ada = lab.add_account()
    planned = held(lab, ada)
    assert lab.run(lab.engine.accounts.all())[0].sign_in is SignIn.NEEDED
    lab.later(minutes=30)
    again(lab, ada)
    assert told(lab) == ["One post waited for the sign-in of ada: it goes out now."]
    lab.work()
    assert lab.look(planned).state is State.SENT
    assert len(lab.server.posts) == 1


def test_each_post_goes_on_as_its_policy_says_and_the_writer_is_told_of_all(lab: Lab) -> None:
    ada = lab.add_account()
    late, asked, dropped = (held(lab, ada, policy) for policy in (ALWAYS, ASK, DROP))
    own = lab.plan(ada)
    lab.on_disk(f"UPDATE deliveries SET state = 'held', reason = 'Bad news today.' WHERE id = '{own.id}'")
    lab.later(hours=5)
    ahead = lab.plan(ada, minutes=60)
    again(lab, ada)
    assert told(lab) == [
        "3 posts waited for the sign-in of ada: 1 goes out now, 1 is late and asks you in the Queue and "
        "1 was dropped, as you chose for late posts."
    ]
    states = [lab.look(one).state for one in (late, asked, dropped, own, ahead)]
    assert states == [State.WAITING, State.HELD, State.MISSED, State.HELD, State.WAITING]
    assert lab.look(asked).reason == (
        "Its moment passed while ada was signed out. Publish it now, or choose another time."
    )
    assert lab.look(own).reason == "Bad news today."
    again(lab, ada)
    assert lab.look(asked).state is State.HELD  # it asks now, and nothing but the writer lets it go
    assert len(told(lab)) == 1


def test_half_a_thread_goes_on_where_it_broke(lab: Lab) -> None:
    ada = lab.add_account()
    planned = lab.plan(ada, text="One.\n---\nTwo.", policy=DROP)
    lab.network.script["prepare"] = [lambda: None, SignInNeeded(DEAD)]
    lab.work()
    assert (lab.look(planned).state, lab.look(planned).begun) == (State.HELD, True)
    lab.later(hours=5)
    again(lab, ada)
    assert lab.look(planned).state is State.HELD  # half a thread is never dropped without a word
    assert told(lab) == ["One post waited for the sign-in of ada: it is late and asks you in the Queue."]


def test_a_post_of_which_the_answer_was_lost_is_looked_for_at_once(lab: Lab) -> None:
    ada = lab.add_account()
    planned = lab.plan(ada)
    lab.on_disk("UPDATE deliveries SET state = 'unknown'")
    lab.network.script["find"] = [SignInNeeded(DEAD)]
    lab.on_disk("UPDATE parts SET payload = 'Bread rises twice.'")
    lab.work()
    assert (lab.look(planned).state, lab.look(planned).awaits) == (State.UNKNOWN, Awaits.SIGN_IN)
    again(lab, ada)
    assert told(lab) == ["One post waited for the sign-in of ada: it is looked for on the network."]
    lab.network.script.clear()
    lab.work()
    assert lab.look(planned).state is State.SENT
    assert len(lab.server.posts) == 1


def test_a_check_that_finds_the_sign_in_good_again_lets_posts_go_on(lab: Lab) -> None:
    ada = lab.add_account()
    planned = held(lab, ada)
    lab.run(lab.engine.accounts.check(ada.id))
    assert lab.look(planned).state is State.WAITING
    assert told(lab) == ["One post waited for the sign-in of ada: it goes out now."]


def test_what_the_writer_decides_meanwhile_stands(lab: Lab) -> None:
    ada = lab.add_account()
    moved, cancelled = held(lab, ada), held(lab, ada)
    wall = (lab.now + timedelta(hours=3)).replace(tzinfo=None)
    lab.run(lab.engine.planning.move(moved.id, wall, "UTC"))
    lab.run(lab.engine.planning.cancel(cancelled.id))
    again(lab, ada)
    assert [lab.look(one).state for one in (moved, cancelled)] == [State.WAITING, State.CANCELLED]
    assert told(lab) == []


def test_what_was_held_for_a_sign_in_is_held_on_when_the_account_goes(lab: Lab) -> None:
    ada = lab.add_account()
    planned = held(lab, ada)
    assert lab.run(lab.engine.accounts.waiting(ada.id)) == 1
    assert lab.run(lab.engine.accounts.remove(ada.id)).held == 1
    assert "was removed" in lab.look(planned).reason
    assert lab.run(lab.engine.accounts.bring_back(ada.id)) == 0
    assert lab.look(planned).reason == "ada has to be signed in again before this post goes out."
    again(lab, ada)
    assert lab.look(planned).state is State.WAITING


def test_a_keyring_that_is_open_again_lets_posts_go_on(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = lab.add_account()
    planned, ahead = lab.plan(ada), lab.plan(ada, minutes=90)
    shut(lab, monkeypatch)
    lab.work()
    assert (lab.look(planned).state, lab.look(planned).awaits) == (State.WAITING, Awaits.KEYRING)
    lab.run(look_round(lab))
    assert told(lab) == []
    monkeypatch.undo()
    lab.run(look_round(lab))
    assert told(lab) == ["One post waited for the keyring: it goes out now."]
    lab.work()
    assert [lab.look(one).state for one in (planned, ahead)] == [State.SENT, State.WAITING]


def test_a_post_that_the_keyring_kept_too_long_says_so(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = lab.add_account()
    planned = lab.plan(ada)
    shut(lab, monkeypatch)
    lab.work()
    lab.later(hours=3)
    lab.work()
    assert lab.look(planned).state is State.HELD
    assert lab.look(planned).reason.startswith("Its moment passed while the keyring was shut.")


def test_a_keyring_that_opens_and_refuses_is_not_tried_at_every_look(lab: Lab) -> None:
    ada = lab.add_account()
    planned = lab.plan(ada)
    lab.run(lab.engine.keyring.look())  # it is open

    lab.network.script["prepare"] = [KeychainRefused("It said no.")]
    lab.work()
    lab.run(look_round(lab))
    assert told(lab) == []
    assert lab.look(planned).awaits is Awaits.KEYRING


async def look_round(lab: Lab) -> None:
    """Let the engine look at the keyring as the publisher does, and wait until it has."""
    lab.engine.keyring.look_round()
    running = lab.engine.keyring._running  # pyright: ignore[reportPrivateUsage] - what runs beside
    if running is not None:
        await running


def _yes(_: object) -> bool:
    return True


def shut(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock the keyring, until `monkeypatch` is undone; the post that is due now finds it so."""
    lab.network.script["prepare"] = [KeychainLocked("It is locked.")]
    monkeypatch.setattr("app.keychain.keychain.is_locked", _yes)


@pytest.mark.parametrize(
    ("became", "sentence"),
    [
        ({NOW: 1}, "One post waited for the keyring: it goes out now."),
        ({ON_TIME: 2}, "2 posts waited for the keyring: they go out at their time."),
        (
            {LATE: 2, NOW: 1, ON_TIME: 0},
            "3 posts waited for the keyring: 1 goes out now and 2 are late and ask you in the Queue.",
        ),
    ],
)
def test_what_happens_with_how_many_posts_is_one_sentence(became: dict[str, int], sentence: str) -> None:
    assert going_on(became, "the keyring") == sentence
