"""A user's own articles on a site: read back, changed, and put into the site's trash."""

import re
from html import escape, unescape
from typing import ClassVar
from urllib.parse import quote

from app.errors import Refused
from app.networks.archive import Afterwards, Archive, OwnPage, OwnPost
from app.networks.login import Login
from app.networks.web.answers import unreadable
from app.networks.web.http import Clock
from app.networks.web.reading import Fields, fields, moment, number, rows, word
from app.networks.wordpress.blocks import blocks
from app.networks.wordpress.markup import titled
from app.networks.wordpress.site import Sites, refusal
from app.networks.wordpress.unmarked import unmarked

PAGE = 50  # articles are long; a hundred of them would be a slow answer
NO_FURTHER = "rest_post_invalid_page_number"
NO_TRASH = "rest_trash_not_supported"
GONE = frozenset({404, 410})
SHOWN = frozenset({"publish", "private"})
_BLOCK = re.compile(r"<!-- wp:([a-z][\w/-]*)(?: \{.*?\})? (/)?-->", re.DOTALL)
_SHOWING = re.compile(r"<!-- wp:(image|video)\b.*?<!-- /wp:\1 -->", re.DOTALL)
# What `blocks` writes, and what stands below the text.
_OURS = frozenset(
    {"paragraph", "heading", "list", "list-item", "quote", "code", "separator", "image", "video"}
)


class WordPressArchive(Archive):
    """The articles of one user on each site."""

    afterwards: ClassVar[Afterwards] = Afterwards(
        deleting=(
            "It goes into the trash of the site, where it can be restored for a while. Pictures stay in the "
            "site's library."
        ),
        editing="Readers see the new text at the same address. The site keeps the one before.",
    )

    from_source: ClassVar[bool] = True

    def __init__(self, sites: Sites, clock: Clock) -> None:
        """Ask `sites`."""
        self._sites = sites
        self._clock = clock

    async def page(self, login: Login, cursor: str = "") -> OwnPage:
        """Return some of the user's own articles, drafts left out; the cursor is the number of the page.

        Those that were begun last come first, which is nearly the same as the newest.
        """
        at = int(cursor) if cursor.isdecimal() else 1
        query: dict[str, str | int] = {
            "author": login.remote_id,
            "status": ",".join(sorted(SHOWN)),
            "context": "edit",
            # By their dates, posts of one second would change places between two pages.
            "orderby": "id",
            "per_page": PAGE,
            "page": at,
        }
        answer = await self._sites.ask(login, "GET", "/posts", query=query)
        if word(answer.fields, "code") == NO_FURTHER:
            return OwnPage(posts=(), further="")
        if not answer.success:
            raise refusal(answer, visible=False)
        found = rows(answer.body)
        if found is None:
            raise unreadable(answer.host, visible=False)
        posts = tuple(self._post(login, one) for one in found if number(one, "id") is not None)
        return OwnPage(posts=posts, further=str(at + 1) if len(found) >= PAGE else "")

    async def look_at(self, login: Login, remote_id: str) -> OwnPost | None:
        """Return one article; None for one that is deleted, in the trash, or a draft again."""
        told = await self._read(login, remote_id)
        if told is None or word(told, "status") not in SHOWN:
            return None
        return self._post(login, told)

    async def revise(self, login: Login, remote_id: str, text: str) -> None:
        """Give an article another text; a first line "# Title" gives it another title too.

        Pictures and films stay below it. One that was laid out on the site with more than is known here is
        left alone, because something of it would get lost.
        """
        told = await self._read(login, remote_id)
        if told is None:
            raise Refused("This article is no longer on the site.")
        raw = word(fields(told.get("content")), "raw")
        named = {found[1] for found in _BLOCK.finditer(raw)}
        if named - _OURS or (raw.strip() and not named):
            raise Refused(
                "This article was laid out on the site with more than Rapport knows. Edit it there."
            )
        title, body = titled("", text)
        shown = [found[0] for found in _SHOWING.finditer(raw)]
        if not (body.strip() or shown):
            raise Refused("There is no text to post.")
        changed: Fields = {"content": "\n\n".join(filter(None, (blocks(body), *shown)))}
        if title:
            changed["title"] = escape(title, quote=False)
        answer = await self._sites.ask(login, "POST", _place(remote_id), body=changed, visible=True)
        if not answer.success:
            raise refusal(answer, visible=True)

    async def take_back(self, login: Login, remote_id: str) -> None:
        """Put an article into the trash; where a site has none, it is deleted."""
        answer = await self._sites.ask(login, "DELETE", _place(remote_id), visible=True)
        if word(answer.fields, "code") == NO_TRASH:
            query = {"force": "true"}
            answer = await self._sites.ask(login, "DELETE", _place(remote_id), query=query, visible=True)
        if answer.success:
            return
        if answer.status not in GONE:
            raise refusal(answer, visible=True)
        # What is gone is gone for strangers too, and a dead password makes us one: that is not done.
        answer = await self._sites.ask(login, "GET", "/users/me", query={"context": "edit"})
        if not answer.success:
            raise refusal(answer, visible=False)

    async def _read(self, login: Login, remote_id: str) -> Fields | None:
        answer = await self._sites.ask(login, "GET", _place(remote_id), query={"context": "edit"})
        if answer.status in GONE:
            return None
        if not answer.success:
            raise refusal(answer, visible=False)
        if number(answer.fields, "id") is None:
            raise unreadable(answer.host, visible=False)
        return answer.fields

    def _post(self, login: Login, told: Fields) -> OwnPost:
        title = unescape(word(fields(told.get("title")), "raw")).strip()
        body = unmarked(word(fields(told.get("content")), "raw"))
        address = word(told, "link")
        return OwnPost(
            remote_id=str(number(told, "id")),
            text="\n\n".join(filter(None, (f"# {title}" if title else "", body))),
            at=moment(word(told, "date_gmt")) or self._clock(),
            address=address if address.startswith(("https://", "http://")) else login.server,
        )


def _place(remote_id: str) -> str:
    return f"/posts/{quote(remote_id, safe='')}"
