"""A page of what was read back and the cursor behind it are kept together, and no post twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import StoreError
from app.model.post import PostKind
from app.model.reading import Reading, ReadingState
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger
from app.store.posts import PostStore
from app.store.readings import ReadingStore
from tests.app.store.making import NOW, make_account, make_delivery, make_part, make_post

BEGUN = Reading(account_id="ada")


@pytest.fixture
def readings(database: Database) -> ReadingStore:
    """A reading that has begun."""
    AccountStore(database).put(make_account())
    store = ReadingStore(database)
    store.put(BEGUN)
    return store


def test_a_reading_comes_back_as_it_was_written(readings: ReadingStore) -> None:
    reading = Reading(
        account_id="ada",
        state=ReadingState.STOPPED,
        cursor="there",
        found=7,
        looked_at=NOW,
        trouble="Not told.",
    )
    readings.put(reading)
    assert readings.get("ada") == reading
    assert readings.get("bob") is None


def test_a_page_and_its_cursor_are_written_together(readings: ReadingStore, database: Database) -> None:
    posts = [make_post("1"), make_post("2", kind=PostKind.REPLY)]
    taken = readings.take_in(BEGUN, posts, replace(BEGUN, cursor="next"))
    assert taken == (replace(BEGUN, cursor="next", found=2), 2)
    assert [post.kind for post in PostStore(database).after(None, 9)] == [PostKind.POST, PostKind.REPLY]


def test_a_page_whose_cursor_cannot_be_written_is_not_there(
    readings: ReadingStore, database: Database
) -> None:
    database.execute("CREATE TRIGGER broken BEFORE UPDATE ON readings BEGIN SELECT RAISE(FAIL, 'no'); END")
    with pytest.raises(StoreError):
        readings.take_in(BEGUN, [make_post()], replace(BEGUN, cursor="next"))
    assert PostStore(database).count() == 0


@pytest.mark.parametrize("meanwhile", [{"cursor": "4"}, {"state": ReadingState.STOPPED}])
def test_a_reading_that_somebody_else_changed_is_left_to_them(
    readings: ReadingStore, database: Database, meanwhile: dict[str, str]
) -> None:
    readings.put(replace(BEGUN, **meanwhile))  # pyright: ignore[reportArgumentType] - each case names fields
    assert readings.take_in(BEGUN, [make_post()], replace(BEGUN, cursor="next")) is None
    assert PostStore(database).count() == 0


def test_what_has_another_id_at_the_same_address_is_known(readings: ReadingStore, database: Database) -> None:
    posts = PostStore(database)
    posts.put(make_post("1"))
    other = make_post("1b", address=make_post("1").address)
    assert readings.take_in(BEGUN, [other], BEGUN) == (BEGUN, 0)
    assert posts.count() == 1


def test_every_part_of_what_we_sent_is_known(readings: ReadingStore, database: Database) -> None:
    delivery = make_delivery(parts=(make_part(), make_part()))
    ledger = Ledger(database)
    ledger.add([delivery], NOW)
    out = delivery.with_part(0, remote_id="a", sent_at=NOW).with_part(1, remote_id="b", sent_at=NOW)
    ledger.step(out, NOW, expected=out.state)
    found = [make_post("a"), make_post("b"), make_post("c")]
    assert readings.take_in(BEGUN, found, BEGUN) == (replace(BEGUN, found=1), 1)


def test_a_post_without_a_name_gets_it_where_the_text_is_the_same(
    readings: ReadingStore, database: Database
) -> None:
    posts = PostStore(database)
    posts.put(make_post("key", address="", intent="give"))
    before = posts.changes()
    readings.take_in(BEGUN, [make_post("9", at=NOW + timedelta(minutes=2))], BEGUN)
    (named,) = posts.after(None, 9)
    assert (named.remote_id, named.intent) == ("9", "give")
    assert posts.changes() > before


def test_what_we_sent_and_find_again_is_ours(readings: ReadingStore, database: Database) -> None:
    """A page may be read between a post and its receipt."""
    posts = PostStore(database)
    readings.take_in(BEGUN, [make_post("1", text="<As the server shows it>")], BEGUN)
    before = posts.changes()
    posts.put(make_post("1", text="As we sent it", intent="talk"))
    posts.put(make_post("1", text="And never again otherwise"))
    (ours,) = posts.after(None, 9)
    assert (ours.text, ours.intent) == ("As we sent it", "talk")
    assert posts.changes() > before


def test_a_post_that_is_edited_or_gone_is_told_by_a_number(
    readings: ReadingStore, database: Database
) -> None:
    posts = PostStore(database)
    posts.put(make_post("1"))
    posts.put(make_post("2"))
    first = posts.changes()
    posts.rewrite("ada", "1", "Bread rises three times.")
    second = posts.changes()
    posts.remove("ada", "2")
    assert first < second < posts.changes()
    assert [post.text for post in posts.after(None, 9)] == ["Bread rises three times."]
