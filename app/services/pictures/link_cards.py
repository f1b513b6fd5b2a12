"""Makes the card of a link from what its page says of itself; only when somebody asks for it."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.errors import AppError, InputError
from app.media.picture.thumbnails import Thumbnail, make_thumbnail

if TYPE_CHECKING:  # httpx is loaded when the first card is asked for, not at the start
    from app.networks.web.pages import Pages

REMEMBERED = 32  # cards
SIDE = 480  # pixels of the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCard:
    """A link as networks show it."""

    address: str
    host: str
    title: str
    description: str
    picture: Thumbnail | None = None


class LinkCards:
    """Reads each page once and remembers its card."""

    def __init__(self, pages: "Pages | None" = None) -> None:
        """Read through `pages`; by default through a client of its own, built when first needed."""
        self._pages = pages
        self._known: OrderedDict[str, LinkCard] = OrderedDict()

    async def card(self, address: str) -> LinkCard:
        """Return the card of the page at `address`; a picture that cannot be had is left out.

        Raises:
            InputError: the page says nothing of itself, or is none.
            Refused: it is not a public page, or its server says no.
            Unreachable: it could not be read.
        """
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = await self._make(address)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return known

    async def close(self) -> None:
        """Let go of every connection."""
        if self._pages is not None:
            await self._pages.close()

    async def _make(self, address: str) -> LinkCard:
        pages = self._opened()
        page = await pages.page(address)
        host = (urlsplit(page.address).hostname or "").removeprefix("www.")
        if page.kind not in {"text/html", "application/xhtml+xml"}:
            raise InputError(f"{host} gives no page there, so there is no card.")
        from app.services.pictures.page_head import read_head  # most texts have no card

        head = await asyncio.to_thread(read_head, page.data, page.charset, page.address)
        if not head.title:
            raise InputError(f"The page on {host} does not say what it is about, so there is no card.")
        picture = await self._picture(pages, head.picture) if head.picture else None
        return LinkCard(
            address=address, host=host, title=head.title, description=head.description, picture=picture
        )

    async def _picture(self, pages: "Pages", address: str) -> Thumbnail | None:
        try:
            data = await pages.picture(address)
            return await asyncio.to_thread(make_thumbnail, data, "The picture of the page", SIDE)
        except AppError:
            return None

    def _opened(self) -> "Pages":
        if self._pages is None:
            from app.networks.web.pages import Pages

            self._pages = Pages()
        return self._pages
