"""One round: plan a post, die on the way, start again, and count."""

from dataclasses import dataclass

from app.model.delivery import State
from tests.killing import victim
from tests.killing.nursery import KILLED, run, run_well
from tests.killing.points import Point
from tests.killing.stand import Stand

MOST_TRIES = 6  # of a death that may come too late, for each one that is wished


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What became of one post."""

    killed: bool
    state_at_death: State
    posts_at_death: int
    state: State
    posts: int
    receipt_is_right: bool
    left_lying: int  # drafts on the server that nobody takes up any more


def kill(stand: Stand, network: str, point: Point, number: int) -> Round:
    """Play one round."""
    text = f"Round {number}, {point.name}."
    if network == "bluesky":
        text += f" Hello @{stand.identity.handle}"  # a mention has to be looked up
    (delivery_id,) = stand.plan(network, text)
    if point.spent:
        stand.spend_token()
    killed = True
    for trap in point.traps:
        code = run(victim.deliver, stand.world, trap, number)
        assert code in ({KILLED} if point.certain else {KILLED, 0}), f"ended with {code}"
        killed = killed and code == KILLED
        stand.settle()
    state_at_death, posts_at_death = stand.delivery(delivery_id).state, stand.texts(network).count(text)
    run_well(victim.deliver, stand.world)
    after = stand.delivery(delivery_id)
    posts = [post for post in stand.posts(network) if post.text == text]
    return Round(
        killed=killed,
        state_at_death=state_at_death,
        posts_at_death=posts_at_death,
        state=after.state,
        posts=len(posts),
        receipt_is_right=len(posts) == 1 and stand.leads_to(network, after.current, posts[0]),
        left_lying=stand.left_lying(network),
    )


def kill_often(stand: Stand, network: str, point: Point, wished: int) -> list[Round]:
    """Play until `wished` rounds had their death, and return all that were played."""
    rounds: list[Round] = []
    while sum(each.killed for each in rounds) < wished:
        assert len(rounds) < wished * MOST_TRIES, f"{point.name}: the death hardly ever hits"
        rounds.append(kill(stand, network, point, len(rounds)))
    return rounds
