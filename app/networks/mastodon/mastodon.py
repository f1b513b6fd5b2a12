"""Mastodon, and every server that speaks its API."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from app.errors import NetworkError, Refused, SignInNeeded
from app.model.account import Limits, Way
from app.networks.base import (
    Facts,
    Guard,
    Login,
    MediaFiles,
    Network,
    Outgoing,
    Prepared,
    Receipt,
    SignedIn,
    SignInForm,
)
from app.networks.mastodon.archive import MastodonArchive
from app.networks.mastodon.instance import Instance, read_instance
from app.networks.mastodon.joining import Joining
from app.networks.mastodon.media import upload
from app.networks.mastodon.own import OwnPosts, Sent, is_post
from app.networks.mastodon.text import html_to_text, length, same
from app.networks.mastodon.tokens import Tokens, facts_of
from app.networks.web.addresses import server_address
from app.networks.web.answers import Answer, failure, unreadable
from app.networks.web.http import Call, Clock, Http, utc_now
from app.networks.web.reading import Fields, listed, moment, one_line, word

if TYPE_CHECKING:  # as in app/networks/web/http.py
    import httpx  # noqa: TID251 - as there

VISIBILITIES = {"": "public", "public": "public", "unlisted": "unlisted", "followers": "private"}


class Mastodon(Network):
    """Accounts on any server of the Mastodon API, signed in in the browser or with an access token.

    Mastodon itself remembers the idempotency key for an hour; most other servers ignore it. After a lost
    answer the account's newest posts are therefore read before anything is repeated.
    """

    name: ClassVar[str] = "mastodon"
    title: ClassVar[str] = "Mastodon"
    guard: ClassVar[Guard] = Guard.IDEMPOTENCY_KEY
    form: ClassVar[SignInForm] = SignInForm(
        server="",
        secret_label="Access token",  # noqa: S106 - a label
        secret_help="Your server makes one under Preferences, Development, New application.",  # noqa: S106
        secret_page="{server}/settings/applications/new",  # noqa: S106 - an address
        needs_handle=False,
        ways=(Way.BROWSER, Way.TYPED),
        left_over="The token itself lives on until you delete its application on your server, under "
        "Preferences, Development.",
    )

    warnings: ClassVar[bool] = True
    audiences: ClassVar[frozenset[str]] = frozenset({"public", "unlisted", "followers"})

    def __init__(
        self, *, transport: "httpx.AsyncBaseTransport | None" = None, clock: Clock = utc_now
    ) -> None:
        """Build the network; `transport` replaces the sockets, for tests."""
        self._clock = clock
        self._http = Http(transport=transport, clock=clock)
        self._own = OwnPosts(self._http)
        self._tokens = Tokens(self._http, clock)
        self.browser = Joining(self._http, clock, self._facts)
        self.archive = MastodonArchive(self._tokens.ask)
        self._instances: dict[str, Instance] = {}  # by server, as last told

    def new_key(self, now: datetime) -> str:  # noqa: ARG002 - a random key needs no time
        """Return a random idempotency key."""
        return str(uuid.uuid4())

    async def sign_in(self, server: str, handle: str, secret: str) -> SignedIn:
        """Check an access token; the server may also be named by the end of `handle`."""
        address = server_address(server if server.strip() else handle)
        token = secret.strip()
        if not token or not (token.isascii() and token.isprintable()) or " " in token:
            raise SignInNeeded("This is no access token. It is one line of letters and digits.")
        facts = await self._facts(address, token)
        scope = await self._tokens.scope(address, token)
        secrets = {"token": token, "scope": scope} if scope else {"token": token}
        return SignedIn(facts=facts_of(facts, secrets), secrets=secrets)

    async def check(self, login: Login) -> Facts:
        """Ask the server who the stored token belongs to, and for its limits now."""
        facts = await self._tokens.using(login, partial(self._facts, login.server))
        facts = facts_of(facts, await login.vault.read())
        if facts.remote_id != login.remote_id:
            raise SignInNeeded(f"The stored access token at {login.server} belongs to another account.")
        return facts

    def length(self, text: str, limits: Limits) -> int:
        """Return the signs that a reader sees, links at the server's flat price."""
        return length(text, limits.characters_per_link)

    async def prepare(
        self, login: Login, outgoing: Outgoing, files: MediaFiles, earlier: Prepared | None = None
    ) -> Prepared:
        """Check the length, upload the media, and note which posts are there already, to tell a new one."""
        return await self._tokens.using(login, partial(self._prepare, login, outgoing, files, earlier))

    async def _prepare(
        self, login: Login, outgoing: Outgoing, files: MediaFiles, earlier: Prepared | None, token: str
    ) -> Prepared:
        self._must_fit(outgoing, await self._instance(login.server, token))
        media = tuple([await upload(self._http, login.server, token, one, files) for one in outgoing.media])
        if earlier is not None:
            sent = replace(Sent.from_json(earlier.payload), media=media)
            return Prepared(key=earlier.key, payload=sent.to_json())
        sent = Sent(
            text=outgoing.text,
            language=outgoing.language,
            before=await self._own.newest(login.server, login.remote_id, token),
            visibility=VISIBILITIES[outgoing.visibility],
            media=media,
            reply_to=outgoing.reply_to.parent.remote_id if outgoing.reply_to else "",
            warning=outgoing.warning,
        )
        return Prepared(key=outgoing.key, payload=sent.to_json())

    async def publish(self, login: Login, prepared: Prepared) -> Receipt:
        """Post. On Mastodon itself it is safe to repeat within the hour, elsewhere ask `find` first.

        A server may change the text, the visibility or the place. The post is out then all the same, so that
        is no error: the receipt's `remark` tells it.
        """
        sent = Sent.from_json(prepared.payload)
        call = Call(
            method="POST",
            server=login.server,
            path="/api/v1/statuses",
            visible=True,
            body=sent.body,
            headers={"Idempotency-Key": prepared.key},
        )
        answer = await self._tokens.ask(login, call)
        if not answer.success:
            raise _why(answer)
        if not is_post(answer.fields):
            raise unreadable(answer.host, visible=True)
        return self._receipt(login, answer.fields, sent)

    async def find(self, login: Login, prepared: Prepared, taken: Collection[str] = ()) -> Receipt | None:
        """Look among the account's posts for a new one with this text."""
        sent = Sent.from_json(prepared.payload)

        async def look(token: str) -> Fields | None:
            return await self._own.find(login.server, login.remote_id, token, sent, frozenset(taken))

        found = await self._tokens.using(login, look)
        return self._receipt(login, found, sent) if found else None

    async def sign_out(self, login: Login) -> None:
        """Revoke what the browser brought. A typed token may be revoked by the app alone that made it."""
        await self._tokens.end(login)

    async def close(self) -> None:
        """Let go of every connection."""
        await self._tokens.close()
        await self._http.close()

    async def _facts(self, server: str, token: str) -> Facts:
        instance = await read_instance(self._http, server, token)
        self._instances[server] = instance
        path = "/api/v1/accounts/verify_credentials"
        answer = await self._http.ask(Call(method="GET", server=server, path=path, token=token))
        # A bad token is 401 on most servers, but also 400, 403 or an empty 422.
        if answer.status in {400, 403, 422}:
            said = f": {answer.words}" if answer.words else "."
            raise SignInNeeded(f"{answer.host} does not accept the access token{said}")
        if not answer.success:
            raise failure(answer, visible=False)
        remote_id, name = word(answer.fields, "id"), word(answer.fields, "username")
        if not (remote_id and name):
            raise unreadable(answer.host, visible=False)
        return Facts(
            handle=f"{name}@{instance.domain}",
            remote_id=remote_id,
            server=server,
            limits=instance.limits,
            name=one_line(word(answer.fields, "display_name")),
        )

    async def _instance(self, server: str, token: str) -> Instance:
        if server not in self._instances:
            self._instances[server] = await read_instance(self._http, server, token)
        return self._instances[server]

    def _must_fit(self, outgoing: Outgoing, instance: Instance) -> None:
        if not (outgoing.text.strip() or outgoing.media):
            raise Refused("There is no text to post.")
        said = outgoing.text + outgoing.warning
        if any("\ud800" <= sign <= "\udfff" for sign in said):
            raise Refused("The text holds a broken character that no network can take.")
        limits, name = instance.limits, instance.domain
        used = self.length(outgoing.text, limits) + self.length(outgoing.warning, limits)
        if used > limits.text:
            raise Refused(f"The text has {used} characters; {name} takes {limits.text}.")
        if len(outgoing.media) > (most := limits.media.pictures):
            raise Refused(f"The post has {len(outgoing.media)} pictures or videos; {name} takes {most}.")

    def _receipt(self, login: Login, post: Fields, sent: Sent) -> Receipt:
        address = word(post, "url") or word(post, "uri")
        if not address.startswith(("https://", "http://")):
            address = login.server
        return Receipt(
            remote_id=word(post, "id"),
            address=address,
            at=moment(word(post, "created_at")) or self._clock(),
            remark=_remark(post, sent),
        )


def _why(answer: Answer) -> NetworkError:
    if answer.status == 403 and "scope" in answer.words.lower():
        return SignInNeeded(f"The access token may not post at {answer.host}: {answer.words}")
    return failure(answer, visible=True)


def _remark(post: Fields, sent: Sent) -> str | None:
    if (seen := word(post, "visibility")) and seen != sent.visibility:
        instead = "to everyone" if sent.visibility == "public" else f"as “{sent.visibility}”"
        return f"The server shows the post as “{seen}” and not {instead}."
    shown = listed(post.get("media_attachments"))
    if shown is not None and len(shown) < len(sent.media):
        return f"The server shows {len(shown)} of {len(sent.media)} pictures."
    if sent.reply_to and "in_reply_to_id" in post and word(post, "in_reply_to_id") != sent.reply_to:
        return "The server shows this part on its own and not beneath the part before."
    if not (same(sent.text, word(post, "text")) or same(sent.text, html_to_text(word(post, "content")))):
        return "The server shows the text a little differently."
    return None
