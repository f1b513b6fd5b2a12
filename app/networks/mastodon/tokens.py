"""The access token of an account, renewed well before it ends, and what it allows."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from app.errors import NetworkError, SignInNeeded
from app.networks.base import Facts
from app.networks.login import Login
from app.networks.web.answers import Answer, failure
from app.networks.web.http import Call, Clock, Http
from app.networks.web.oauth import has_ended, is_ending, refresh, revoke
from app.networks.web.reading import listed
from app.networks.web.unbroken import Unbroken

UNAUTHORIZED = 401

Result = TypeVar("Result")


class Tokens:
    """Takes tokens out of the vault, and renews those that can be renewed."""

    def __init__(self, http: Http, clock: Clock) -> None:
        """Share the way to the servers."""
        self._http = http
        self._clock = clock
        self._unbroken = Unbroken()

    async def current(self, login: Login) -> str:
        """Return a token that is good for a while.

        Raises SignInNeeded, Unreachable, TooFast, KeychainError.
        """
        secrets = await login.vault.read()
        if is_ending(secrets, self._clock):
            secrets = await self._renewed(login, secrets)
        if not secrets.get("token"):
            raise SignInNeeded(f"There is no access token for {login.handle}.")
        return secrets["token"]

    async def using(self, login: Login, work: Callable[[str], Awaitable[Result]]) -> Result:
        """Return what `work` makes with a token; where the server refuses that one, once more with a new one.

        That is safe for posts too: a server that refuses the token has not done anything. Raises what `work`
        and `current` raise; SignInNeeded where there is no other token.
        """
        token = await self.current(login)
        try:
            return await work(token)
        except SignInNeeded:
            renewed = await self._instead(login, token)
            if not renewed:
                raise
        return await work(renewed)

    async def ask(self, login: Login, call: Call) -> Answer:
        """Send `call` in the account's name. Raises what `Http.ask` raises, and SignInNeeded."""

        async def send(token: str) -> Answer:
            answer = await self._http.ask(replace(call, token=token))
            if answer.status == UNAUTHORIZED:
                raise failure(answer, visible=call.visible)
            return answer

        return await self.using(login, send)

    async def _instead(self, login: Login, refused: str) -> str:
        """Return a new token in place of one that the server `refused`; "" where none can be had."""
        return await self._unbroken.run(self._turn_over(login, refused))

    async def _turn_over(self, login: Login, refused: str) -> str:
        async with login.vault.alone():
            secrets = await login.vault.read()
            if secrets.get("token") != refused:
                return secrets.get("token", "")
            if not secrets.get("refresh"):
                return ""
            return (await self._refresh(login, secrets))["token"]

    async def end(self, login: Login) -> None:
        """Revoke the tokens that were made for this program; others can be ended by the person alone."""
        secrets = await login.vault.read()
        if secrets.get("client_secret") and secrets.get("revoke_path"):
            await revoke(self._http, login.server, secrets)

    async def close(self) -> None:
        """Wait for a token that is being turned over."""
        await self._unbroken.close()

    async def scope(self, server: str, token: str) -> str:
        """Return what a typed token was made for, as far as the server tells."""
        call = Call(method="GET", server=server, path="/api/v1/apps/verify_credentials", token=token)
        try:
            answer = await self._http.ask(call)
        except NetworkError:  # it was only a question beside
            return ""
        return " ".join(map(str, listed(answer.fields.get("scopes")) or ())) if answer.success else ""

    async def _renewed(self, login: Login, before: Mapping[str, str]) -> Mapping[str, str]:
        try:
            return await self._unbroken.run(self._early(login))
        except SignInNeeded:
            raise
        except NetworkError:
            if has_ended(before, self._clock):
                raise
            return before  # it is early yet

    async def _early(self, login: Login) -> Mapping[str, str]:
        async with login.vault.alone():
            secrets = await login.vault.read()
            if not is_ending(secrets, self._clock):
                return secrets  # somebody else was quicker
            return await self._refresh(login, secrets)

    async def _refresh(self, login: Login, secrets: Mapping[str, str]) -> Mapping[str, str]:
        fresh = await refresh(self._http, login.server, secrets, self._clock)
        await login.vault.write(fresh)
        return fresh


def facts_of(facts: Facts, secrets: Mapping[str, str]) -> Facts:
    """Return `facts` with what the secrets tell of themselves."""
    ends = None if secrets.get("refresh") or not secrets.get("ends") else float(secrets["ends"])
    return replace(
        facts,
        may=may(secrets.get("scope", "")),
        expires_at=datetime.fromtimestamp(ends, UTC) if ends is not None else None,
    )


def may(scope: str) -> str | None:
    """Return in words what a token of this scope allows; None where there is no scope."""
    scopes = set(scope.replace(",", " ").split())
    if not scopes:
        return None
    if "write" in scopes:
        return "read, post and change the account"
    if "write:statuses" not in scopes:
        return "read, but not post"
    pictures = " with pictures" if "write:media" in scopes else " without pictures"
    reads = any(one.partition(":")[0] == "read" for one in scopes)
    return f"{'read and ' if reads else ''}post{pictures}"
