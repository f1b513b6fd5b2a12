"""WordPress: a post is a draft first, and is shown by its id once that id is stored."""

import json
import uuid
from collections.abc import Collection
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, ClassVar

from app.errors import Refused, SignInNeeded, Unreachable
from app.model.account import Limits
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
from app.networks.web.answers import Answer, unreadable
from app.networks.web.http import Clock, Http, utc_now
from app.networks.web.reading import Fields, fields, moment, number, rows, word
from app.networks.wordpress.archive import WordPressArchive
from app.networks.wordpress.blocks import blocks
from app.networks.wordpress.draft_marks import mark_in, mark_of
from app.networks.wordpress.markup import titled
from app.networks.wordpress.media import check_media, store
from app.networks.wordpress.site import Sites, name_of, refusal, site_address
from app.networks.wordpress.terms import term_ids
from app.networks.wordpress.users import facts_of

if TYPE_CHECKING:  # as in app/networks/web/http.py
    import httpx  # noqa: TID251 - as there

MARK = "rapport-"  # how the slug of a draft begins; the published post gets one of its title
GONE, TRASH = 404, "trash"
NOT_OUT = frozenset({"draft", "auto-draft", "pending", "future", TRASH})
OUT = {"publish": None, "private": "The site shows the post to its own users alone (“private”)."}
EVERYWHERE = "publish,future,draft,pending,private"


class WordPress(Network):
    """Users of any site that runs WordPress 5.6 or later, signed in with an application password.

    `prepare` makes the draft, under a slug that comes of the key. Whoever prepares the same key again takes
    that draft up; a draft that is published twice is still one post.
    """

    name: ClassVar[str] = "wordpress"
    title: ClassVar[str] = "WordPress"
    guard: ClassVar[Guard] = Guard.DRAFT_FIRST
    form: ClassVar[SignInForm] = SignInForm(
        server="",
        secret_label="Application password",  # noqa: S106 - a label
        secret_help="The site makes one under Users, Profile, Application passwords.",  # noqa: S106 - as above
        secret_page="{server}/wp-admin/authorize-application.php?app_name=Rapport",  # noqa: S106 - an address
        server_label="Site",
        server_hint="blog.example.org",
        handle_label="User name",
        handle_hint="as you log in to the site",
    )
    warnings: ClassVar[bool] = False
    audiences: ClassVar[frozenset[str]] = frozenset({"public"})
    articles: ClassVar[bool] = True

    def __init__(
        self, *, transport: "httpx.AsyncBaseTransport | None" = None, clock: Clock = utc_now
    ) -> None:
        """Build the network; `transport` replaces the sockets, for tests."""
        self._clock = clock
        self._http = Http(transport=transport, clock=clock)
        self._sites = Sites(self._http)
        self.archive = WordPressArchive(self._sites, clock)

    def new_key(self, now: datetime) -> str:  # noqa: ARG002 - a random key needs no time
        """Return a random name for the draft."""
        return uuid.uuid4().hex

    async def sign_in(self, server: str, handle: str, secret: str) -> SignedIn:
        """Check an application password; the site may also be named by the end of `handle`.

        The site is asked who it is before it gets the password.
        """
        user, _, host = handle.strip().rpartition("@") if not server.strip() else (handle.strip(), "", "")
        address = site_address(server if server.strip() else host)
        user = user.removesuffix(f"@{name_of(address)}")
        password = "".join(secret.split())  # it is shown in groups of four
        if not user or not password:
            raise SignInNeeded("WordPress needs a user name and an application password.")
        told = await self._sites.index(address)
        if "authentication" in told and "application-passwords" not in fields(told.get("authentication")):
            raise Refused(f"{name_of(address)} has application passwords switched off.")
        answer = await self._sites.ask_as(address, user, password, "/users/me")
        return SignedIn(facts=facts_of(address, answer), secrets={"password": password})

    async def check(self, login: Login) -> Facts:
        """Ask the site who the stored password belongs to; a public page would answer without one too."""
        answer = await self._sites.ask(login, "GET", "/users/me", query={"context": "edit"})
        facts = facts_of(login.server, answer)
        if facts.remote_id != login.remote_id:
            raise SignInNeeded(f"The stored application password at {answer.host} is another user's.")
        return facts

    def length(self, text: str, limits: Limits) -> int:  # noqa: ARG002 - there is none
        """Return the characters; no site has a limit that anybody meets."""
        return len(text)

    async def prepare(
        self, login: Login, outgoing: Outgoing, files: MediaFiles, earlier: Prepared | None = None
    ) -> Prepared:
        """Upload the media, find the categories and tags, and make the draft or take it up again."""
        _must_make_sense(outgoing)
        check_media(outgoing.media)
        slug = MARK + outgoing.key
        known = await self._draft(login, earlier) if earlier else await self._under(login, slug)
        if known is None and earlier:
            known = await self._under(login, slug)
        if known is not None and (earlier or word(known, "status") != "draft"):
            return _prepared(outgoing.key, known, _remark(earlier), ours=mark_in(earlier, known))
        article = outgoing.article
        title, text = titled(article.title, outgoing.text)
        categories, lacking = await term_ids(self._sites, login, "categories", article.categories)
        tags, missing = await term_ids(self._sites, login, "tags", article.tags)
        stored = [
            await store(self._sites, login, f"{slug}-{nth}", one, files)
            for nth, one in enumerate(outgoing.media, 1)
        ]
        body: Fields = {
            "status": "draft",
            "slug": slug,
            "title": escape(title, quote=False),
            "content": "\n\n".join(filter(None, (blocks(text), *(one.block for one in stored)))),
            "excerpt": escape(article.excerpt.strip(), quote=False),
            "tags": tags,
        }
        if categories:  # without any, the site's own usual one stays
            body["categories"] = categories
        place = f"/posts/{number(known, 'id')}" if known else "/posts"
        answer = await self._sites.ask(login, "POST", place, body=body)
        if not answer.success:
            raise refusal(answer, visible=False)
        remark = _lacks(login.server, [*lacking, *missing])
        return _prepared(outgoing.key, answer.fields, remark, answer, ours=mark_of(answer.fields))

    async def publish(self, login: Login, prepared: Prepared) -> Receipt:
        """Show the draft. It may be repeated at will: the same post is shown again."""
        # Without a slug the site makes one of the title, as it does for its own editor.
        body = {"status": "publish", "slug": ""}
        answer = await self._sites.ask(login, "POST", _place(prepared), body=body, visible=True)
        if answer.status == GONE:
            raise Unreachable(f"The draft of this post is gone from {answer.host}; it is made once more.")
        if not answer.success:
            raise refusal(answer, visible=True)
        status = word(answer.fields, "status")
        if status in NOT_OUT:
            raise Refused(f"{answer.host} keeps the post as “{status}” and did not publish it.")
        if not _is_post(answer.fields):
            raise unreadable(answer.host, visible=True)
        return self._receipt(login, answer.fields, prepared)

    async def find(
        self,
        login: Login,
        prepared: Prepared,
        taken: Collection[str] = (),  # noqa: ARG002 - no other delivery of ours has this draft
    ) -> Receipt | None:
        """Ask what became of the draft: out, or not; it has no other way to readers."""
        told = await self._draft(login, prepared)
        if told is None or word(told, "status") in NOT_OUT:
            return None
        return self._receipt(login, told, prepared)

    def left_at(self, server: str, prepared: Prepared) -> str:
        """Return the page of the site where its draft is edited."""
        post_id = number(fields(json.loads(prepared.payload)), "id")
        return f"{server}/wp-admin/post.php?post={post_id}&action=edit"

    async def discard(self, login: Login, prepared: Prepared) -> None:
        """Put the draft into the site's trash, unless anybody has touched it since it was made."""
        told = await self._draft(login, prepared)
        if told is None:
            return
        if word(told, "status") != "draft":
            raise Refused(
                f"On the site it is no draft any more, but “{word(told, 'status')}”. It is left alone."
            )
        ours = mark_in(prepared, told)
        if not ours or ours != mark_of(told):
            raise Refused("Somebody has worked on the draft since it was made, so it is left alone.")
        answer = await self._sites.ask(login, "DELETE", _place(prepared))
        if not answer.success and answer.status not in {GONE, 410}:
            raise refusal(answer, visible=False)

    async def sign_out(self, login: Login) -> None:
        """Revoke the application password. Raises NetworkError."""
        place = "/users/me/application-passwords"
        answer = await self._sites.ask(login, "GET", f"{place}/introspect")
        if not answer.success:
            raise refusal(answer, visible=False)
        answer = await self._sites.ask(login, "DELETE", f"{place}/{word(answer.fields, 'uuid')}")
        if not answer.success:
            raise refusal(answer, visible=False)

    async def close(self) -> None:
        """Let go of every connection."""
        await self._http.close()

    async def _draft(self, login: Login, prepared: Prepared) -> Fields | None:
        """Return the post that was the draft, None where it is gone; one in the trash was never out.

        Raises Refused for a post that was out and lies in the trash: the writer has to say what is wanted.
        """
        answer = await self._sites.ask(login, "GET", _place(prepared), query={"context": "edit"})
        if answer.status == GONE:
            return None
        if not answer.success:
            raise refusal(answer, visible=False)
        if not _is_post(answer.fields):
            raise unreadable(answer.host, visible=False)
        if word(answer.fields, "status") == TRASH:
            if word(answer.fields, "slug").startswith(MARK):
                return None
            raise Refused(f"The post was published and lies in the trash of {answer.host} now.")
        return answer.fields

    async def _under(self, login: Login, slug: str) -> Fields | None:
        """Return the post with this slug, whatever its status; None where there is none."""
        query = {"slug": slug, "status": EVERYWHERE, "context": "edit"}
        answer = await self._sites.ask(login, "GET", "/posts", query=query)
        if answer.status == 400 and word(answer.fields, "code") == "rest_invalid_param":
            raise SignInNeeded(f"{answer.host} does not let this user see drafts, or takes them for nobody.")
        if not answer.success:
            raise refusal(answer, visible=False)
        found = rows(answer.body)
        if found is None:  # a page that says "back soon" does not say that nothing is there
            raise unreadable(answer.host, visible=False)
        # Some sites answer with every post where they do not know the parameter.
        return next((one for one in found if word(one, "slug") == slug), None)

    def _receipt(self, login: Login, post: Fields, prepared: Prepared) -> Receipt:
        address = word(post, "link")
        return Receipt(
            remote_id=str(number(post, "id")),
            address=address if address.startswith(("https://", "http://")) else login.server,
            at=moment(word(post, "date_gmt")) or self._clock(),
            remark=" ".join(filter(None, (OUT.get(word(post, "status")), _remark(prepared)))) or None,
        )


def _must_make_sense(outgoing: Outgoing) -> None:
    if not (outgoing.text.strip() or outgoing.media):
        raise Refused("There is no text to post.")
    said = (outgoing.text, *outgoing.article.words, *(one.alt for one in outgoing.media))
    if any("\ud800" <= sign <= "\udfff" for sign in "".join(said)):
        raise Refused("The text holds a broken character that no network can take.")


def _prepared(
    key: str, post: Fields, remark: str, answer: Answer | None = None, *, ours: str = ""
) -> Prepared:
    post_id = number(post, "id")
    if post_id is None or not _is_post(post):
        raise unreadable(answer.host if answer else "The site", visible=False)
    kept = {"id": post_id, "remark": remark} | ({"ours": ours} if ours else {})
    return Prepared(key=key, payload=json.dumps(kept, ensure_ascii=False))


def _place(prepared: Prepared) -> str:
    return f"/posts/{number(fields(json.loads(prepared.payload)), 'id')}"


def _remark(prepared: Prepared | None) -> str:
    return word(fields(json.loads(prepared.payload)), "remark") if prepared else ""


def _lacks(server: str, names: list[str]) -> str:
    if not names:
        return ""
    listed = ", ".join(f"“{name}”" for name in names)
    return f"{name_of(server)} has no {listed} and does not let you make it, so the post goes without."


def _is_post(told: Fields) -> bool:
    return number(told, "id") is not None and bool(word(told, "status"))
