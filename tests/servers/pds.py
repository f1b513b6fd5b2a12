"""A real Bluesky PDS with a directory of identities of its own, for as long as a test needs it."""

import base64
import hashlib
import hmac
import json
import time
from pathlib import Path
from typing import Any, NamedTuple, cast

import httpx

from tests.servers.installing import node
from tests.servers.running.process import free_port
from tests.servers.running.server import Server

JWT_SECRET = "jwt-secret"
READY_WITHIN_S = 60
LONGEST_PREFIX = 12  # the PDS allows 18 characters before the first dot; a dash and a number follow
Json = dict[str, Any]


class Identity(NamedTuple):
    """A fresh account on the PDS, with all that signing in needs."""

    handle: str
    did: str
    password: str


class PdsError(RuntimeError):
    """The PDS answered a call of this module with an error."""


class Pds(Server):
    """One PDS on 127.0.0.1; its data is gone after `stop`."""

    part = "pds"

    def __init__(self, *, rate_limits: bool = False) -> None:
        """Prepare a PDS; with `rate_limits` it counts requests and answers 429 as the public ones do."""
        super().__init__()
        self._rate_limits = rate_limits
        self._made = 0
        self.port = free_port()
        self.plc_port = free_port()

    @property
    def url(self) -> str:
        """Return the address of the PDS, the one that it publishes in identities."""
        return f"http://localhost:{self.port}"

    @property
    def plc_url(self) -> str:
        """Return the address of the directory that knows this PDS's identities."""
        return f"http://localhost:{self.plc_port}"

    def new_account(self, handle_prefix: str = "ann", password: str = "correct-horse-battery") -> Identity:
        """Make an account; its handle begins with `handle_prefix` and is unlike any earlier one.

        Raises:
            PdsError: the prefix cannot begin a handle.
        """
        self._made += 1
        name = f"{handle_prefix[:LONGEST_PREFIX]}-{self._made}"
        body = {"handle": f"{name}.test", "email": f"{name}@example.com", "password": password}
        made = self._call("POST", "com.atproto.server.createAccount", json=body)
        return Identity(handle=made["handle"], did=made["did"], password=password)

    def access_token(self, identity: Identity) -> str:
        """Sign in with the account's password and return the access token."""
        body = {"identifier": identity.did, "password": identity.password}
        return cast("str", self._call("POST", "com.atproto.server.createSession", json=body)["accessJwt"])

    def new_app_password(self, identity: Identity, name: str = "composer") -> str:
        """Return a fresh app password of the account.

        Raises:
            PdsError: the account has an app password called `name` already.
        """
        made = self._call(
            "POST",
            "com.atproto.server.createAppPassword",
            json={"name": name},
            headers={"Authorization": f"Bearer {self.access_token(identity)}"},
        )
        return cast("str", made["password"])

    def revoke_app_password(self, identity: Identity, name: str) -> None:
        """Delete the app password called `name`, as the account's own settings do."""
        self._call(
            "POST",
            "com.atproto.server.revokeAppPassword",
            json={"name": name},
            headers={"Authorization": f"Bearer {self.access_token(identity)}"},
            empty=True,
        )

    def name(self, identity: Identity, words: str) -> None:
        """Give the account a display name, as its app does."""
        profile = {"$type": "app.bsky.actor.profile", "displayName": words}
        self._call(
            "POST",
            "com.atproto.repo.putRecord",
            json={"repo": identity.did, "collection": profile["$type"], "rkey": "self", "record": profile},
            headers={"Authorization": f"Bearer {self.access_token(identity)}"},
        )

    def records(self, did: str, collection: str = "app.bsky.feed.post") -> list[Json]:
        """Return all records of `collection`, the lowest key first: each with `uri`, `cid` and `value`.

        Raises:
            PdsError: no such account.
        """
        found: list[Json] = []
        query: dict[str, str | int] = {"repo": did, "collection": collection, "limit": 100, "reverse": "true"}
        while True:
            page = self._call("GET", "com.atproto.repo.listRecords", params=query)
            found += page["records"]
            if not page["records"] or "cursor" not in page:
                return found
            query["cursor"] = page["cursor"]

    def mint_expired_access_token(self, did: str) -> str:
        """Return an access token of the account, signed as the PDS signs them, that ended two hours ago."""
        now = int(time.time())
        header = {"typ": "at+jwt", "alg": "HS256"}
        claims = {
            "scope": "com.atproto.access",
            "aud": "did:web:localhost",
            "sub": did,
            "iat": now - 4 * 3600,
            "exp": now - 2 * 3600,
        }
        signed = f"{_base64url(json.dumps(header).encode())}.{_base64url(json.dumps(claims).encode())}"
        seal = hmac.new(JWT_SECRET.encode(), signed.encode(), hashlib.sha256).digest()
        return f"{signed}.{_base64url(seal)}"

    def _launch(self) -> None:
        built = node.built()
        if built is None:
            raise AssertionError("start() has made sure that the PDS was built")
        process = self._run(
            [node.binary(built), Path(__file__).with_name("pds.mjs")],
            {
                "MODULES": str(built),
                "DATA": str(self.folder),
                "PORT": str(self.port),
                "PLC_PORT": str(self.plc_port),
                "JWT_SECRET": JWT_SECRET,
                "RATE_LIMITS": "yes" if self._rate_limits else "no",
                "LOG_ENABLED": "true",
                "LOG_LEVEL": "warn",
            },
        )
        process.wait_until(self._answers, within_s=READY_WITHIN_S)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/xrpc/_health").is_success
        except httpx.TransportError:
            return False

    def _call(self, method: str, name: str, *, empty: bool = False, **how: Any) -> Json:
        answer = httpx.request(method, f"{self.url}/xrpc/{name}", timeout=30, **how)
        if answer.is_error:
            raise PdsError(f"{name}: {answer.status_code} {answer.text}")
        return {} if empty else cast("Json", answer.json())


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
