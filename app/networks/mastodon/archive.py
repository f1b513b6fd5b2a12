"""What an account has out on a server of the Mastodon API: read back, edited and deleted."""

from collections.abc import Awaitable, Callable
from typing import ClassVar
from urllib.parse import quote

from app.errors import NetworkError, Refused, SignInNeeded, Unknown
from app.networks.archive import Afterwards, Archive, OwnPage, OwnPost
from app.networks.login import Login
from app.networks.mastodon.own import is_post
from app.networks.mastodon.text import html_to_text
from app.networks.web.answers import Answer, failure, unreadable
from app.networks.web.http import Call
from app.networks.web.reading import Fields, entries, fields, moment, rows, word

PAGE = 40  # the most that Mastodon gives at once
GONE = frozenset({404, 410})


class MastodonArchive(Archive):
    """Reads and changes an account's own statuses; what it boosted is not among them."""

    afterwards: ClassVar[Afterwards] = Afterwards(
        editing="Readers see the new text, that it was edited, and on most servers the earlier text too. "
        "Those who boosted it are told. Some other servers keep showing the text that they got first.",
        deleting="It goes from your server, with its boosts and favourites. Other servers are asked to "
        "delete their copies; some do not. Answers to it stay, and whoever has read it has read it.",
    )

    def __init__(self, ask: Callable[[Login, Call], Awaitable[Answer]]) -> None:
        """Reach the servers by `ask`, which sends a call in an account's name."""
        self._send = ask

    async def page(self, login: Login, cursor: str = "") -> OwnPage:
        """Return forty statuses at most; servers that know no pages give all that they ever give."""
        query: dict[str, str | int] = {"limit": PAGE, "exclude_reblogs": "true"}
        path = f"/api/v1/accounts/{quote(login.remote_id, safe='')}/statuses"
        answer = await self._ask(login, "GET", path, query={**query, "max_id": cursor} if cursor else query)
        if answer.status == 422:
            raise SignInNeeded(f"{answer.host} does not accept the access token.")
        if not answer.success:
            raise failure(answer, visible=False)
        found = rows(answer.body)
        if found is None:
            raise unreadable(answer.host, visible=False)
        told = [status for status in found if word(status, "id")]
        ids = [word(status, "id") for status in told]
        if not told or cursor in ids:  # the end, or a server that gives the first page again and again
            return OwnPage(posts=(), further="", rest_s=answer.rest_s)
        posts = tuple(
            post
            for status in told
            if not fields(status.get("reblog")) and (post := _own(login, status)) is not None
        )
        return OwnPage(posts=posts, further=ids[-1], rest_s=answer.rest_s)

    async def look_at(self, login: Login, remote_id: str) -> OwnPost | None:
        """Return the status as its server shows it now."""
        status = await self._status(login, remote_id)
        return _own(login, status) if status else None

    async def revise(self, login: Login, remote_id: str, text: str) -> None:
        """Edit the status; its media, warning and language are sent along, since else they would go."""
        before = await self._status(login, remote_id)
        if not before:
            raise Refused("The post is no longer there, so it cannot be edited.")
        if fields(before.get("poll")):
            raise Refused("This post has a poll, and an edit would throw its votes away.")
        kept: Fields = {
            "spoiler_text": word(before, "spoiler_text"),
            "sensitive": before.get("sensitive") is True,
            "language": word(before, "language"),
            "media_ids": [word(one, "id") for one in entries(before.get("media_attachments"))],
        }
        body = {"status": text} | {name: value for name, value in kept.items() if value}
        answer = await self._ask(login, "PUT", _path(remote_id), body=body, visible=True)
        if not answer.success:
            raise _why(answer)
        if not is_post(answer.fields):
            raise Unknown(f"{answer.host} gave no clear answer. Whether the edit arrived is not known yet.")

    async def take_back(self, login: Login, remote_id: str) -> None:
        """Delete the status. A server that says 404 is asked whether it is gone, or cannot delete."""
        answer = await self._ask(login, "DELETE", _path(remote_id), visible=True)
        if answer.success:
            return
        if answer.status not in GONE:
            raise _why(answer)
        if await self._status(login, remote_id):
            raise Refused(f"{answer.host} deletes no posts for other programs. Delete it on its own pages.")

    async def _status(self, login: Login, remote_id: str) -> Fields:
        """Return the status as the server tells it; empty where it is gone."""
        answer = await self._ask(login, "GET", _path(remote_id))
        if answer.status in GONE:
            return {}
        if answer.status == 422:
            raise SignInNeeded(f"{answer.host} does not accept the access token.")
        if not answer.success:
            raise failure(answer, visible=False)
        if not is_post(answer.fields):
            raise unreadable(answer.host, visible=False)
        return answer.fields

    async def _ask(
        self,
        login: Login,
        method: str,
        path: str,
        *,
        query: dict[str, str | int] | None = None,
        body: Fields | None = None,
        visible: bool = False,
    ) -> Answer:
        call = Call(method=method, server=login.server, path=path, query=query, body=body, visible=visible)
        return await self._send(login, call)


def _own(login: Login, status: Fields) -> OwnPost | None:
    """Return what a status says; None for one without a time, which nothing can be counted by."""
    at = moment(word(status, "created_at"))
    if at is None:
        return None
    address = word(status, "url") or word(status, "uri")
    answers = word(status, "in_reply_to_id")
    return OwnPost(
        remote_id=word(status, "id"),
        text=word(status, "text") or html_to_text(word(status, "content")),
        at=at,
        address=address if address.startswith(("https://", "http://")) else login.server,
        answers=answers,
        goes_on=bool(answers) and word(status, "in_reply_to_account_id") == login.remote_id,
    )


def _path(remote_id: str) -> str:
    return f"/api/v1/statuses/{quote(remote_id, safe='')}"


def _why(answer: Answer) -> NetworkError:
    if answer.status == 403 and "scope" in answer.words.lower():
        return SignInNeeded(f"The access token may not change posts at {answer.host}: {answer.words}")
    return failure(answer, visible=True)
