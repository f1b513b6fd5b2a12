"""Reads pictures and videos for the networks without keeping the engine waiting."""

import asyncio

from app.media.folder import MediaFolder
from app.model.draft import Attachment


class MediaReading:
    """Gives the content of files in the media folder."""

    def __init__(self, folder: MediaFolder) -> None:
        """Read from `folder`."""
        self._folder = folder

    async def read(self, attachment: Attachment) -> bytes:
        """Return the file of `attachment`. Raises MediaError where it is gone or damaged, StoreError."""
        return await asyncio.to_thread(self._folder.read, attachment)
