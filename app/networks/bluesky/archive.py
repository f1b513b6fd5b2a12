"""What an account has out on Bluesky: its own repository, read back record by record, and deleted from.

The repository is asked and not Bluesky's feed service, so it works on every server of the protocol.
"""

from typing import ClassVar

from app.errors import Refused
from app.networks.archive import Afterwards, Archive, OwnPage, OwnPost
from app.networks.bluesky.session import Sessions
from app.networks.bluesky.whereabouts import POSTS, address_of
from app.networks.login import Login
from app.networks.web.answers import Answer, failure, unreadable
from app.networks.web.http import Call
from app.networks.web.reading import Fields, entries, fields, listed, moment, word

PAGE = 100  # the most that com.atproto.repo.listRecords gives at once


class BlueskyArchive(Archive):
    """Reads an account's own posts, and deletes them. Reposts are records of another kind."""

    afterwards: ClassVar[Afterwards] = Afterwards(
        editing="",
        deleting="It goes from your server, and Bluesky's own apps stop showing it within moments. Answers "
        "to it stay and say that it was deleted. Other services may keep their copies, and whoever has read "
        "it has read it.",
        no_edit="Bluesky's apps go on showing the first text, so nobody would see an edit. Take the post "
        "back and write it anew.",
    )

    def __init__(self, sessions: Sessions) -> None:
        """Ask in the name of the accounts that `sessions` keeps signed in."""
        self._sessions = sessions

    async def page(self, login: Login, cursor: str = "") -> OwnPage:
        """Return a hundred records at most, the newest names first."""
        query: dict[str, str | int] = {"repo": login.remote_id, "collection": POSTS, "limit": PAGE}
        answer = await self._ask(
            login, "GET", "listRecords", query={**query, "cursor": cursor} if cursor else query
        )
        if not answer.success:
            raise failure(answer, visible=False)
        if listed(answer.fields.get("records")) is None:
            raise unreadable(answer.host, visible=False)
        posts = tuple(
            post
            for record in entries(answer.fields.get("records"))
            if (post := _own(login, record)) is not None
        )
        further = word(answer.fields, "cursor")
        return OwnPage(posts=posts, further="" if further == cursor else further, rest_s=answer.rest_s)

    async def look_at(self, login: Login, remote_id: str) -> OwnPost | None:
        """Return the record as the repository has it."""
        query: dict[str, str | int] = {
            "repo": login.remote_id,
            "collection": POSTS,
            "rkey": remote_id.rpartition("/")[2],
        }
        answer = await self._ask(login, "GET", "getRecord", query=query)
        if word(answer.fields, "error") == "RecordNotFound":
            return None
        if not answer.success:
            raise failure(answer, visible=False)
        found = _own(login, answer.fields)
        if found is None:
            raise unreadable(answer.host, visible=False)
        return found

    async def revise(self, login: Login, remote_id: str, text: str) -> None:  # noqa: ARG002 - never done
        """Refuse: the apps would go on showing the first text."""
        raise Refused(self.afterwards.no_edit)

    async def take_back(self, login: Login, remote_id: str) -> None:
        """Delete the record; the server says the same whether it was still there or not."""
        body: Fields = {"repo": login.remote_id, "collection": POSTS, "rkey": remote_id.rpartition("/")[2]}
        answer = await self._ask(login, "POST", "deleteRecord", body=body)
        if not answer.success:
            raise failure(answer, visible=True)

    async def _ask(
        self,
        login: Login,
        method: str,
        name: str,
        *,
        query: dict[str, str | int] | None = None,
        body: Fields | None = None,
    ) -> Answer:
        call = Call(
            method=method,
            server=login.server,
            path=f"/xrpc/com.atproto.repo.{name}",
            query=query,
            body=body,
            visible=body is not None,
        )
        return await self._sessions.ask(login, call)


def _own(login: Login, record: Fields) -> OwnPost | None:
    """Return what a record says; None for one that is no post, or has no time to be counted by."""
    value, uri = fields(record.get("value")), word(record, "uri")
    at = moment(word(value, "createdAt"))
    if at is None or not uri:
        return None
    above = word(fields(fields(value.get("reply")).get("parent")), "uri")
    return OwnPost(
        remote_id=uri,
        text=_whole(word(value, "text"), value),
        at=at,
        address=address_of(login, uri.rpartition("/")[2]),
        answers=above,
        goes_on=above.startswith(f"at://{login.remote_id}/"),
    )


def _whole(text: str, value: Fields) -> str:
    """Return `text` with whole addresses for the links that its apps show shortened."""
    raw = text.encode("utf-8", "replace")
    ahead = len(raw)  # where the facet behind this one begins
    for facet in sorted(entries(value.get("facets")), key=_begins, reverse=True):
        index = fields(facet.get("index"))
        begin, end = index.get("byteStart"), index.get("byteEnd")
        target = next((word(one, "uri") for one in entries(facet.get("features")) if word(one, "uri")), "")
        if not (isinstance(begin, int) and isinstance(end, int) and 0 <= begin < end <= ahead):
            continue
        shown = raw[begin:end].decode("utf-8", "replace")
        if target and shown.endswith(("…", "...")):
            raw, ahead = raw[:begin] + target.encode() + raw[end:], begin
    return raw.decode("utf-8", "replace")


def _begins(facet: Fields) -> int:
    begin = fields(facet.get("index")).get("byteStart")
    return begin if isinstance(begin, int) else -1
