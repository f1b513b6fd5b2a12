"""What a delivery counts for in the coach's history, from its plan to its receipt."""

from datetime import timedelta

from app.errors import Refused, Unknown
from tests.app.services.lab import START, Lab


def test_published_posts_and_planned_ones_come_in_the_order_of_their_times(lab: Lab) -> None:
    account = lab.add_account()
    lab.plan(account, "Out already.")
    lab.work()
    later = lab.plan(account, "Planned for later.", minutes=20)
    sooner = lab.plan(account, "Planned for soon.", minutes=10)
    posts = lab.run(lab.engine.remembering.history()).posts
    assert [(post.text, post.planned, post.at) for post in posts] == [
        ("Out already.", False, START),
        ("Planned for soon.", True, START + timedelta(minutes=10)),
        ("Planned for later.", True, START + timedelta(minutes=20)),
    ]
    assert {(post.account, post.network) for post in posts} == {(account.id, "mastodon")}
    assert [post.id for post in posts[1:]] == [sooner.id, later.id]


def test_what_was_cancelled_or_refused_does_not_count(lab: Lab) -> None:
    account = lab.add_account()
    cancelled = lab.plan(account, "Cancelled.", minutes=10)
    lab.run(lab.engine.planning.cancel(cancelled.id))
    lab.plan(account, "Refused.")
    lab.network.script["prepare"] = [Refused("Too rude.")]
    lab.work()
    assert tuple(lab.run(lab.engine.remembering.history()).posts) == ()


def test_what_may_be_out_counts_once(lab: Lab) -> None:
    lab.plan(lab.add_account(), "Perhaps out.")
    lab.network.script["answer"] = [Unknown("The answer was lost.")]
    lab.work()
    (perhaps,) = lab.run(lab.engine.remembering.history()).posts
    assert perhaps.planned
    lab.later(minutes=3)
    lab.work()
    (out,) = lab.run(lab.engine.remembering.history()).posts
    assert not out.planned


def test_the_posts_of_a_removed_account_still_count_under_their_network(lab: Lab) -> None:
    account = lab.add_account()
    lab.plan(account)
    lab.work()
    lab.run(lab.engine.accounts.remove(account.id))
    assert [post.network for post in lab.run(lab.engine.remembering.history()).posts] == ["mastodon"]
