"""An archive in memory whose pages can be made to fail."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from app.networks.archive import Afterwards, Archive, OwnPage, OwnPost
from app.networks.login import Login
from tests.app.services.lab import START

PER_PAGE = 4


def own_post(number: int, text: str = "", **more: object) -> OwnPost:
    """Return the post that was published `number` hours before the start."""
    post = OwnPost(
        remote_id=f"id-{number}",
        text=text or f"Loaf number {number}.",
        at=START - timedelta(hours=number),
        address=f"https://scripted.example/{number}",
    )
    return replace(post, **more)  # pyright: ignore[reportArgumentType] - each caller names fields


class ScriptedArchive(Archive):
    """Holds posts, and does what the next line of its script says before each call."""

    afterwards = Afterwards(editing="Readers see that it was edited.", deleting="Copies may stay elsewhere.")

    def __init__(self, *posts: OwnPost) -> None:
        self.posts = {post.remote_id: post for post in posts}
        self.script: dict[str, list[Exception | None]] = {}
        self.calls: list[tuple[str, str]] = []
        self.gate: asyncio.Event | None = None  # where there is one, every page but the `free` waits for it
        self.free = 0
        self.waits = asyncio.Event()  # a page waits there
        self.rest_s = 0.0

    async def page(self, login: Login, cursor: str = "") -> OwnPage:
        self._act("page", cursor)
        self.free -= 1
        if self.gate is not None and self.free < 0:
            self.waits.set()
            await self.gate.wait()
        newest = sorted(self.posts.values(), key=_at, reverse=True)
        first = int(cursor or 0)
        further = str(first + PER_PAGE) if first + PER_PAGE < len(newest) else ""
        return OwnPage(posts=tuple(newest[first : first + PER_PAGE]), further=further, rest_s=self.rest_s)

    async def look_at(self, login: Login, remote_id: str) -> OwnPost | None:
        self._act("look_at", remote_id)
        return self.posts.get(remote_id)

    async def revise(self, login: Login, remote_id: str, text: str) -> None:
        self._act("revise", remote_id)
        self.posts[remote_id] = replace(self.posts[remote_id], text=text)
        self._act("revised", remote_id)

    async def take_back(self, login: Login, remote_id: str) -> None:
        self._act("take_back", remote_id)
        self.posts.pop(remote_id, None)
        self._act("taken_back", remote_id)

    def asked(self, call: str) -> list[str]:
        """Return what `call` was asked about, in order."""
        return [about for name, about in self.calls if name == call]

    def _act(self, call: str, about: str) -> None:
        self.calls.append((call, about))
        lines = self.script.get(call)
        line = lines.pop(0) if lines else None
        if line is not None:
            raise line


def _at(post: OwnPost) -> datetime:
    return post.at
