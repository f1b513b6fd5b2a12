"""Signs in on a server of the Mastodon API in the browser; the server learns of this program on the fly."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

from app.errors import NetworkError, Refused
from app.networks.base import BrowserSignIn, Facts, Invitation, SignedIn
from app.networks.mastodon.tokens import facts_of
from app.networks.web.addresses import server_address
from app.networks.web.answers import failure
from app.networks.web.http import Call, Clock, Http
from app.networks.web.oauth import Endpoints, discover, exchange, invitation, revoke
from app.networks.web.reading import word

CLIENT_NAME = "Rapport"
USUAL = Endpoints(authorize="/oauth/authorize", token="/oauth/token", revoke="/oauth/revoke")  # noqa: S106 - paths
# What reading back, posting and hearing answers need; nothing that follows, blocks or changes the profile.
NARROW = (
    "read:accounts",
    "read:statuses",
    "read:notifications",
    "read:search",
    "write:statuses",
    "write:media",
)
WIDE = ("read", "write")  # every server has these

Ask = Callable[[str, str], Awaitable[Facts]]  # server, token


class Joining(BrowserSignIn):
    """The browser's way into a server of the Mastodon API."""

    def __init__(self, http: Http, clock: Clock, facts: Ask) -> None:
        """Share the way to the servers; `facts` tells whose a token is."""
        self._http = http
        self._clock = clock
        self._facts = facts

    def home(self, server: str) -> str:
        """Return the address of the server. Raises Refused where it is none."""
        return server_address(server)

    async def invite(self, server: str, redirect: str, app: Mapping[str, str]) -> Invitation:
        """Begin at `server`, as the `app` that it knows, else as a new one."""
        endpoints = await discover(self._http, server, USUAL)
        narrow = endpoints.scopes.issuperset(NARROW)
        scope = " ".join(NARROW if narrow else WIDE)
        paths = {"token_path": endpoints.token, "revoke_path": endpoints.revoke}
        wanted = {"redirect": redirect, "scope": scope, **paths}
        same = all(app.get(name) == value for name, value in wanted.items())
        if not (same and await self._is_known(server, app)):
            app = {**wanted, **await self._register(server, redirect, scope)}
        return invitation(server, endpoints, redirect, scope, app)

    async def accept(self, invitation: Invitation, code: str) -> SignedIn:
        """Exchange the code for a token, and ask whose it is."""
        secrets = await exchange(self._http, invitation, code, self._clock)
        secrets.pop("redirect", None)  # of no use once it is over
        try:
            facts = await self._facts(invitation.server, secrets["token"])
        except NetworkError:
            # Nobody will ever use what was granted just now.
            with suppress(NetworkError):
                await revoke(self._http, invitation.server, secrets)
            raise
        return SignedIn(facts=facts_of(facts, secrets), secrets=secrets)

    async def _register(self, server: str, redirect: str, scope: str) -> dict[str, str]:
        told = {"client_name": CLIENT_NAME, "redirect_uris": redirect, "scopes": scope}
        answer = await self._http.ask(Call(method="POST", server=server, path="/api/v1/apps", body=told))
        known, secret = word(answer.fields, "client_id"), word(answer.fields, "client_secret")
        if 400 <= answer.status < 500:
            raise Refused(f"{answer.host} does not let programs sign in as Mastodon's servers do.")
        if not answer.success:
            raise failure(answer, visible=False)
        if not (known and secret):
            raise Refused(f"{answer.host} is not a server of Mastodon.")
        return {"client_id": known, "client_secret": secret}

    async def _is_known(self, server: str, app: Mapping[str, str]) -> bool:
        """Whether the server still knows the app: Mastodon forgets those that nobody has used for a while."""
        form = {
            "grant_type": "client_credentials",
            "client_id": app.get("client_id", ""),
            "client_secret": app.get("client_secret", ""),
            "scope": app.get("scope", ""),
        }
        hide = (form["client_id"], form["client_secret"])
        answer = await self._http.ask(
            Call(method="POST", server=server, path=app["token_path"], form=form, hide=hide)
        )
        return answer.success or word(answer.fields, "error") == "unsupported_grant_type"
