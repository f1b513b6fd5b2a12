"""Bluesky: posts are records whose name we choose, so a repeated request cannot make a second one."""

import json
import math
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from app.errors import AppError, NetworkError, Refused, SignInNeeded, Unknown, Unreachable
from app.model.account import Limits
from app.model.media import AltUnit, MediaLimits
from app.networks.base import (
    Facts,
    Guard,
    Login,
    MediaFiles,
    Network,
    Outgoing,
    Prepared,
    Published,
    Receipt,
    SignedIn,
    SignInForm,
)
from app.networks.bluesky.archive import BlueskyArchive
from app.networks.bluesky.media import LOST, check_media, embed
from app.networks.bluesky.session import Sessions, home_of, may, refuse_inactive, stored
from app.networks.bluesky.text import BYTES_MAX, GRAPHEMES_MAX, Kind, check_size, facets, parts
from app.networks.bluesky.tid import TidClock
from app.networks.bluesky.whereabouts import POSTS, WEB_SITE, address_of, known
from app.networks.web.addresses import host_of, server_address
from app.networks.web.answers import Answer, doubt, failure, unreadable
from app.networks.web.http import Call, Clock, Http, utc_now
from app.networks.web.reading import Fields, fields, moment, one_line, word
from coach.counting.measures import graphemes, utf8_bytes

if TYPE_CHECKING:  # as in app/networks/web/http.py
    import httpx  # noqa: TID251 - as there

DEFAULT_SERVER = "https://bsky.social"
PROFILE = "app.bsky.actor.profile"
# app.bsky.embed.images and app.bsky.embed.video, November 2026; the alt text's limit and the three minutes
# are those of Bluesky's own app. A GIF among the pictures stands still there.
MEDIA = MediaLimits(
    pictures=4,
    picture_types=("image/jpeg", "image/png", "image/webp", "image/gif"),
    picture_bytes=2_000_000,
    animated=False,
    video_types=("video/mp4",),
    video_bytes=300_000_000,
    video_s=180.0,
    alt=2000,
    alt_unit=AltUnit.GRAPHEMES,
)


class Occupied(Refused):
    """Another record is under the key of this post."""


class Bluesky(Network):
    """Accounts on bsky.social or on any other server of the AT protocol."""

    name: ClassVar[str] = "bluesky"
    title: ClassVar[str] = "Bluesky"
    guard: ClassVar[Guard] = Guard.RECORD_KEY
    form: ClassVar[SignInForm] = SignInForm(
        server=DEFAULT_SERVER,
        secret_label="App password",  # noqa: S106 - a label
        secret_help="Bluesky makes one under Settings, Privacy and security, App passwords.",  # noqa: S106
        secret_page="https://bsky.app/settings/app-passwords",  # noqa: S106 - an address
        left_over="The app password itself lives on until you delete it at Bluesky, under Settings, Privacy "
        "and security, App passwords.",
    )

    opens_sessions: ClassVar[bool] = True
    warnings: ClassVar[bool] = False
    audiences: ClassVar[frozenset[str]] = frozenset({"public", "unlisted"})  # its profile shows every post

    def __init__(
        self, *, transport: "httpx.AsyncBaseTransport | None" = None, clock: Clock = utc_now
    ) -> None:
        """Build the network; `transport` replaces the sockets, for tests."""
        self._clock = clock
        self._http = Http(transport=transport, clock=clock)
        self._sessions = Sessions(self._http, clock)
        self._tids = TidClock()
        self.archive = BlueskyArchive(self._sessions)

    def new_key(self, now: datetime) -> str:
        """Return a TID, which names the record of the post."""
        return self._tids.next(now)

    async def sign_in(self, server: str, handle: str, secret: str) -> SignedIn:
        """Sign in with an app password; an empty `server` means bsky.social.

        The server is asked who it is before it gets the password.
        """
        address = server_address(server) if server.strip() else DEFAULT_SERVER
        address = DEFAULT_SERVER if address == WEB_SITE else address
        identifier = handle.strip().lstrip("@")
        if not identifier or not secret.strip():
            raise SignInNeeded("Bluesky needs a handle and an app password.")
        if address == DEFAULT_SERVER and not set(identifier) & set(".@:"):
            identifier = f"{identifier}.bsky.social"
        await self._must_be_bluesky(address)
        session = await self._sessions.open(address, identifier, secret.strip())
        facts = _facts(known(session.handle) or identifier, session.did, session.server)
        facts = replace(facts, name=await self._name(facts), may=may(session.secrets))
        return SignedIn(facts=facts, secrets=stored(session.secrets))

    async def check(self, login: Login) -> Facts:
        """Ask the server who the stored session belongs to, and where it lives now."""
        call = Call(method="GET", server=login.server, path="/xrpc/com.atproto.server.getSession")
        answer = await self._sessions.ask(login, call)
        if not answer.success:
            raise failure(answer, visible=False)
        did = word(answer.fields, "did")
        if not did:
            raise unreadable(answer.host, visible=False)
        refuse_inactive(answer)
        if did != login.remote_id:
            raise SignInNeeded(f"The stored sign-in at {answer.host} belongs to another account.")
        handle = word(answer.fields, "handle") or login.handle
        facts = _facts(handle, did, home_of(answer.fields, login.server))
        return replace(facts, name=await self._name(facts), may=may(await login.vault.read()))

    def length(self, text: str, limits: Limits) -> int:
        """Return the signs that a reader sees, or as much of the limit as the bytes use of theirs."""
        return max(graphemes(text), math.ceil(utf8_bytes(text) * limits.text / BYTES_MAX))

    async def prepare(
        self, login: Login, outgoing: Outgoing, files: MediaFiles, earlier: Prepared | None = None
    ) -> Prepared:
        """Check the size, upload the media, look up who is mentioned, and write the whole record."""
        check_size(outgoing.text, pictured=bool(outgoing.media))
        check_media(outgoing.media, MEDIA)
        shown = await embed(self._sessions, login, outgoing.media, files)
        if earlier is not None:
            return earlier  # the same bytes have got the same names
        record: Fields = {
            "$type": POSTS,
            "text": outgoing.text,
            "createdAt": f"{self._clock():%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z",
        }
        if made := facets(outgoing.text, await self._dids(login, outgoing.text)):
            record["facets"] = made
        if outgoing.language:
            record["langs"] = [outgoing.language]
        if shown:
            record["embed"] = shown
        if outgoing.reply_to:
            record["reply"] = {
                "root": _reference(outgoing.reply_to.root),
                "parent": _reference(outgoing.reply_to.parent),
            }
        sent = {"repo": login.remote_id, "collection": POSTS, "rkey": outgoing.key, "record": record}
        return Prepared(key=outgoing.key, payload=json.dumps(sent, ensure_ascii=False))

    async def publish(self, login: Login, prepared: Prepared) -> Receipt:
        """Create the record under its key; safe to repeat, the server keeps one record for one key."""
        sent = fields(json.loads(prepared.payload))
        call = Call(
            method="POST",
            server=login.server,
            path="/xrpc/com.atproto.repo.createRecord",
            visible=True,
            body=sent,
        )
        answer = await self._sessions.ask(login, call)
        if answer.success:
            if not word(answer.fields, "uri").endswith(f"/{prepared.key}"):
                raise unreadable(answer.host, visible=True)
            return self._receipt(login, sent, answer.fields)
        if word(answer.fields, "error") == LOST:
            raise Unreachable(f"{answer.host} no longer has the pictures, so they are uploaded once more.")
        refused = failure(answer, visible=True)
        # A key that exists is answered with 500 or with words that say so.
        if isinstance(refused, Unknown) or "already" in answer.words:
            found = await self._find_after(login, prepared, answer)
            if found:
                return found
        raise refused

    async def find(
        self,
        login: Login,
        prepared: Prepared,
        taken: Collection[str] = (),  # noqa: ARG002 - nothing else of ours can be under this key
    ) -> Receipt | None:
        """Read the record under the key of the post."""
        sent = fields(json.loads(prepared.payload))
        query = {"repo": login.remote_id, "collection": POSTS, "rkey": prepared.key}
        call = Call(method="GET", server=login.server, path="/xrpc/com.atproto.repo.getRecord", query=query)
        answer = await self._sessions.ask(login, call)
        if word(answer.fields, "error") == "RecordNotFound":
            return None
        if not answer.success:
            raise failure(answer, visible=False)
        value = fields(answer.fields.get("value"))
        if not value:
            raise unreadable(answer.host, visible=False)
        if word(value, "text") != word(fields(sent.get("record")), "text"):
            raise Occupied(f"Another post is already where this one was to go at {answer.host}.")
        return self._receipt(login, {**sent, "record": value}, answer.fields)

    async def sign_out(self, login: Login) -> None:
        """End the session at the server; the app password itself is removed in Bluesky's settings."""
        await self._sessions.end(login)

    async def close(self) -> None:
        """Let go of every connection."""
        await self._sessions.close()
        await self._http.close()

    async def _find_after(self, login: Login, prepared: Prepared, answer: Answer) -> Receipt | None:
        """Look whether the post is there in spite of an error; where that cannot be told, it is unknown."""
        try:
            return await self.find(login, prepared)
        except Occupied:
            raise
        except AppError as error:
            raise doubt(answer.host, visible=True, why=f"{answer.host} has trouble of its own.") from error

    def _receipt(self, login: Login, sent: Fields, told: Fields) -> Receipt:
        """Bluesky tells no time of its own: the time in the record is what readers see."""
        return Receipt(
            remote_id=word(told, "uri"),
            version=word(told, "cid"),
            address=address_of(login, word(sent, "rkey")),
            at=moment(word(fields(sent.get("record")), "createdAt")) or self._clock(),
        )

    async def _must_be_bluesky(self, server: str) -> None:
        call = Call(method="GET", server=server, path="/xrpc/com.atproto.server.describeServer")
        answer = await self._http.ask(call)
        if answer.status >= 500:
            raise failure(answer, visible=False)
        if not (answer.success and "availableUserDomains" in answer.fields):
            raise Refused(f"{host_of(server)} is not a server of Bluesky.")

    async def _name(self, facts: Facts) -> str | None:
        """Return the display name in the account's profile; None where that cannot be read just now."""
        query = {"repo": facts.remote_id, "collection": PROFILE, "rkey": "self"}
        path = "/xrpc/com.atproto.repo.getRecord"
        try:
            answer = await self._http.ask(Call(method="GET", server=facts.server, path=path, query=query))
        except NetworkError:  # a name is no reason to fail
            return None
        if answer.success:
            return one_line(word(fields(answer.fields.get("value")), "displayName"))
        return "" if word(answer.fields, "error") == "RecordNotFound" else None

    async def _dids(self, login: Login, text: str) -> dict[str, str]:
        """Return the identities behind the handles that `text` mentions, as far as the server knows them."""
        found: dict[str, str] = {}
        for handle in dict.fromkeys(part.value for part in parts(text) if part.kind is Kind.MENTION):
            path = "/xrpc/com.atproto.identity.resolveHandle"
            answer = await self._http.ask(
                Call(method="GET", server=login.server, path=path, query={"handle": handle})
            )
            if answer.status >= 500:
                raise failure(answer, visible=False)
            if answer.success and word(answer.fields, "did"):
                found[handle] = word(answer.fields, "did")
        return found


def _facts(handle: str, did: str, server: str) -> Facts:
    return Facts(handle=handle, remote_id=did, server=server, limits=Limits(text=GRAPHEMES_MAX, media=MEDIA))


def _reference(post: Published) -> Fields:
    return {"uri": post.remote_id, "cid": post.version}
