"""Our own posts are labelled in known words, and none of them is asked about in the tests."""

import re

from coach.advice import Intent
from coach.signals.weights import SIGNALS
from tests.coach.signals.test_posts import POSTS
from tests.coach.signals.test_signals import COUNTEREXAMPLES, EXAMPLES
from tests.fitting.ratings import read_own_posts

OWN = list(read_own_posts())


def test_every_label_is_an_intent_or_a_signal() -> None:
    assert len(OWN) > 150
    assert all(
        post.label["intent"] in set(Intent) and set(post.label["shows"]) <= set(SIGNALS) for post in OWN
    )


def test_no_link_leads_to_a_real_place() -> None:
    hosts = {host for post in OWN for host in re.findall(r"https?://([^/\s]+)", post.text)}
    assert hosts <= {"example.com"}


def test_a_post_that_teaches_is_no_post_that_tests() -> None:
    tested = {text for text, *_ in POSTS} | {text for _, text in (*EXAMPLES, *COUNTEREXAMPLES)}
    assert tested.isdisjoint(post.text for post in OWN)
