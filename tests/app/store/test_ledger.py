"""The ledger lets a delivery go only where it may, and one publisher at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import StoreError, TakenElsewhere
from app.model.article import Article
from app.model.delivery import CLAIMABLE, Delivery, IfLate, LatePolicy, State
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger
from app.store.posts import PostStore
from tests.app.store.making import NOW, make_account, make_attachment, make_delivery, make_part, make_post

LEASE = timedelta(seconds=90)
SOON = NOW + timedelta(seconds=1)


@pytest.fixture
def ledger(database: Database) -> Ledger:
    """A ledger with two accounts."""
    for name in ("ada", "bob"):
        AccountStore(database).put(make_account(name))
    return Ledger(database)


def add(ledger: Ledger, account_id: str = "ada", **changes: object) -> Delivery:
    delivery = make_delivery(account_id, **changes)
    ledger.add([delivery], NOW)
    return delivery


def claim(ledger: Ledger, delivery: Delivery, owner: str = "one") -> Delivery:
    claimed = ledger.claim(delivery, owner, NOW, LEASE)
    assert claimed is not None
    return claimed


def test_a_delivery_comes_back_as_it_was_written(ledger: Ledger) -> None:
    delivery = add(
        ledger,
        wall=NOW.replace(tzinfo=None, microsecond=1),
        due=NOW.replace(microsecond=1),
        zone="Europe/Berlin",
        policy=LatePolicy(if_late=IfLate.ASK, within=timedelta(minutes=7)),
        override="It is a quote.",
        intent="talk",
        language="de",
        warning="Knives",
        visibility="followers",
        article=Article(title="Rye", tags=("bread",)),
        parts=(make_part(), make_part(text="Two", media=(make_attachment(), make_attachment(alt="Rye")))),
    )
    assert ledger.get(delivery.id) == delivery


def test_everything_that_a_step_changes_comes_back(ledger: Ledger) -> None:
    delivery = add(ledger)
    sending = replace(
        delivery,
        state=State.HELD,
        reason="Sign in again.",
        attempts=2,
        not_before=SOON,
        wall=SOON.replace(tzinfo=None),
        zone="Asia/Tokyo",
        due=SOON,
    )
    sending = sending.with_current(
        payload="{}", remote_id="1", version="v", address="https://scripted.example/1", sent_at=SOON
    )
    ledger.step(sending, NOW, expected=State.WAITING, due=delivery.due)
    assert ledger.get(delivery.id) == sending


def test_parts_come_back_in_their_order_and_with_their_deliveries(ledger: Ledger) -> None:
    every = [add(ledger, parts=tuple(make_part(text=f"{n}.{m}") for m in range(11))) for n in range(3)]
    assert ledger.all() == ledger.waiting() == tuple(every)


def test_a_receipt_is_not_taken_back_by_somebody_who_does_not_know_of_it(ledger: Ledger) -> None:
    old = add(ledger, parts=(make_part(), make_part()))
    known = old.with_current(
        payload="{}", remote_id="1", version="v", address="https://a.example", sent_at=NOW
    )
    ledger.step(known, NOW, expected=State.WAITING)
    ledger.step(replace(old, reason="Moved."), NOW, expected=State.WAITING)
    assert ledger.get(old.id) == replace(known, reason="Moved.")


def test_who_claims_learns_what_went_out_meanwhile(ledger: Ledger) -> None:
    old = add(ledger, parts=(make_part(), make_part()))
    known = old.with_current(payload="{}", remote_id="1", address="https://a.example", sent_at=NOW)
    ledger.step(known, NOW, expected=State.WAITING)
    assert claim(ledger, old).parts == known.parts


def test_a_renewed_lease_lasts_longer_and_one_that_ran_out_is_not_renewed(ledger: Ledger) -> None:
    claimed = claim(ledger, add(ledger))
    ledger.renew(claimed, "two", SOON, LEASE)
    assert ledger.lease_ends() == NOW + LEASE
    ledger.renew(claimed, "one", SOON, LEASE)
    assert ledger.lease_ends() == SOON + LEASE
    ledger.renew(claimed, "one", SOON + LEASE * 2, LEASE)
    assert ledger.lease_ends() == SOON + LEASE


def test_new_deliveries_are_written_all_or_none(ledger: Ledger) -> None:
    with pytest.raises(StoreError):
        ledger.add([make_delivery(), make_delivery("nobody")], NOW)
    assert ledger.all() == ()


def test_a_key_is_never_used_for_two_deliveries(ledger: Ledger) -> None:
    delivery = add(ledger)
    with pytest.raises(StoreError):
        add(ledger, parts=(make_part(), make_part(key=delivery.current.key)))
    assert ledger.all() == (delivery,)


def test_a_claimed_delivery_is_nobody_elses_until_the_lease_has_passed(ledger: Ledger) -> None:
    delivery = add(ledger)
    claimed = claim(ledger, delivery)
    assert claimed.state is State.CLAIMED
    assert ledger.claim(delivery, "two", NOW + LEASE, LEASE) is None
    assert ledger.claim(claimed, "two", NOW + LEASE, LEASE) is None
    assert ledger.lease_ends() == NOW + LEASE
    later = NOW + LEASE + timedelta(microseconds=1)
    assert ledger.unsettled(NOW + LEASE) == ()
    assert ledger.unsettled(later) == (claimed,)
    assert ledger.claim(claimed, "two", later, LEASE) == claimed


def test_a_step_renews_the_lease_or_ends_it(ledger: Ledger) -> None:
    claimed = claim(ledger, add(ledger))
    preparing = replace(claimed, state=State.PREPARING)
    ledger.step(preparing, SOON, expected=State.CLAIMED, owner="one", lease=LEASE)
    assert ledger.lease_ends() == SOON + LEASE
    ledger.step(replace(preparing, state=State.WAITING), SOON, expected=State.PREPARING, owner="one")
    assert ledger.lease_ends() is None
    assert ledger.claim(replace(claimed, state=State.WAITING), "two", SOON, LEASE) is not None


def test_while_one_publisher_uses_an_account_no_other_delivery_of_it_is_claimed(ledger: Ledger) -> None:
    first, second, other = add(ledger), add(ledger), add(ledger, "bob")
    claim(ledger, first)
    assert ledger.claim(second, "one", NOW, LEASE) is None
    assert ledger.claim(other, "two", NOW, LEASE) is not None
    assert ledger.claim(second, "two", NOW + LEASE + timedelta(seconds=1), LEASE) is not None


def test_a_lease_that_ran_out_is_not_renewed_while_another_publisher_uses_the_account(
    ledger: Ledger,
) -> None:
    slow = claim(ledger, add(ledger))
    later = NOW + LEASE + timedelta(seconds=1)
    other = ledger.claim(add(ledger), "two", later, LEASE)
    assert other is not None
    preparing = replace(slow, state=State.PREPARING)
    with pytest.raises(TakenElsewhere):
        ledger.step(preparing, later, expected=State.CLAIMED, owner="one", lease=LEASE)
    assert ledger.get(slow.id) == slow
    waiting = replace(slow, state=State.WAITING, reason="It was too slow.")
    ledger.step(waiting, later, expected=State.CLAIMED, owner="one")  # what it learned is still written


@pytest.mark.parametrize(
    "change",
    [{"due": SOON}, {"not_before": SOON}, {"attempts": 1}],
    ids=["moved by the writer", "put off", "tried by another publisher"],
)
def test_a_delivery_that_changed_since_it_was_read_is_not_claimed(
    ledger: Ledger, change: dict[str, object]
) -> None:
    known = add(ledger)
    changed = replace(known, **change)  # pyright: ignore[reportArgumentType] - names fields
    ledger.step(changed, NOW, expected=State.WAITING, due=known.due)
    assert ledger.claim(known, "one", NOW, LEASE) is None
    fresh = ledger.get(known.id)
    assert fresh is not None
    assert fresh.state is State.WAITING
    assert ledger.claim(fresh, "one", NOW, LEASE) is not None


def test_no_step_takes_a_delivery_back_to_the_moment_from_which_the_writer_moved_it(ledger: Ledger) -> None:
    known = add(ledger)
    moved = ledger.step(replace(known, due=SOON), NOW, expected=State.WAITING, due=known.due)
    with pytest.raises(TakenElsewhere):
        ledger.step(replace(known, state=State.HELD), NOW, expected=State.WAITING)
    assert ledger.get(known.id) == moved


@pytest.mark.parametrize("state", [State.UNKNOWN, State.SENDING])
def test_a_claim_does_not_forget_that_a_delivery_may_be_out(ledger: Ledger, state: State) -> None:
    delivery = add(ledger, state=state)
    assert claim(ledger, delivery).state is State.SENDING


@pytest.mark.parametrize("state", sorted(set(State) - CLAIMABLE))
def test_what_is_over_or_set_aside_cannot_be_claimed(ledger: Ledger, state: State) -> None:
    delivery = add(ledger, state=state)
    with pytest.raises(ValueError, match=f"a delivery that is {state} cannot be claimed"):
        ledger.claim(delivery, "one", NOW, LEASE)
    assert ledger.get(delivery.id) == delivery


@pytest.mark.parametrize(
    ("owner", "expected"),
    [("two", State.CLAIMED), (None, State.CLAIMED), ("one", State.WAITING)],
    ids=["another publisher", "the writer", "a wrong belief"],
)
def test_a_step_of_somebody_who_does_not_hold_the_delivery_changes_nothing(
    ledger: Ledger, database: Database, owner: str | None, expected: State
) -> None:
    claimed = claim(ledger, add(ledger))
    before = ledger.steps(claimed.id)
    wanted = replace(claimed, state=State.HELD, reason="Mine!")
    with pytest.raises(TakenElsewhere, match="This post has just been taken up elsewhere; look at it again"):
        ledger.step(wanted, SOON, expected=expected, owner=owner, post=make_post())
    assert ledger.get(claimed.id) == claimed
    assert ledger.steps(claimed.id) == before
    assert PostStore(database).after(None, 1) == ()


def test_the_post_is_written_with_the_step_that_made_it(ledger: Ledger, database: Database) -> None:
    sending = add(ledger, state=State.SENDING)
    claim(ledger, sending)
    sent = replace(sending.with_current(remote_id="1", sent_at=NOW), state=State.SENT)
    ledger.step(sent, NOW, expected=State.SENDING, owner="one", post=make_post())
    assert PostStore(database).after(None, 10) == (make_post(),)
    assert ledger.last_sent("ada") == NOW
    assert ledger.last_sent("bob") is None


def test_a_post_that_cannot_be_written_takes_its_step_back(ledger: Ledger) -> None:
    sending = claim(ledger, add(ledger, state=State.SENDING))
    sent = replace(sending.with_current(remote_id="1", sent_at=NOW), state=State.SENT)
    with pytest.raises(StoreError):
        ledger.step(sent, NOW, expected=State.SENDING, owner="one", post=make_post(account_id="nobody"))
    assert ledger.get(sending.id) == sending


def test_every_step_is_logged_with_its_moment_and_its_reason(ledger: Ledger) -> None:
    delivery = add(ledger, override="It is a quote.")
    claimed = ledger.claim(delivery, "one", SOON, LEASE)
    assert claimed is not None
    held = replace(claimed, state=State.HELD, reason="Sign in again.")
    ledger.step(held, SOON + LEASE, expected=State.CLAIMED, owner="one")
    assert ledger.steps(delivery.id) == (
        (NOW, State.WAITING, "It is a quote."),
        (SOON, State.CLAIMED, "by one"),
        (SOON + LEASE, State.HELD, "Sign in again."),
    )


def test_the_remote_ids_of_other_posts_are_known(ledger: Ledger) -> None:
    one = add(ledger, state=State.UNKNOWN, parts=(make_part(), make_part(), make_part()))
    for account_id, remote_id in (("ada", "1"), ("ada", "2"), ("bob", "3")):
        delivery = add(ledger, account_id)
        ledger.step(delivery.with_current(remote_id=remote_id), NOW, expected=State.WAITING)
    assert ledger.taken("ada", one.current.key) == {"1", "2"}
    begun = one.with_current(remote_id="4")
    ledger.step(begun, NOW, expected=State.UNKNOWN)
    assert ledger.taken("ada", begun.current.key) == {"1", "2", "4"}


def test_old_receipts_are_left_out_and_open_ones_never(ledger: Ledger) -> None:
    long_ago = NOW - timedelta(days=60)
    for state in State:
        add(ledger, id=f"old-{state}", state=state, due=long_ago)
        add(ledger, id=f"new-{state}", state=state)
    listed = [one.id for one in ledger.all(since=NOW - timedelta(days=30))]
    assert set(listed) == (
        {f"new-{state}" for state in State}
        | {f"old-{state}" for state in State if state not in {State.SENT, State.CANCELLED, State.TAKEN_BACK}}
    )
    assert [one.startswith("old") for one in listed] == sorted(
        (one.startswith("old") for one in listed), reverse=True
    )
    assert len(ledger.all()) == 2 * len(State)
