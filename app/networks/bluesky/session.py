"""Keeps one Bluesky account signed in: a short-lived access token, renewed when it is spent."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.errors import NetworkError, Refused, SignInNeeded
from app.networks.base import Login
from app.networks.web.addresses import host_of, is_local, is_safe
from app.networks.web.answers import Answer, failure, unreadable
from app.networks.web.http import Call, Clock, Http
from app.networks.web.reading import Fields, entries, fields, word
from app.networks.web.unbroken import Unbroken

SECRETS_MAX = 1200  # characters of JSON: Windows takes 2560 bytes of UTF-16 for one entry
EARLY_S = 600  # a token is renewed so long before its end,
SHARE = 4  # or in the last quarter of its life, where that is shorter

_MAY = {
    "com.atproto.access": "do everything, as it was given the account's own password",
    "com.atproto.appPass": "read and post, but not see messages or change the account",
    "com.atproto.appPassPrivileged": "read, post and see messages, but not change the account",
}
_SPENT = frozenset({"ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What the server tells when it lets an account in."""

    did: str
    handle: str
    server: str
    secrets: Mapping[str, str]


class Sessions:
    """Signs accounts in and sends calls in their name."""

    def __init__(self, http: Http, clock: Clock) -> None:
        """Share the way to the servers."""
        self._http = http
        self._clock = clock
        self._unbroken = Unbroken()

    async def open(self, server: str, identifier: str, password: str) -> Session:
        """Sign in with an app password.

        Raises:
            SignInNeeded: the server does not accept it, or the account is switched off.
            Refused: the server does not speak Bluesky's protocol.
            Unreachable, TooFast: as they say.
        """
        call = Call(
            method="POST",
            server=server,
            path="/xrpc/com.atproto.server.createSession",
            body={"identifier": identifier, "password": password},
            hide=(password,),
        )
        answer = await self._http.ask(call)
        told = answer.fields
        access, refresh, did = word(told, "accessJwt"), word(told, "refreshJwt"), word(told, "did")
        if not answer.success:
            raise _not_let_in(answer)
        if not (access and refresh and did):
            raise unreadable(answer.host, visible=False)
        refuse_inactive(answer)
        return Session(
            did=did,
            handle=word(told, "handle"),
            server=home_of(told, server),
            secrets={"password": password, "access": access, "refresh": refresh, "did": did},
        )

    async def ask(self, login: Login, call: Call) -> Answer:
        """Send `call` in the account's name; where the token is spent, renew it and send once more.

        That is safe for posts too: a server that refuses the token has not done anything.
        Raises what `Http.ask` raises, and SignInNeeded where no token can be had.
        """
        secrets = await login.vault.read()
        access = secrets.get("access", "")
        if self._is_spent(access):
            access = await self._renew(login, access)
        answer = await self._http.ask(replace(call, token=access))
        if _refuses_token(answer):
            access = await self._renew(login, access)
            answer = await self._http.ask(replace(call, token=access))
            if _refuses_token(answer):
                raise SignInNeeded(f"{answer.host} does not accept the sign-in: {answer.words}")
        return answer

    async def end(self, login: Login) -> None:
        """Revoke the tokens at the server; the app password itself can only be removed by the person."""
        refresh = (await login.vault.read()).get("refresh", "")
        if not refresh:
            return
        answer = await self._http.ask(_with_refresh(login, "deleteSession", refresh))
        if not (answer.success or _refuses_token(answer)):
            raise failure(answer, visible=False)

    async def close(self) -> None:
        """Wait for a token that is being turned over."""
        await self._unbroken.close()

    async def _renew(self, login: Login, spent: str) -> str:
        """Return a new access token; of several calls that found the old one spent, only one asks."""
        return await self._unbroken.run(self._turn_over(login, spent))

    async def _turn_over(self, login: Login, spent: str) -> str:
        async with login.vault.alone():
            secrets = await login.vault.read()
            access = secrets.get("access", "")
            if access != spent and not self._is_spent(access):
                return access
            renewed = await self._refresh(login, secrets) or await self._open_again(login, secrets)
            await login.vault.write(stored(renewed))
            return renewed["access"]

    async def _refresh(self, login: Login, secrets: Mapping[str, str]) -> dict[str, str] | None:
        """Return the secrets with new tokens; None where the refresh token is dead."""
        refresh = secrets.get("refresh", "")
        if not refresh:
            return None
        answer = await self._http.ask(_with_refresh(login, "refreshSession", refresh))
        if 400 <= answer.status < 500:
            return None
        if not answer.success:
            raise failure(answer, visible=False)
        access = word(answer.fields, "accessJwt")
        if not access:
            raise unreadable(answer.host, visible=False)
        # An empty refresh token would lock the account out at the next turn.
        refresh = word(answer.fields, "refreshJwt") or refresh
        return {**secrets, "access": access, "refresh": refresh}

    async def _open_again(self, login: Login, secrets: Mapping[str, str]) -> dict[str, str]:
        password = secrets.get("password", "")
        if not password:
            raise SignInNeeded(f"{host_of(login.server)} asks for a new sign-in.")
        session = await self.open(login.server, login.remote_id or login.handle, password)
        return {**secrets, **session.secrets}

    def _is_spent(self, access: str) -> bool:
        """Whether the token is missing or says itself that it ends; one that says nothing is tried."""
        if not access:
            return True
        claims = _claims(access)
        ends, begun = claims.get("exp"), claims.get("iat")
        if not isinstance(ends, int | float):
            return False
        early_s = min(EARLY_S, (ends - begun) / SHARE) if isinstance(begun, int | float) else 0
        return ends < self._clock().timestamp() + early_s


def stored(secrets: Mapping[str, str]) -> dict[str, str]:
    """Return what goes into the vault: the access token stays out where all would not fit into one entry."""
    fits = len(json.dumps(dict(secrets))) < SECRETS_MAX
    return {name: value for name, value in secrets.items() if fits or name != "access"}


def may(secrets: Mapping[str, str]) -> str | None:
    """Return in words what the stored sign-in allows; None where that is not told."""
    scope = word(_claims(secrets.get("access", "")), "scope")
    return _MAY.get(scope)


def refuse_inactive(answer: Answer) -> None:
    """Raise SignInNeeded where the server says that the account is switched off."""
    if answer.fields.get("active") is False:
        state = word(answer.fields, "status") or "inactive"
        raise SignInNeeded(f"{answer.host} says that this account is {state}.")


def home_of(told: Fields, server: str) -> str:
    """Return the server that holds the account's data, as its identity document names it, else `server`."""
    for service in entries(fields(told.get("didDoc")).get("service")):
        place = word(service, "serviceEndpoint").rstrip("/")
        if word(service, "type") == "AtprotoPersonalDataServer" and is_safe(place):
            # A server elsewhere has no business to send us to this very machine.
            return place if is_local(server) or not is_local(place) else server
    return server


def _claims(token: str) -> Fields:
    """Return what a token says of itself; nothing where it says nothing."""
    try:
        middle = token.split(".")[1]
        return fields(json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4))))
    except (IndexError, ValueError):
        return {}


def _not_let_in(answer: Answer) -> NetworkError:
    error = word(answer.fields, "error")
    if error == "AuthFactorTokenRequired":
        return SignInNeeded(
            f"{answer.host} asks for a code by e-mail. An app password from Bluesky's settings needs none."
        )
    if answer.status == 401:
        return SignInNeeded(f"{answer.host} does not accept this handle with this password.")
    if 400 <= answer.status < 500 and error:
        return SignInNeeded(f"{answer.host} does not let this account in: {answer.words}")
    if 400 <= answer.status < 500:
        return Refused(f"{answer.host} is not a server of Bluesky.")
    return failure(answer, visible=False)


def _refuses_token(answer: Answer) -> bool:
    return answer.status in {400, 401} and word(answer.fields, "error") in _SPENT


def _with_refresh(login: Login, name: str, refresh: str) -> Call:
    path = f"/xrpc/com.atproto.server.{name}"
    return Call(method="POST", server=login.server, path=path, token=refresh)
