"""Published posts are kept once each, and the newest come back oldest first."""

from datetime import timedelta

import pytest

from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.posts import PostStore
from tests.app.store.making import NOW, make_account, make_post


@pytest.fixture
def posts(database: Database) -> PostStore:
    """Posts of two accounts."""
    for name in ("ada", "bob"):
        AccountStore(database).put(make_account(name))
    return PostStore(database)


def test_a_post_comes_back_as_it_was_written(posts: PostStore) -> None:
    post = make_post(intent="give", at=NOW + timedelta(microseconds=1))
    posts.put(post)
    assert posts.newest(10) == (post,)


def test_the_newest_posts_come_back_oldest_first(posts: PostStore) -> None:
    for minutes in (3, 1, 4, 2):
        posts.put(make_post(str(minutes), at=NOW + timedelta(minutes=minutes)))
    assert [post.remote_id for post in posts.newest(3)] == ["2", "3", "4"]


def test_a_post_that_is_known_stays_as_it_is(posts: PostStore) -> None:
    posts.put(make_post(text="First"))
    posts.put(make_post(text="Second"))
    assert [post.text for post in posts.newest(10)] == ["First"]


def test_two_accounts_may_have_posts_of_the_same_name(posts: PostStore) -> None:
    posts.put(make_post())
    posts.put(make_post(account_id="bob"))
    assert {post.account_id for post in posts.newest(10)} == {"ada", "bob"}
