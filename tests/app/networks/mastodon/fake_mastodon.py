"""What Mastodon's documentation promises and snac2 does not show: the key, pages, shortened links, v2."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from app.networks.base import Login
from tests.app.networks.mastodon.mastodon_html import as_mastodon_shows
from tests.app.networks.stage import MemoryVault

SERVER = "https://social.example"
TOKEN = "a-token-of-the-tests"
ME = "109"
SECONDS_A_POST = 60

INSTANCE_V2: Mapping[str, object] = {
    "domain": "example.social",
    "version": "4.5.0",
    "configuration": {
        "statuses": {"max_characters": 500, "characters_reserved_per_url": 23, "max_media_attachments": 4},
        "media_attachments": {"description_limit": 1500},
    },
}


def login() -> Login:
    """Return a login for the one account of the fake."""
    return Login(
        account_id="a",
        server=SERVER,
        handle="me@example.social",
        remote_id=ME,
        vault=MemoryVault({"token": TOKEN}),
    )


@dataclass
class FakeMastodon(httpx.AsyncBaseTransport):
    """A server in memory. Its knobs make it one of the servers that do less than Mastodon."""

    v1: Mapping[str, object] | None = None
    v2: Mapping[str, object] | None = field(default_factory=lambda: INSTANCE_V2)
    honours_key: bool = True
    pages: bool = True
    sources: bool = False
    override: dict[str, httpx.Response] = field(default_factory=dict[str, httpx.Response])  # by end of path
    shown_as: dict[str, Any] = field(default_factory=dict[str, Any])  # laid over every status
    me: dict[str, Any] = field(default_factory=lambda: {"id": ME, "username": "me", "acct": "me"})
    statuses: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])  # oldest first
    requests: list[httpx.Request] = field(default_factory=list[httpx.Request])
    work: list[int] = field(default_factory=lambda: [200])  # statuses of an upload and of looks at it
    _keys: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    _made: int = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        path = request.url.path
        for end, answer in self.override.items():
            if path.endswith(end):
                return answer
        if path.endswith("/instance"):
            told = self.v2 if "v2" in path else self.v1
            return httpx.Response(404, html="") if told is None else httpx.Response(200, json=told)
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return httpx.Response(401, json={"error": "The access token is invalid"})
        if path.endswith("verify_credentials"):
            return httpx.Response(200, json=self.me)
        if path.endswith("/source"):
            return self._source(path.split("/")[-2])
        if "/api/v1/statuses/" in path:
            return self._one(request, path.rpartition("/")[2])
        if "/media" in path:
            return self._media(request)
        if request.method == "POST":
            return self._publish(request)
        return self._page(request.url.params)

    def add(self, text: str, **more: object) -> dict[str, Any]:
        """Add a post, a minute after the one before, and return it."""
        self._made += 1
        seconds = self._made * SECONDS_A_POST
        status: dict[str, Any] = {
            "id": str(1000 + self._made),
            "created_at": f"2026-11-21T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000Z",
            "content": as_mastodon_shows(text),
            "visibility": "public",
            "url": f"{SERVER}/@me/{1000 + self._made}",
            "reblog": None,
            "source": text,
            **self.shown_as,
            **more,
        }
        self.statuses.append(status)
        return status

    def texts(self) -> list[str]:
        """Return the texts of all posts, oldest first."""
        return [status["source"] for status in self.statuses]

    def _media(self, request: httpx.Request) -> httpx.Response:
        status = self.work.pop(0)
        return httpx.Response(status, json={"id": "77"} if status < 300 else {"error": "Cannot read it"})

    def _publish(self, request: httpx.Request) -> httpx.Response:
        asked = json.loads(request.content)
        key = request.headers["Idempotency-Key"]
        if not (self.honours_key and key in self._keys):
            media = [{"id": one} for one in asked.get("media_ids", [])]
            place = asked.get("in_reply_to_id")
            audience = asked["visibility"]
            made = self.add(
                asked["status"], visibility=audience, media_attachments=media, in_reply_to_id=place
            )
            self._keys[key] = {**made, **self.shown_as}
        return httpx.Response(200, json=self._keys[key])

    def _one(self, request: httpx.Request, status_id: str) -> httpx.Response:
        found = next((one for one in self.statuses if one["id"] == status_id), None)
        if found is None:
            return httpx.Response(404, json={"error": "Record not found"})
        if request.method == "DELETE":
            self.statuses.remove(found)
        elif request.method == "PUT":
            text = json.loads(request.content)["status"]
            found |= {"source": text, "content": as_mastodon_shows(text)}
        return httpx.Response(200, json=found)

    def _page(self, params: httpx.QueryParams) -> httpx.Response:
        newest = self.statuses[::-1]
        if self.pages and "max_id" in params:
            newest = [status for status in newest if int(status["id"]) < int(params["max_id"])]
        return httpx.Response(200, json=newest[: int(params["limit"])])

    def _source(self, status_id: str) -> httpx.Response:
        for status in self.statuses:
            if self.sources and status["id"] == status_id:
                return httpx.Response(200, json={"id": status_id, "text": status["source"]})
        return httpx.Response(404, json={"error": "Record not found"})
