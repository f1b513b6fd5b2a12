"""Published posts are kept once each, and come back page by page, oldest first."""

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
    assert posts.after(None, 10) == (post,)


def test_one_page_follows_the_other_in_time_and_none_is_left_out(posts: PostStore) -> None:
    for minutes in (3, 1, 4, 2):
        posts.put(make_post(str(minutes), at=NOW + timedelta(minutes=minutes // 2)))
    first = posts.after(None, 3)
    assert [post.remote_id for post in first] == ["1", "2", "3"]
    assert [post.remote_id for post in posts.after(first[-1], 3)] == ["4"]
    assert posts.count() == 4


def test_a_post_that_is_known_stays_as_it_is(posts: PostStore) -> None:
    posts.put(make_post(text="First"))
    posts.put(make_post(text="Second"))
    assert [post.text for post in posts.after(None, 10)] == ["First"]


def test_two_accounts_may_have_posts_of_the_same_name(posts: PostStore) -> None:
    posts.put(make_post())
    posts.put(make_post(account_id="bob"))
    assert {post.account_id for post in posts.after(None, 10)} == {"ada", "bob"}
