"""Takes a post that was only read back into the ledger, so that the writer can think better of it too."""

import uuid
from collections.abc import Callable

from app.errors import InputError, Refused
from app.model.delivery import Delivery, State
from app.model.part import Part
from app.model.post import Post
from app.networks.archive import OwnPost
from app.services.clock import Clock
from app.services.doors import Doors
from app.services.sending.wall_time import wall_time
from app.store.accounts import AccountStore
from app.store.ledger import Ledger
from app.store.parts import PartStore
from app.store.posts import PostStore

SEEN = "seen:"  # how the key of such a post begins: nothing was ever sent under it
AS_SHOWN = (
    "Rapport knows this post only as readers see it, not as it was written: names in it could come to mean "
    "somebody else. Edit it on its own page."
)
CHANGED = "It says something else by now than what Rapport read back. Look at it on its own page first."
UNKNOWN = (
    "No post that Rapport sent or read back has this address. Copy the address of one of your own posts, as "
    "its page in the browser has it; what you published elsewhere is read back on the Accounts page."
)


class Adopting:
    """Looks a post up among those that were read back, and on its network, and gives it a receipt here."""

    def __init__(
        self,
        *,
        posts: PostStore,
        parts: PartStore,
        ledger: Ledger,
        accounts: AccountStore,
        doors: Doors,
        clock: Clock,
        zone: Callable[[], str],
    ) -> None:
        """Write into `ledger` what `posts` knows; times are shown on the wall in `zone`."""
        self._posts = posts
        self._parts = parts
        self._ledger = ledger
        self._accounts = accounts
        self._doors = doors
        self._clock = clock
        self._zone = zone

    async def adopt(self, address: str) -> Delivery:
        """Return the delivery of the post at `address`, which may also be its id; made now if need be.

        Nothing is ever sent for it: it is known as published from the first moment.

        Raises:
            InputError: no such post is known, it is one of several, or it is gone.
            NetworkError, KeychainError, StoreError: as they say.
        """
        wanted = address.strip()
        if sent := self._ledger.get(self._parts.delivery_at(wanted)):
            return sent
        found = self._posts.named(wanted) if wanted else ()
        if len(found) != 1:
            raise InputError("Several of your posts are called so." if found else UNKNOWN)
        (post,) = found
        key = f"{SEEN}{post.account_id}:{post.remote_id}"
        made_id = uuid.uuid5(uuid.NAMESPACE_URL, key).hex  # the same for whoever asks, so there is one
        if known := self._ledger.get(made_id):
            return known
        self._ledger.add([self._delivery(made_id, key, post, await self._look(post))], self._clock())
        return self._ledger.get(made_id) or self._delivery(made_id, key, post, None)

    async def _look(self, post: Post) -> OwnPost:
        account = self._accounts.get(post.account_id)
        if account is None:
            raise InputError("Its account was removed. Change it on the network itself.")
        network = self._doors.network(account.network)
        if network.archive is None:
            raise InputError(f"{network.title} lets no other program change what is out. Do it there.")
        there = await network.archive.look_at(self._doors.login(account), post.remote_id)
        if there is None:
            raise InputError("This post is no longer there.")
        return there

    def _delivery(self, made_id: str, key: str, post: Post, there: OwnPost | None) -> Delivery:
        text, zone = there.text if there else post.text, self._zone()
        part = Part(text=text, key=key, remote_id=post.remote_id, address=post.address, sent_at=post.at)
        return Delivery(
            id=made_id,
            draft_id="",
            account_id=post.account_id,
            text=text,
            parts=(part,),
            wall=wall_time(post.at, zone),
            zone=zone,
            due=post.at,
            state=State.SENT,
            reason="It was published elsewhere.",
            intent=post.intent,
        )


def was_read_back(part: Part) -> bool:
    """Return whether a part was not sent from here."""
    return part.key.startswith(SEEN)


def must_say_the_same(part: Part, there: OwnPost | None) -> None:
    """Make sure that a post that was read back is still the one that the writer saw.

    Raises Refused where it says something else by now.
    """
    if there is not None and there.text.split() != part.text.split():
        raise Refused(CHANGED)
