"""The coach's history: complete, current, and made anew only where something changed."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.model.delivery import State
from app.services import remembering
from app.services.remembering import Remembering
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger
from app.store.posts import PostStore
from coach.earlier.history import History
from coach.earlier.shelves import Shelves
from tests.app.store.making import NOW, make_account, make_delivery, make_post


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A fresh database."""
    made = Database(tmp_path / "rapport.db")
    yield made
    made.close()


@pytest.fixture
def posts(database: Database) -> PostStore:
    """Posts of one account."""
    AccountStore(database).put(make_account())
    return PostStore(database)


@pytest.fixture
def history(database: Database, posts: PostStore) -> Iterator[Callable[[], History]]:
    """Ask one and the same memory for a snapshot."""
    known = Remembering(posts=posts, ledger=Ledger(database), accounts=AccountStore(database))
    loop = asyncio.new_event_loop()
    yield lambda: loop.run_until_complete(known.history())
    loop.close()


def _put(posts: PostStore, *minutes: int) -> None:
    for at in minutes:
        posts.put(make_post(str(at), text=f"Bread of minute {at}.", at=NOW + timedelta(minutes=at)))


def _texts(history: History) -> list[str]:
    return [post.text.removeprefix("Bread of minute ").rstrip(".") for post in history.posts]


def test_what_was_published_comes_back_in_the_order_of_time(
    posts: PostStore, history: Callable[[], History], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "PAGE", 3)
    _put(posts, *range(9, -1, -1))
    found = history()
    assert _texts(found) == list("0123456789")
    assert {post.network for post in found.posts} == {"mastodon"}


def test_a_later_snapshot_has_what_is_new_and_an_earlier_one_stays_as_it_was(
    posts: PostStore, history: Callable[[], History]
) -> None:
    _put(posts, 1, 2)
    before = history()
    _put(posts, 3)
    assert _texts(history()) == ["1", "2", "3"]
    assert _texts(before) == ["1", "2"]


def test_a_new_post_leaves_the_parts_with_many_posts_alone(
    posts: PostStore, history: Callable[[], History]
) -> None:
    _put(posts, *range(50))
    before = history().posts
    _put(posts, 50)
    after = history().posts
    assert isinstance(before, Shelves)
    assert isinstance(after, Shelves)
    assert after.parts[0] is before.parts[0]


def test_an_imported_post_of_long_ago_takes_its_place(
    posts: PostStore, history: Callable[[], History]
) -> None:
    _put(posts, 1, 2)
    history()
    _put(posts, 0)
    assert _texts(history()) == ["0", "1", "2"]


def test_what_is_planned_counts_until_it_is_out_or_cancelled(
    database: Database,
    posts: PostStore,
    history: Callable[[], History],
) -> None:
    ledger = Ledger(database)
    due = NOW + timedelta(hours=1)
    planned = make_delivery(due=due, wall=due.replace(tzinfo=None))
    _put(posts, 1)
    ledger.add([planned], NOW)
    assert [post.planned for post in history().posts] == [False, True]
    ledger.step(replace(planned, state=State.CANCELLED), NOW, expected=State.WAITING)
    assert [post.planned for post in history().posts] == [False]
