"""What the coach needs to know of the past and of the plan, as one frozen snapshot."""

from app.model.delivery import Delivery, State
from app.store.accounts import AccountStore
from app.store.ledger import Ledger
from app.store.posts import PostStore
from coach.history import History, PastPost

REMEMBERED = 2000  # posts; `repeat` looks through all of them, the mix through its window

# What will go out, or probably has: it counts as planned.
PLANNED = frozenset({State.WAITING, State.CLAIMED, State.PREPARING, State.SENDING, State.UNKNOWN})


class Remembering:
    """Builds the coach's history."""

    def __init__(self, *, posts: PostStore, ledger: Ledger, accounts: AccountStore) -> None:
        """Remember what is in `posts`, and what `ledger` has planned."""
        self._posts = posts
        self._ledger = ledger
        self._accounts = accounts

    async def history(self) -> History:
        """Return published and planned posts, oldest first. Raises StoreError."""
        networks = {account_id: account.network for account_id, account in self._accounts.named().items()}
        published = [
            PastPost(
                id=f"{post.account_id}/{post.remote_id}",
                text=post.text,
                at=post.at,
                account=post.account_id,
                network=networks.get(post.account_id, ""),
                intent=post.intent,
            )
            for post in self._posts.newest(REMEMBERED)
        ]
        planned = [_planned(one, networks) for one in self._ledger.all() if one.state in PLANNED]
        return History(posts=tuple(sorted(published + planned, key=lambda post: post.at)))


def _planned(delivery: Delivery, networks: dict[str, str]) -> PastPost:
    return PastPost(
        id=delivery.id,
        text=delivery.text,
        at=delivery.due,
        account=delivery.account_id,
        network=networks.get(delivery.account_id, ""),
        intent=delivery.intent,
        planned=True,
    )
