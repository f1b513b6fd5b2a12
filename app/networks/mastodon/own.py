"""Finds out whether a post is among an account's own posts: the mark before, the search after."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from app.errors import SignInNeeded, Unreachable
from app.networks.mastodon.text import html_to_text, same
from app.networks.web.addresses import host_of
from app.networks.web.answers import failure, unreadable
from app.networks.web.http import Call, Http
from app.networks.web.reading import Fields, fields, listed, moment, rows, word

PAGE = 40  # the most that Mastodon gives at once
PAGES_MAX = 25  # a thousand posts since the mark; then the search gives up
SKEW = timedelta(minutes=1)  # between the clocks of one server's machines


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The newest posts that were there before ours was sent."""

    ids: frozenset[str]
    newest: str  # when the newest of them was made, as the server wrote it; "" where there was none


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What is sent, with what was there before."""

    text: str
    language: str | None
    before: Before
    visibility: str = "public"  # as the server calls it
    media: tuple[str, ...] = ()  # ids of uploads
    reply_to: str = ""  # the id of the post above it in a thread
    warning: str = ""

    @property
    def body(self) -> Fields:
        """Return what the server is asked to publish."""
        told: Fields = {"status": self.text, "visibility": self.visibility}
        more: Fields = {
            "language": self.language,
            "media_ids": list(self.media),
            "in_reply_to_id": self.reply_to,
            "spoiler_text": self.warning,
        }
        return told | {name: value for name, value in more.items() if value}

    def to_json(self) -> str:
        """Return it as the text that is stored."""
        kept = {
            "text": self.text,
            "language": self.language,
            "before": {"ids": sorted(self.before.ids), "newest": self.before.newest},
            "visibility": self.visibility,
            "media": self.media,
            "reply_to": self.reply_to,
            "warning": self.warning,
        }
        return json.dumps(kept, ensure_ascii=False)

    @staticmethod
    def from_json(payload: str) -> "Sent":
        """Return what `to_json` stored, here or in a version that knew of texts alone."""
        kept = fields(json.loads(payload))
        before = fields(kept.get("before"))
        return Sent(
            text=word(kept, "text"),
            language=word(kept, "language") or None,
            before=Before(
                ids=frozenset(map(str, listed(before.get("ids")) or ())),
                newest=word(before, "newest"),
            ),
            visibility=word(kept, "visibility") or "public",
            media=tuple(map(str, listed(kept.get("media")) or ())),
            reply_to=word(kept, "reply_to"),
            warning=word(kept, "warning"),
        )


def is_post(told: Fields) -> bool:
    """Whether the server's answer is a status; a scheduled one has no content yet."""
    return bool(word(told, "id")) and isinstance(told.get("content"), str)


class OwnPosts:
    """Reads an account's own posts, newest first."""

    def __init__(self, http: Http) -> None:
        """Share the way to the servers."""
        self._http = http

    async def newest(self, server: str, account: str, token: str) -> Before:
        """Return the mark: which posts are there now. Raises Unreachable, SignInNeeded, TooFast."""
        page = await self._page(server, account, token, None)
        return Before(
            # Some servers ignore the limit; what is older than a whole page is told by its time.
            ids=frozenset(word(post, "id") for post in page[:PAGE]),
            newest=max((word(post, "created_at") for post in page), default=""),
        )

    async def find(
        self, server: str, account: str, token: str, sent: Sent, taken: frozenset[str]
    ) -> Fields | None:
        """Return the post with this text that was not there before and is not `taken`; None if there is none.

        Raises Unreachable also where the account has written more since than can be looked through.
        """
        since = moment(sent.before.newest)
        seen: set[str] = set()
        last: str | None = None
        for _ in range(PAGES_MAX):
            page = await self._page(server, account, token, last)
            fresh = [post for post in page if word(post, "id") not in seen]
            if not fresh:  # the end, or a server that always gives the first page
                return None
            for post in fresh:
                new = word(post, "id") not in sent.before.ids | taken and not _older(post, since)
                if new and not post.get("reblog") and await self._says(server, token, post, sent.text):
                    return post
            last = word(fresh[-1], "id")
            if last in sent.before.ids or _older(fresh[-1], since):
                return None
            seen.update(word(post, "id") for post in fresh)
        raise Unreachable(f"{host_of(server)} holds too many newer posts to look through.")

    async def _says(self, server: str, token: str, post: Fields, text: str) -> bool:
        """Whether `post` has our text: by its source where the server gives it along, by its HTML, or by
        asking for the source, because some servers turn signs into formatting (snac2: *so*, <3)."""
        if same(text, word(post, "text")) or same(text, html_to_text(word(post, "content"))):
            return True
        path = f"/api/v1/statuses/{quote(word(post, 'id'), safe='')}/source"
        answer = await self._http.ask(Call(method="GET", server=server, path=path, token=token))
        if answer.status >= 500:
            raise failure(answer, visible=False)
        return answer.success and same(text, word(answer.fields, "text"))

    async def _page(self, server: str, account: str, token: str, before: str | None) -> list[Fields]:
        query: dict[str, str | int] = {"limit": PAGE, "exclude_reblogs": "true"}
        path = f"/api/v1/accounts/{quote(account, safe='')}/statuses"
        call = Call(
            method="GET",
            server=server,
            path=path,
            query={**query, "max_id": before} if before else query,
            token=token,
        )
        answer = await self._http.ask(call)
        if answer.status == 422:
            raise SignInNeeded(f"{answer.host} does not accept the access token.")
        if not answer.success:
            raise failure(answer, visible=False)
        posts = rows(answer.body)
        if posts is None or not all(word(post, "id") for post in posts):
            raise unreadable(answer.host, visible=False)
        return posts


def _older(post: Fields, since: datetime | None) -> bool:
    made = moment(word(post, "created_at"))
    return bool(since and made and made < since - SKEW)
