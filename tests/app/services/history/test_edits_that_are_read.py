"""The coach reads what a published post is to say, before it says it."""

import pytest

from app.errors import InputError
from app.model.account import Account
from app.model.delivery import Delivery
from app.services.history.amending import placed_in
from tests.app.services.history.scripted_archive import ScriptedArchive
from tests.app.services.history.test_amending import THREAD, later, notes, sent
from tests.app.services.lab import Lab

SECRET = "Paid with 4111 1111 1111 1111, and it rose."


def test_an_edit_that_the_coach_holds_needs_a_reason_which_the_receipt_keeps(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account)
    for because in ("", "so"):
        with pytest.raises(InputError, match=r"The coach says hold\. This looks like"):
            lab.run(lab.engine.amending.edit(delivery.id, SECRET, because=because))
    assert lab.run(lab.engine.amending.waiting(delivery.id)) is None
    lab.run(lab.engine.amending.edit(delivery.id, SECRET, because="It is a test number."))
    later(lab, 10)
    assert lab.look(delivery).text == SECRET
    told = "It is about to be changed. The coach said hold; you went on: It is a test number."
    assert told in notes(lab, delivery)


def test_the_coach_takes_no_post_for_a_copy_of_itself(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    text = "The crust of rye bread came out dark at last, after a week of trying with a colder oven."
    sent(lab, archive, account, text)
    lab.later(hours=3)
    lab.network.moment = lab.now
    delivery = sent(lab, archive, account, "I moved to a new kitchen. Where do you bake?")

    def rules(post: Delivery, words: str) -> set[str]:
        read = lab.run(lab.engine.amending.review(post.id, words))
        assert read is not None
        return {one.rule for one in read.findings}

    assert "repeat" in rules(delivery, text + " Yes.")
    assert "repeat" not in rules(delivery, "I moved to a new kitchen today. Where do you bake?")


def test_places_are_counted_in_the_part_that_is_changed(
    lab: Lab, archive: ScriptedArchive, account: Account
) -> None:
    delivery = sent(lab, archive, account, THREAD)
    read = lab.run(lab.engine.amending.review(delivery.id, SECRET, 1))
    assert read is not None
    [card] = [one for one in read.findings if one.rule == "personal-data"]
    assert SECRET[card.start : card.end] == "4111 1111 1111 1111"
    assert [(fix.start, fix.end) for fix in card.fixes] == [(card.start, card.end)]
    elsewhere = placed_in(read, 1000, 1001)
    assert all(one.start is None and not one.fixes for one in elsewhere.findings)


def test_a_bug_in_the_coach_keeps_nobody_from_editing(
    lab: Lab, archive: ScriptedArchive, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = sent(lab, archive, account)

    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("coach.reviewing.review.review", crash)
    lab.run(lab.engine.amending.edit(delivery.id, SECRET))
    later(lab, 10)
    assert lab.look(delivery).text == SECRET
