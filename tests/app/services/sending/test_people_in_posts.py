"""What goes out to each account names people as they are known there, in every part and in every preview."""

from dataclasses import replace

import pytest

from app.model.account import Account
from app.model.draft import Draft
from app.services.reach import counted
from app.services.sending.plan import Plan
from tests.app.services.lab import START, Lab

TEXT = "Thank you @ada@garden.example and @cleo.dance for the seeds. "


@pytest.fixture
def both(lab: Lab) -> tuple[Account, Account]:
    """An account on each of two networks, and Ada known on both, Cleo on one."""
    lab.others = ("bluesky",)
    lab.restart()
    for name, handles in (
        ("Ada", {"mastodon": "ada@garden.example", "bluesky": "ada.bsky.social"}),
        ("Cleo", {"bluesky": "cleo.dance"}),
    ):
        lab.run(lab.engine.people.join(name, handles))
    return lab.add_account("me@home.example"), lab.add_account("me.bsky.social", "bluesky")


def sent(lab: Lab) -> list[str]:
    """Return the texts that the server holds."""
    return [text for _, text in lab.server.posts]


def publish(lab: Lab, draft: Draft, accounts: tuple[Account, ...]) -> None:
    """Put the draft into the queue for now, and send it."""
    plan = Plan.of(draft, [one.id for one in accounts], None, "UTC")
    lab.run(lab.engine.planning.schedule(plan))
    lab.work()


def a_draft(text: str, **more: object) -> Draft:
    """Return a draft."""
    draft = Draft(id="draft", text=text, created_at=START, updated_at=START)
    return replace(draft, **more)  # pyright: ignore[reportArgumentType] - each caller names fields


def test_each_network_gets_its_own_handles_and_else_the_plain_name(
    lab: Lab, both: tuple[Account, Account]
) -> None:
    publish(lab, a_draft(TEXT.strip()), both)
    assert sorted(sent(lab)) == [
        "Thank you @ada.bsky.social and @cleo.dance for the seeds.",
        "Thank you @ada@garden.example and Cleo for the seeds.",
    ]


@pytest.mark.parametrize("numbered", [False, True])
def test_what_is_shown_and_counted_beforehand_is_what_goes_out_part_by_part(
    lab: Lab, both: tuple[Account, Account], numbered: bool
) -> None:
    draft = a_draft(TEXT * 30, numbered=numbered, warning="By @cleo.dance")
    shown: list[str] = []
    for account in both:
        lab.run(lab.engine.cutting.load(account))
        posts = lab.engine.cutting.posts(draft, account, both)
        assert len(posts) > 2
        assert all(post.used <= account.limits.text for post in posts)
        shown += [post.text for post in posts]
    publish(lab, draft, both)
    assert sorted(sent(lab)) == sorted(shown)


def test_one_post_uses_of_the_limit_what_the_counter_counts(lab: Lab, both: tuple[Account, Account]) -> None:
    draft, book = a_draft(TEXT.strip()), lab.engine.people.book()
    publish(lab, draft, both)
    counts = [counted(draft, account, both, book).used for account in both]
    # Of a whole handle Mastodon counts the first half.
    there = next(text for text in sent(lab) if "garden" in text).replace("@garden.example", "")
    here = next(text for text in sent(lab) if "cleo.dance" in text)
    assert counts == [len(there), len(here)]


def test_the_past_knows_the_text_that_went_out(lab: Lab, both: tuple[Account, Account]) -> None:
    publish(lab, a_draft(TEXT.strip()), both[:1])
    (post,) = lab.run(lab.engine.remembering.history()).posts
    assert post.text == "Thank you @ada@garden.example and Cleo for the seeds."
