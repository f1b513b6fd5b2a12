"""OAuth 2 as a program on a person's own machine does it: in the browser, with PKCE, for a public server.

RFC 8252 (native apps), RFC 7636 (PKCE), RFC 8414 (what a server tells of itself), RFC 9207 (who answers),
RFC 7009 (revocation).
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from app.errors import NetworkError, Refused, SignInNeeded, Unreachable
from app.networks.base import Invitation
from app.networks.web.answers import Answer, failure, unreadable
from app.networks.web.http import Call, Clock, Http
from app.networks.web.reading import Fields, listed, number, word

DESCRIPTION = "/.well-known/oauth-authorization-server"
VERIFIER_BYTES = 48  # 64 signs; the standard takes 43 to 128
STATE_BYTES = 24
EARLIEST = timedelta(minutes=10)  # a token is renewed so long before its end,
SHARE = 4  # or in the last quarter of its life, where that is shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """Where a server does what. They are paths: no credential goes to another host than the server's own."""

    authorize: str
    token: str
    revoke: str
    issuer: str = ""  # "" where the server does not tell
    scopes: frozenset[str] = frozenset()  # that it has; empty where it does not tell
    proves: bool = True  # it may be sent a PKCE challenge; an older server ignores one


async def discover(http: Http, server: str, usual: Endpoints) -> Endpoints:
    """Return where `server` does what, as it says itself, else as `usual`. Raises Unreachable, TooFast."""
    try:
        answer = await http.ask(Call(method="GET", server=server, path=DESCRIPTION))
    except Refused:  # it sends us elsewhere, where we do not go
        return usual
    told = answer.fields
    # A description of somebody else is none of this server (RFC 8414, 3.3).
    if not answer.success or word(told, "issuer").rstrip("/") != server:
        return usual
    methods = listed(told.get("code_challenge_methods_supported"))
    return replace(
        usual,
        authorize=_own_path(told, "authorization_endpoint", server) or usual.authorize,
        token=_own_path(told, "token_endpoint", server) or usual.token,
        revoke=_own_path(told, "revocation_endpoint", server) or usual.revoke,
        issuer=word(told, "issuer"),
        scopes=frozenset(map(str, listed(told.get("scopes_supported")) or ())),
        proves=methods is None or "S256" in methods,
    )


def invitation(
    server: str, endpoints: Endpoints, redirect: str, scope: str, app: Mapping[str, str]
) -> Invitation:
    """Return a fresh invitation for `app`, which the server knows by its `client_id`."""
    from secrets import token_urlsafe  # brings OpenSSL, which nobody needs until somebody signs in

    verifier, state = token_urlsafe(VERIFIER_BYTES), token_urlsafe(STATE_BYTES)
    asked = {
        "response_type": "code",
        "client_id": app["client_id"],
        "redirect_uri": redirect,
        "scope": scope,
        "state": state,
    }
    if endpoints.proves:
        asked |= {"code_challenge": challenge(verifier), "code_challenge_method": "S256"}
    return Invitation(
        address=f"{server}{endpoints.authorize}?{urlencode(asked)}",
        server=server,
        redirect=redirect,
        state=state,
        issuer=endpoints.issuer,
        verifier=verifier,
        app=app,
    )


def challenge(verifier: str) -> str:
    """Return what the server learns of `verifier` at first: its SHA-256 (S256)."""
    import hashlib  # as above

    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


async def exchange(http: Http, invited: Invitation, code: str, clock: Clock) -> dict[str, str]:
    """Return the secrets that the server gives for `code`. Raises SignInNeeded, Unreachable, TooFast."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": invited.redirect,
        "code_verifier": invited.verifier,
    }
    return await _grant(http, invited.server, form, invited.app, {}, clock)


def is_ending(secrets: Mapping[str, str], clock: Clock) -> bool:
    """Whether the access token can be renewed and should be: it ends soon, or has ended."""
    if not secrets.get("refresh") or not secrets.get("ends"):
        return False
    early_s = min(EARLIEST.total_seconds(), float(secrets.get("life") or 0) / SHARE)
    return float(secrets["ends"]) - clock().timestamp() < early_s


def has_ended(secrets: Mapping[str, str], clock: Clock) -> bool:
    """Whether the access token says itself that it has ended."""
    return bool(secrets.get("ends")) and float(secrets["ends"]) <= clock().timestamp()


async def refresh(http: Http, server: str, known: Mapping[str, str], clock: Clock) -> dict[str, str]:
    """Return `known` with a new access token. Raises SignInNeeded where the refresh token is dead."""
    form = {"grant_type": "refresh_token", "refresh_token": known["refresh"]}
    return await _grant(http, server, form, known, known, clock)


async def revoke(http: Http, server: str, known: Mapping[str, str]) -> None:
    """End the tokens at the server, the long-lived one first. Raises NetworkError."""
    for name in ("refresh", "token"):
        if known.get(name):
            form = {"token": known[name], **_client(known)}
            call = Call(
                method="POST", server=server, path=known["revoke_path"], form=form, hide=tuple(form.values())
            )
            answer = await http.ask(call)
            if not answer.success:
                raise failure(answer, visible=False)


async def _grant(
    http: Http,
    server: str,
    form: Mapping[str, str],
    app: Mapping[str, str],
    before: Mapping[str, str],
    clock: Clock,
) -> dict[str, str]:
    whole = {**form, **_client(app)}
    hide = tuple(value for name, value in whole.items() if name not in {"grant_type", "redirect_uri"})
    now = clock()
    answer = await http.ask(Call(method="POST", server=server, path=app["token_path"], form=whole, hide=hide))
    if not answer.success:
        raise _not_given(answer)
    token = word(answer.fields, "access_token")
    if not token:
        raise unreadable(answer.host, visible=False)
    if word(answer.fields, "token_type").lower() not in {"", "bearer"}:
        raise Refused(f"{answer.host} gives a kind of token that Rapport does not know.")
    given = {**before, **app, "token": token}
    # An empty refresh token would lock the account out at the next turn.
    for name, told in (("refresh", "refresh_token"), ("scope", "scope")):
        given[name] = word(answer.fields, told) or before.get(name, "")
    life = number(answer.fields, "expires_in")
    given["ends"] = str(int(now.timestamp() + life)) if life else ""
    given["life"] = str(life) if life else ""
    return {name: value for name, value in given.items() if value}


def _client(app: Mapping[str, str]) -> dict[str, str]:
    return {name: app[name] for name in ("client_id", "client_secret") if app.get(name)}


def _not_given(answer: Answer) -> NetworkError:
    if 400 <= answer.status < 500:
        said = f": {answer.words}" if answer.words else "."
        return SignInNeeded(f"{answer.host} does not accept the sign-in{said}")
    return Unreachable(str(failure(answer, visible=False)))


def _own_path(told: Fields, name: str, server: str) -> str:
    """Return the path of an endpoint, "" where there is none or it is not on `server` itself."""
    address = word(told, name)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if f"{parts.scheme}://{parts.netloc}" != server or parts.query or parts.fragment:
        return ""
    return parts.path
