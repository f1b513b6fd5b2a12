"""Pictures and videos of drafts: taken in, shown small, made to fit, cropped, and in the end deleted."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.media.cleaned import Stopped
from app.media.cut import Cut
from app.media.folder import KEPT_FOR, MediaFolder
from app.model.draft import Attachment
from app.model.media import MediaLimits
from app.services.clock import Clock
from app.store.drafting.media_uses import MediaUses

if TYPE_CHECKING:  # the start must not pay for Pillow
    from app.media.picture.thumbnails import Thumbnail
    from app.media.taking_in import Taken

Result = TypeVar("Result")


class Picturing:
    """Works on a thread beside the engine's, one picture after the other, so that memory stays small."""

    def __init__(self, *, folder: MediaFolder, uses: MediaUses, clock: Clock) -> None:
        """Keep files in `folder`; `uses` knows which are needed."""
        self._folder = folder
        self._uses = uses
        self._clock = clock
        self._turn = asyncio.Lock()

    async def take(self, path: Path, told: Callable[[float], None]) -> "Taken":
        """Keep the picture or video at `path`; `told` hears on another thread how much is done, 0 to 1.

        Cancelling stops the work and leaves nothing behind. Raises MediaError, StoreError.
        """
        stopped = threading.Event()

        def going(done: float) -> bool:
            told(done)
            return not stopped.is_set()

        def work() -> "Taken | None":
            from app.media.taking_in import take_file

            try:
                return take_file(self._folder, path, going)
            except Stopped:
                return None

        try:
            taken = await self._beside(work)
        except asyncio.CancelledError:
            stopped.set()
            raise
        if taken is None:
            raise asyncio.CancelledError
        return taken

    async def paste(self, data: bytes, name: str) -> "Taken":
        """Keep the picture in `data`. Raises MediaError, StoreError."""

        def work() -> "Taken":
            from app.media.taking_in import take_picture

            return take_picture(self._folder, data, name)

        return await self._beside(work)

    async def thumbnail(self, attachment: Attachment, side: int) -> "Thumbnail":
        """Return the picture no larger than `side` pixels. Raises MediaError, StoreError."""

        def work() -> "Thumbnail":
            from app.media.picture.thumbnails import make_thumbnail

            return make_thumbnail(self._folder.read(attachment), attachment.name, side)

        return await self._beside(work)

    async def fit(self, attachment: Attachment, limits: MediaLimits) -> Attachment:
        """Return the picture packed to fit `limits`, with its alt text and its place.

        Raises MediaError, StoreError.
        """

        def work() -> Attachment:
            from app.media.picture.fitting import fit_picture

            fitted = fit_picture(self._folder.read(attachment), attachment.name, limits)
            return self._folder.keep(fitted, attachment.name)

        return _in_place_of(attachment, await self._beside(work))

    async def crop(self, attachment: Attachment, cut: Cut) -> Attachment:
        """Return what `cut` leaves of the picture, with its alt text and its place.

        Raises MediaError, StoreError.
        """

        def work() -> Attachment:
            from app.media.picture.cropping import crop_picture

            cropped = crop_picture(self._folder.read(attachment), attachment.name, cut)
            return self._folder.keep(cropped, attachment.name)

        return _in_place_of(attachment, await self._beside(work))

    async def sweep(self) -> int:
        """Delete what no draft and no delivery needs and nobody touched for a month; return how many.

        Raises StoreError.
        """
        now = self._clock()
        wanted = self._uses.named(now - KEPT_FOR)
        return await asyncio.to_thread(self._folder.sweep, wanted, now)

    async def _beside(self, work: Callable[[], Result]) -> Result:
        async with self._turn:
            return await asyncio.to_thread(work)


def _in_place_of(old: Attachment, new: Attachment) -> Attachment:
    return replace(new, alt=old.alt, part=old.part)
