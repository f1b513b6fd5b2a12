"""An article goes out whole, with its title; what is no article goes out without one."""

from app.model.article import Article
from app.model.delivery import State
from app.services.sending.plan import Plan
from tests.app.services.lab import Lab

RYE = Article(title="Rye", excerpt="It keeps.", categories=("Bread",), tags=("rye",))
TEXT = "Bread rises.\n---\n" + "It rises twice before it goes into the oven. " * 30


def send(lab: Lab, *, articles: bool) -> None:
    """Send a text with a break and more than 500 characters, to a network of articles or another one."""
    lab.network.articles = articles  # pyright: ignore[reportAttributeAccessIssue] - set per lab
    account = lab.add_account()
    plan = Plan(draft_id="draft", text=TEXT, accounts=[account.id], wall=None, zone="UTC", article=RYE)
    lab.run(lab.engine.planning.schedule(plan))
    lab.work()


def test_an_article_is_one_post_with_all_that_belongs_to_it(lab: Lab) -> None:
    send(lab, articles=True)
    (sent,) = lab.network.prepared
    assert (sent.text, sent.article, sent.reply_to) == (TEXT, RYE, None)


def test_a_thread_has_no_title(lab: Lab) -> None:
    send(lab, articles=False)
    assert len(lab.network.prepared) > 1
    assert {sent.article for sent in lab.network.prepared} == {Article()}


def test_at_the_hour_the_coach_reads_the_title_too(lab: Lab) -> None:
    lab.network.articles = True  # pyright: ignore[reportAttributeAccessIssue] - set per lab
    account = lab.add_account()
    secret = Article(title="Paid with 4111 1111 1111 1111")
    post = lab.plan(account, "Bread rises twice.", minutes=60, article=secret)
    calm = lab.plan(account, "Bread rises twice, they say.", minutes=65, article=RYE)
    lab.later(minutes=70)
    lab.work()
    held = lab.look(post)
    assert held.state is State.HELD
    assert "payment card. (in the title)" in held.reason
    assert lab.look(calm).state is State.SENT
