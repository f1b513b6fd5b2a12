"""One round with a thread of three parts: plan it, die on the way, start again, and look at every part."""

from dataclasses import dataclass, replace

from app.model.delivery import State
from tests.app.networks.stage import picture
from tests.killing import victim
from tests.killing.nursery import KILLED, run, run_well
from tests.killing.points import Point
from tests.killing.stand import Found, Stand
from tests.killing.thread.chain_points import PARTS

ALT = "A loaf of rye, cut open"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRound:
    """What became of one thread."""

    texts: tuple[str, ...]
    state_at_death: State
    at_death: tuple[str, ...]  # the texts that were out then, in the server's order
    state: State
    posts: tuple[Found, ...]
    receipts_are_right: bool

    @property
    def good(self) -> bool:
        """Whether each part is out once, in its order and place, and the picture with the second."""
        above = ("", *(post.address for post in self.posts[:-1]))
        return (
            self.at_death == self.texts[: len(self.at_death)]
            and self.state is State.SENT
            and tuple(post.text for post in self.posts) == self.texts
            and tuple(post.above for post in self.posts) == above
            and tuple(post.alts for post in self.posts) == ((), (ALT,), ())
            and self.receipts_are_right
        )


def kill_chain(stand: Stand, network: str, point: Point, number: int) -> ChainRound:
    """Play one round."""
    data, shown = picture(ALT, shade=number)
    stand.keep(data, shown)
    texts = tuple(f"Thread {number}, {point.name}: {part} of {PARTS}." for part in range(1, PARTS + 1))
    (delivery_id,) = stand.plan(network, "\n---\n".join(texts), media=[replace(shown, part=1)])
    for trap in point.traps:
        assert run(victim.deliver, stand.world, trap, number) == KILLED
        stand.settle()
    at_death = tuple(post.text for post in stand.posts(network) if post.text in texts)
    state_at_death = stand.delivery(delivery_id).state
    run_well(victim.deliver, stand.world)
    after = stand.delivery(delivery_id)
    posts = tuple(post for post in stand.posts(network) if post.text in texts)
    return ChainRound(
        texts=texts,
        state_at_death=state_at_death,
        at_death=at_death,
        state=after.state,
        posts=posts,
        receipts_are_right=len(posts) == PARTS
        and all(stand.leads_to(network, part, post) for part, post in zip(after.parts, posts, strict=True)),
    )
