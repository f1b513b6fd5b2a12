"""Finds a site's REST API and asks it in somebody's name, and never sends a credential to another host."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from app.errors import NetworkError, Refused, SignInNeeded
from app.networks.base import Login
from app.networks.web.addresses import host_of, server_address
from app.networks.web.answers import Answer, failure
from app.networks.web.http import Call, Http, Upload
from app.networks.web.reading import Fields, listed, word

V2 = "/wp/v2"
_LINK = re.compile(r"<([^<>]+)>\s*;[^,<]*\brel=\"?https://api\.w\.org/\"?")
_INSIDE = re.compile(r"/(?:wp-admin|wp-login\.php|wp-json|xmlrpc\.php|index\.php)(?:/.*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """Where the REST API of a site begins."""

    server: str  # scheme and host
    path: str
    plain: bool  # True: the route is a parameter of the address, as on a site without pretty ones

    def call(
        self,
        method: str,
        route: str,
        *,
        query: Mapping[str, str | int] | None = None,
        body: Mapping[str, object] | None = None,
        upload: Upload | None = None,
        visible: bool = False,
        password: str = "",
        user: str = "",
    ) -> Call:
        """Return a request to `route`, in the name of `user` where one is given."""
        basic = base64.b64encode(f"{user}:{password}".encode()).decode() if user else None
        return Call(
            method=method,
            server=self.server,
            path=self.path if self.plain else self.path + route,
            query={"rest_route": route, **(query or {})} if self.plain else query,
            body=body,
            upload=upload,
            visible=visible,
            token=basic,
            scheme="Basic",
            hide=(password,),
        )


class Sites:
    """Asks sites, each of which is looked at once to learn where its API begins."""

    def __init__(self, http: Http) -> None:
        """Share the way to the servers."""
        self._http = http
        self._roots: dict[str, Root] = {}

    async def ask(
        self,
        login: Login,
        method: str,
        route: str,
        *,
        query: Mapping[str, str | int] | None = None,
        body: Mapping[str, object] | None = None,
        upload: Upload | None = None,
        visible: bool = False,
    ) -> Answer:
        """Ask in the name of `login`; `route` begins behind the API's version.

        Raises what `Http.ask` raises, SignInNeeded where there is no password, and Refused where the site
        has no REST API any more.
        """
        password = (await login.vault.read()).get("password", "")
        if not password:
            raise SignInNeeded(f"There is no application password for {login.handle}.")
        root = await self.root(login.server)
        user = login.handle.rpartition("@")[0]
        call = root.call(
            method,
            V2 + route,
            query=query,
            body=body,
            upload=upload,
            visible=visible,
            password=password,
            user=user,
        )
        return await self._http.ask(call)

    async def ask_as(self, server: str, user: str, password: str, route: str) -> Answer:
        """Read `route` with a password that is only tried. Raises what `Http.ask` and `root` raise."""
        root = await self.root(server)
        query = {"context": "edit"}
        return await self._http.ask(root.call("GET", V2 + route, query=query, password=password, user=user))

    async def index(self, server: str) -> Fields:
        """Return what the site says of its API to everybody. Raises what `Http.ask` and `root` raise."""
        root = await self.root(server)
        answer = await self._http.ask(root.call("GET", "/"))
        if answer.status >= 500:
            raise failure(answer, visible=False)
        return answer.fields

    async def root(self, server: str) -> Root:
        """Return where the API of `server` begins; no credential is sent for that.

        Raises:
            Refused: it is no WordPress site, its API is switched off, or it is on another host.
            Unreachable, TooFast: as they say.
        """
        if server not in self._roots:
            self._roots[server] = await self._look(server)
        return self._roots[server]

    async def _look(self, server: str) -> Root:
        parts = urlsplit(server)
        origin, folder = f"{parts.scheme}://{parts.netloc}", parts.path
        answer = await self._http.ask(Call(method="HEAD", server=origin, path=f"{folder}/"))
        if told := _LINK.search(answer.link):
            return _told_root(origin, told[1])
        # Some servers cut that header off, or know no HEAD.
        trouble: NetworkError | None = failure(answer, visible=False) if answer.status >= 500 else None
        for root in (
            Root(server=origin, path=f"{folder}/wp-json", plain=False),
            Root(server=origin, path=f"{folder}/", plain=True),
        ):
            answer = await self._http.ask(root.call("GET", "/"))
            if "wp/v2" in (listed(answer.fields.get("namespaces")) or ()):
                return root
            trouble = failure(answer, visible=False) if answer.status >= 500 else trouble
        raise trouble or Refused(
            f"{host_of(server)} is no WordPress site, or its REST API is switched off there."
        )


def site_address(typed: str) -> str:
    """Return the address of the site without a trailing slash; a folder that it stands in is kept.

    Raises Refused where it names no server.
    """
    text = typed.strip()
    origin = server_address(text)
    _, marked, rest = text.rpartition("://")
    path = re.split(r"[?#]", (rest if marked else text).partition("/")[2], maxsplit=1)[0].rstrip("/")
    folder = _INSIDE.sub("", f"/{path}") if path else ""
    if any(sign.isspace() or not sign.isprintable() for sign in folder):
        raise Refused(f"“{text[:80]}” is not the address of a site. It looks like “blog.example.org”.")
    return origin + folder


def name_of(server: str) -> str:
    """Return the site's address as a person knows it: its host, and the folder where it stands in one."""
    return host_of(server) + urlsplit(server).path


def refusal(answer: Answer, *, visible: bool) -> NetworkError:
    """Return the error that an answer without success stands for.

    WordPress takes a wrong password for none: it reads as a stranger's request, which is answered 401, or
    400 where a stranger may not even ask for drafts.
    """
    code = word(answer.fields, "code")
    if answer.status == 401:
        return SignInNeeded(f"{answer.host} does not accept the application password.")
    if answer.status == 500 and code.startswith("rest_upload"):
        said = f": {answer.words}" if answer.words else "."
        return Refused(f"{answer.host} does not take this file{said}")
    return failure(answer, visible=visible)


def _told_root(origin: str, address: str) -> Root:
    """Return the root that a site tells; one on another host must not get what is meant for this one."""
    parts = urlsplit(address)
    there = f"{parts.scheme}://{parts.netloc}"
    if there.casefold() != origin.casefold():
        other = (
            f"{host_of(there)} over {parts.scheme}" if host_of(there) == host_of(origin) else host_of(there)
        )
        raise Refused(f"{host_of(origin)} leads to {other}. Use that as the address.")
    plain = "rest_route" in parse_qs(parts.query)
    return Root(server=origin, path=(parts.path or "/") if plain else parts.path.rstrip("/"), plain=plain)
