"""Calls a network for one part of a delivery with patience: what takes too long is an error."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

from app.errors import Refused, StoreError, Unknown, Unreachable
from app.model.delivery import Delivery
from app.model.part import Part
from app.networks.base import (
    Guard,
    Login,
    Network,
    Outgoing,
    Prepared,
    Published,
    Receipt,
    ReplyTo,
)
from app.services.sending.means import Means


class Patience:
    """Makes the three calls that matter; each is about the current part of a delivery."""

    def __init__(self, means: Means) -> None:
        """Read media with `means`; the lease of their owner is held while they are uploaded."""
        self._means = means

    async def look(self, delivery: Delivery, network: Network, login: Login) -> Receipt | None:
        """Return the receipt of the current part if it is out; None if it is not, or nobody can tell."""
        return await self._find(delivery, delivery.current, network, login)

    async def prepare(self, delivery: Delivery, network: Network, login: Login) -> tuple[Delivery, Prepared]:
        """Return what the first try prepared, since the network may know it; prepare it the first time.

        Uploads of an earlier try may be gone at the server, and so may a draft, so they are made anew. The
        delivery comes back with what was learnt of the parts above it.
        """
        part = delivery.current
        earlier = None if part.payload is None else Prepared(key=part.key, payload=part.payload)
        if earlier is not None and not (part.media or network.guard is Guard.DRAFT_FIRST):
            return delivery, earlier
        outgoing = Outgoing(
            text=part.text,
            key=part.key,
            language=delivery.language,
            media=part.media,
            warning=delivery.warning if network.warnings else "",
            visibility=delivery.visibility,
            article=delivery.article,
        )
        if earlier is None and delivery.position:
            delivery, place = await self._place(delivery, network, login)
            outgoing = replace(outgoing, reply_to=place)
        most = self._means.timing.patience + self._means.timing.upload * len(part.media)
        try:
            async with asyncio.timeout(most.total_seconds()), self._held(delivery):
                return delivery, await network.prepare(login, outgoing, self._means.files, earlier)
        except TimeoutError:
            raise Unreachable(f"{network.title} took too long to answer.") from None

    async def publish(self, network: Network, login: Login, prepared: Prepared) -> Receipt:
        """Publish; too long a silence leaves a doubt."""
        try:
            async with asyncio.timeout(self._means.timing.patience.total_seconds()):
                return await network.publish(login, prepared)
        except TimeoutError:
            raise Unknown(f"{network.title} took too long to answer.") from None

    async def _find(self, delivery: Delivery, part: Part, network: Network, login: Login) -> Receipt | None:
        if part.payload is None or network.guard is Guard.NONE:
            return None  # no byte has left, or nobody can tell but the writer, who has been asked
        taken = self._means.ledger.taken(delivery.account_id, part.key)
        try:
            async with asyncio.timeout(self._means.timing.patience.total_seconds()):
                return await network.find(login, Prepared(key=part.key, payload=part.payload), taken)
        except TimeoutError:
            raise Unreachable(f"{network.title} took too long to answer.") from None

    async def _place(self, delivery: Delivery, network: Network, login: Login) -> tuple[Delivery, ReplyTo]:
        """Return the place of the current part in its thread; ask where the network never told it."""
        for at in (0, delivery.position - 1):
            part = delivery.parts[at]
            if not part.receipted:
                receipt = await self._find(delivery, part, network, login)
                if receipt is None:
                    raise Refused(
                        f"{network.title} does not say where part {at + 1} is, to go on beneath it."
                    )
                delivery = delivery.with_part(at, **known_by(receipt))
        root, parent = delivery.parts[0], delivery.parts[delivery.position - 1]
        return delivery, ReplyTo(root=_published(root), parent=_published(parent))

    @asynccontextmanager
    async def _held(self, delivery: Delivery) -> AsyncGenerator[None]:
        """Renew the lease on `delivery` again and again: an upload may take longer than it lasts."""

        async def renew() -> None:
            while True:
                await asyncio.sleep(self._means.timing.lease.total_seconds() / 3)
                with suppress(StoreError):  # the next step meets the same disk and tells it
                    self._means.ledger.renew(
                        delivery, self._means.owner, self._means.clock(), self._means.timing.lease
                    )

        renewing = asyncio.create_task(renew())
        try:
            yield
        finally:
            renewing.cancel()


def known_by(receipt: Receipt) -> dict[str, object]:
    """Return the fields of a part that `receipt` tells."""
    return {
        "remote_id": receipt.remote_id,
        "version": receipt.version,
        "address": receipt.address,
        "sent_at": receipt.at,
    }


def _published(part: Part) -> Published:
    return Published(remote_id=part.remote_id or "", version=part.version)
