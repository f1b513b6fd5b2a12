"""A server of the Mastodon API in memory that is as strict about OAuth as the standards ask for."""

import asyncio
import base64
import hashlib
import itertools
import json
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx

from app.networks.base import OUT_OF_BAND
from tests.app.networks.mastodon.fake_mastodon import INSTANCE_V2, SERVER

HOUR_S = 3600


@dataclass
class Grant:
    """What somebody allowed a program."""

    user: str
    client: str
    scope: str
    dead: bool = False


@dataclass
class StrictOAuth(httpx.AsyncBaseTransport):
    """Knows apps, codes and tokens; every misuse is refused with the standard's own word."""

    described: bool = True  # it tells of itself at the well-known place
    described_as: dict[str, object] = field(default_factory=dict[str, object])  # laid over that
    life_s: int | None = None  # of an access token; None: it does not end
    gives_refresh: bool = True  # with each renewal, where tokens end
    apps: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    codes: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    access: dict[str, Grant] = field(default_factory=dict[str, Grant])
    refreshing: dict[str, Grant] = field(default_factory=dict[str, Grant])
    used: set[str] = field(default_factory=set[str])  # codes and refresh tokens
    requests: list[httpx.Request] = field(default_factory=list[httpx.Request])
    override: dict[str, httpx.Response] = field(default_factory=dict[str, httpx.Response])  # by end of path
    held: asyncio.Event | None = None  # where there is one, an answer about tokens waits for it
    waits: asyncio.Event = field(default_factory=asyncio.Event)  # set once one does
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        path = request.url.path
        for end, answer in self.override.items():
            if path.endswith(end):
                return answer
        form = dict(parse_qsl(request.content.decode("latin-1")))
        match path:
            case "/.well-known/oauth-authorization-server" if self.described:
                return httpx.Response(200, json=self.description)
            case "/api/v1/apps":
                return self._register(request)
            case "/oauth/token":
                if self.held is not None:
                    self.waits.set()
                    await self.held.wait()
                return self._token(form)
            case "/oauth/revoke":
                return self._revoke(form)
            case "/api/v2/instance":
                return httpx.Response(200, json=INSTANCE_V2)
            case "/api/v1/accounts/verify_credentials":
                return self._who(request)
            case _:
                return httpx.Response(404, json={"error": "Record not found"})

    @property
    def description(self) -> dict[str, object]:
        """What the server tells of itself."""
        return {
            "issuer": f"{SERVER}/",
            "authorization_endpoint": f"{SERVER}/oauth/authorize",
            "token_endpoint": f"{SERVER}/oauth/token",
            "revocation_endpoint": f"{SERVER}/oauth/revoke",
            "scopes_supported": [
                "read",
                "write",
                "read:accounts",
                "read:statuses",
                "read:notifications",
                "read:search",
                "write:statuses",
                "write:media",
            ],
            "code_challenge_methods_supported": ["S256"],
            **self.described_as,
        }

    def authorize(self, address: str, user: str = "ada") -> str:
        """Let `user` say yes on the page at `address`; return the address that the browser goes to then.

        For a code that is typed, that is the code alone. Raises AssertionError where the page would complain.
        """
        asked = dict(parse_qsl(urlsplit(address).query))
        app = self.apps[asked["client_id"]]
        assert asked["redirect_uri"] == app["redirect_uris"]
        assert asked["response_type"] == "code"
        assert set(asked["scope"].split()) <= set(app["scopes"].split())
        code = f"code-{secrets.token_hex(8)}"
        self.codes[code] = {**asked, "user": user}
        if asked["redirect_uri"] == OUT_OF_BAND:
            return code
        answer = {"code": code, "state": asked["state"], "iss": f"{SERVER}/"}
        return f"{asked['redirect_uri']}?{urlencode(answer)}"

    def paths(self) -> list[str]:
        """Return the paths of all requests."""
        return [request.url.path for request in self.requests]

    def _register(self, request: httpx.Request) -> httpx.Response:
        told = json.loads(request.content)
        number = next(self._numbers)
        client = f"client-{number}"
        secret = f"client-secret-{number}"
        self.apps[client] = {
            "redirect_uris": told["redirect_uris"],
            "scopes": told["scopes"],
            "client_secret": secret,
        }
        return httpx.Response(200, json={"id": "1", "client_id": client, "client_secret": secret})

    def _token(self, form: dict[str, str]) -> httpx.Response:
        app = self.apps.get(form.get("client_id", ""))
        if app is None or form.get("client_secret") != app["client_secret"]:
            return _error(401, "invalid_client")
        match form.get("grant_type"):
            case "client_credentials":
                return httpx.Response(200, json={"access_token": "of-the-app", "token_type": "Bearer"})
            case "authorization_code":
                return self._exchange(form)
            case "refresh_token":
                return self._refresh(form)
            case _:
                return _error(400, "unsupported_grant_type")

    def _exchange(self, form: dict[str, str]) -> httpx.Response:
        code = form.get("code", "")
        asked = self.codes.get(code)
        if asked is None or code in self.used:
            return _error(400, "invalid_grant")
        self.used.add(code)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        same = (asked["client_id"], asked["redirect_uri"]) == (form["client_id"], form.get("redirect_uri"))
        if not same or asked.get("code_challenge_method") != "S256" or asked.get("code_challenge") != proof:
            return _error(400, "invalid_grant")
        return self._grant(Grant(user=asked["user"], client=form["client_id"], scope=asked["scope"]))

    def _refresh(self, form: dict[str, str]) -> httpx.Response:
        token = form.get("refresh_token", "")
        grant = self.refreshing.get(token)
        if grant is None or grant.dead or grant.client != form["client_id"]:
            return _error(400, "invalid_grant")
        if self.gives_refresh:
            if token in self.used:
                grant.dead = True  # somebody stole one: the whole family dies
                return _error(400, "invalid_grant")
            self.used.add(token)
        return self._grant(grant, refresh=self.gives_refresh)

    def _grant(self, grant: Grant, *, refresh: bool = True) -> httpx.Response:
        token = f"token-{secrets.token_hex(8)}"
        self.access[token] = grant
        told: dict[str, object] = {"access_token": token, "token_type": "Bearer", "scope": grant.scope}
        if self.life_s is not None:
            told["expires_in"] = self.life_s
            again = f"refresh-{secrets.token_hex(8)}"
            self.refreshing[again] = grant
            told["refresh_token"] = again if refresh else ""
        return httpx.Response(200, json=told)

    def _revoke(self, form: dict[str, str]) -> httpx.Response:
        app = self.apps.get(form.get("client_id", ""))
        if app is None or form.get("client_secret") != app["client_secret"]:
            return _error(403, "unauthorized_client")
        token = form["token"]
        if token in self.refreshing:
            self.refreshing[token].dead = True
        self.access.pop(token, None)
        return httpx.Response(200, json={})

    def _who(self, request: httpx.Request) -> httpx.Response:
        grant = self.access.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if grant is None or grant.dead:
            return httpx.Response(401, json={"error": "The access token is invalid"})
        return httpx.Response(
            200, json={"id": f"id-{grant.user}", "username": grant.user, "acct": grant.user}
        )


def _error(status: int, word: str) -> httpx.Response:
    return httpx.Response(status, json={"error": word, "error_description": f"It is {word}."})
