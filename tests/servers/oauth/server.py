"""A real authorization server that keeps to every letter of OAuth, for as long as a test needs it."""

from pathlib import Path
from typing import Any, cast

import httpx

from tests.servers.installing import node, oidc
from tests.servers.oauth import person
from tests.servers.running.process import free_port
from tests.servers.running.server import Server

READY_WITHIN_S = 30
Json = dict[str, Any]


class OAuth(Server):
    """One oidc-provider on 127.0.0.1; what it knows is gone after `stop`."""

    part = "oauth"

    def __init__(self, *, life_s: int = 3600) -> None:
        """Prepare a server whose access tokens end after `life_s` seconds."""
        super().__init__()
        self._life_s = life_s
        self.port = free_port()

    @property
    def url(self) -> str:
        """Return the address of the server."""
        return f"http://localhost:{self.port}"

    async def yes(self, address: str, name: str = "ada") -> str:
        """Go to `address` as a browser, sign `name` in and say yes; return where the answer is brought.

        Raises:
            PageError: a page that a person could not go on from.
        """
        return await person.yes(address, self.url, name)

    def requests(self) -> list[Json]:
        """Return what was asked, with the `grant` and the `status` of requests for a token."""
        return cast("list[Json]", httpx.get(f"{self.url}/-/requests", trust_env=False).json())

    def grants(self, kind: str) -> list[int]:
        """Return the status of each answer to a request for a token by this kind of grant."""
        return [one["status"] for one in self.requests() if one.get("grant") == kind]

    def posts(self) -> list[str]:
        """Return the texts that were published, oldest first."""
        told = cast("list[Json]", httpx.get(f"{self.url}/-/posts", trust_env=False).json())
        return [post["text"] for post in reversed(told)]

    def end(self, token: str) -> None:
        """End an access token before its time."""
        httpx.post(f"{self.url}/-/end", json={"token": token}, trust_env=False).raise_for_status()

    def _launch(self) -> None:
        built = oidc.built()
        if built is None:
            raise AssertionError("start() has made sure that it was installed")
        script = Path(__file__).with_name("server.mjs")
        settings = {"MODULES": str(built), "PORT": str(self.port), "LIFE_S": str(self._life_s)}
        process = self._run([node.of_wheel(), script], settings)
        process.wait_until(self._answers, within_s=READY_WITHIN_S)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/-/requests", trust_env=False).is_success
        except httpx.TransportError:
            return False
