"""Nothing planned is lost when an account goes, and it waits again when the account is back."""

import pytest

from app.errors import InputError, KeychainLocked, Unreachable
from app.model.account import SignIn
from app.model.delivery import State
from tests.app.services.lab import Lab


def test_what_waits_is_counted_held_with_a_sentence_and_waits_again_after_an_undo(lab: Lab) -> None:
    ada, bob = lab.add_account(), lab.add_account("bob")
    planned = [lab.plan(ada, minutes=30), lab.plan(ada, minutes=60), lab.plan(bob, minutes=30)]
    assert lab.run(lab.engine.accounts.waiting(ada.id)) == 2
    removal = lab.run(lab.engine.accounts.remove(ada.id))
    assert (removal.held, removal.account.id) == (2, ada.id)
    assert [lab.look(one).state for one in planned] == [State.HELD, State.HELD, State.WAITING]
    assert lab.look(planned[0]).reason == ("ada was removed. Add it again to send this post, or cancel it.")
    lab.later(minutes=45)
    assert lab.run(lab.engine.accounts.bring_back(ada.id)) == 1  # the other one's moment has passed
    assert [lab.look(one).state for one in planned[:2]] == [State.HELD, State.WAITING]
    (back,) = [one for one in lab.run(lab.engine.accounts.all()) if one.id == ada.id]
    assert back.sign_in is SignIn.NEEDED


def test_an_account_that_is_added_again_takes_its_posts_up(lab: Lab) -> None:
    ada = lab.add_account()
    planned = lab.plan(ada, minutes=30)
    lab.run(lab.engine.accounts.remove(ada.id))
    again = lab.add_account()
    assert again.id == ada.id
    assert lab.look(planned).state is State.WAITING
    lab.later(minutes=31)
    lab.work()
    assert lab.look(planned).state is State.SENT


def test_what_the_writer_held_himself_stays_held(lab: Lab) -> None:
    ada = lab.add_account()
    planned = lab.plan(ada, minutes=30)
    lab.on_disk("UPDATE deliveries SET state = 'held', reason = 'Bad news today.'")
    lab.run(lab.engine.accounts.remove(ada.id))
    lab.add_account()
    assert (lab.look(planned).state, lab.look(planned).reason) == (State.HELD, "Bad news today.")


def test_signing_in_again_keeps_every_planned_post(lab: Lab) -> None:
    ada = lab.add_account()
    planned = lab.plan(ada, minutes=30)
    add = lab.engine.accounts.add("mastodon", ada.server, "ada", "right", again=ada.id)
    assert lab.run(add).id == ada.id
    assert lab.look(planned).state is State.WAITING


def test_a_server_that_is_not_there_leaves_a_word_for_the_person(lab: Lab) -> None:
    ada = lab.add_account()
    lab.network.script["sign_out"] = [Unreachable("No connection.")]
    removal = lab.run(lab.engine.accounts.remove(ada.id))
    assert removal.left_over.startswith("Scripted could not be told: end Rapport's access there")
    assert lab.keyring.kept == {}


def test_a_keyring_that_stays_shut_keeps_the_account(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = lab.add_account()

    def locked(*_: str) -> None:
        raise KeychainLocked("It is locked.")

    monkeypatch.setattr(lab.keyring, "delete_password", locked)
    with pytest.raises(KeychainLocked):
        lab.run(lab.engine.accounts.remove(ada.id))
    assert lab.run(lab.engine.accounts.all()) == (ada,)


def test_only_what_was_there_can_come_back(lab: Lab) -> None:
    with pytest.raises(InputError, match="There is no such account"):
        lab.run(lab.engine.accounts.bring_back("nobody"))


def test_the_use_of_a_secret_is_noted_but_not_each_time(lab: Lab) -> None:
    ada = lab.add_account()
    seen = [ada.used_at]
    for seconds in (30, 20, 20):
        lab.later(seconds=seconds)
        lab.run(lab.engine.accounts.check(ada.id))
        seen.append(lab.run(lab.engine.accounts.all())[0].used_at)
    assert seen[0] == seen[1] == seen[2]
    assert seen[3] == lab.now
