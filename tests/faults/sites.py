"""The real servers that a campaign runs on: accounts are made, sign-ins revoked, posts counted."""

import base64
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from tests.faults.catalogue import Kind, Ways
from tests.faults.way.gate import Behind
from tests.faults.way.wire import Request
from tests.servers.pds import Identity, Pds
from tests.servers.snac import Snac
from tests.servers.wordpress.server import Author, WordPress


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as its server has it."""

    text: str
    place: str  # of this post among all that the server holds
    above: str = ""  # the place of the post that it replies to
    pictures: int = 0


_PARAGRAPH = re.compile("<p>(.*?)</p>")


class Site(Protocol):
    """One server of one network, with the accounts that the campaign makes on it."""

    network: str
    ways: Ways

    def behind(self, name: str) -> Behind:
        """Return what the gate of an account has to know."""
        ...

    def new_account(self, name: str) -> str:
        """Make an account and return the handle that signs it in."""
        ...

    def new_secret(self, name: str) -> str:
        """Return a fresh password or token for an account; earlier ones stay good."""
        ...

    def revoke(self, name: str) -> None:
        """Take back, at the server, every secret of an account that was made so far."""
        ...

    def posts(self, name: str) -> Sequence[Post]:
        """Return everything that an account has posted, in its order."""
        ...

    def left_lying(self, name: str) -> Sequence[str]:
        """Return the texts of an account's drafts that wait at the server and that nobody will ever show."""
        ...


class BlueskySite:
    """Accounts on a PDS."""

    network, ways = "bluesky", Ways(renews=True)

    def __init__(self, pds: Pds) -> None:
        """Use `pds`, which is running."""
        self._pds = pds
        self._people: dict[str, Identity] = {}
        self._passwords = Counter[str]()

    def behind(self, name: str) -> Behind:
        """Return what the gate of an account has to know."""
        return Behind(
            port=self._pds.port,
            kind=_bluesky_kind,
            dead_token=lambda: self._pds.mint_expired_access_token(self._people[name].did),
            own_address=self._pds.url,
        )

    def new_account(self, name: str) -> str:
        """Make an account and return its handle."""
        self._people[name] = self._pds.new_account(name)
        return self._people[name].handle

    def new_secret(self, name: str) -> str:
        """Return a fresh app password."""
        self._passwords[name] += 1
        return self._pds.new_app_password(self._people[name], f"campaign {self._passwords[name]}")

    def revoke(self, name: str) -> None:
        """Revoke the app passwords, and with them every session that they opened."""
        token = self._pds.access_token(self._people[name])
        for number in range(1, self._passwords[name] + 1):
            httpx.post(
                f"{self._pds.url}/xrpc/com.atproto.server.revokeAppPassword",
                json={"name": f"campaign {number}"},
                headers={"Authorization": f"Bearer {token}"},
                timeout=30,
            ).raise_for_status()

    def posts(self, name: str) -> Sequence[Post]:
        """Return every record of a post."""
        found: list[Post] = []
        for record in self._pds.records(self._people[name].did):
            value: dict[str, Any] = record["value"]
            found.append(
                Post(
                    text=value["text"],
                    place=record["uri"],
                    above=value.get("reply", {}).get("parent", {}).get("uri", ""),
                    pictures=len(value.get("embed", {}).get("images", [])),
                )
            )
        return found

    def left_lying(self, name: str) -> Sequence[str]:
        """Return nothing: there are no drafts."""
        return ()


class MastodonSite:
    """Accounts on a snac2, which knows no idempotency key: the hardest partner there is."""

    network, ways = "mastodon", Ways()

    def __init__(self, snac: Snac) -> None:
        """Use `snac`, which is running."""
        self._snac = snac
        self._tokens: dict[str, list[str]] = {}

    def behind(self, name: str) -> Behind:
        """Return what the gate of an account has to know."""
        return Behind(port=self._snac.port, kind=_mastodon_kind, dead_token=lambda: "a-token-of-yesterday")

    def new_account(self, name: str) -> str:
        """Make an account; its token alone signs it in."""
        self._snac.add_user(name)
        self._tokens[name] = []
        return ""

    def new_secret(self, name: str) -> str:
        """Return a fresh access token."""
        token = self._snac.token(name)
        self._tokens[name].append(token)
        return token

    def revoke(self, name: str) -> None:
        """Revoke the tokens."""
        for token in self._tokens[name]:
            (self._snac.folder / "data" / "token" / f"{token}.json").unlink(missing_ok=True)

    def posts(self, name: str) -> Sequence[Post]:
        """Return every note."""
        return [
            Post(
                text=note["sourceContent"],
                place=note["id"],
                above=note.get("inReplyTo") or "",
                pictures=len(note.get("attachment", [])),
            )
            for note in self._snac.statuses(name)
        ]

    def left_lying(self, name: str) -> Sequence[str]:
        """Return nothing: there are no drafts."""
        return ()


class WordPressSite:
    """Authors of a WordPress: drafts first, shown by their ids."""

    network, ways = "wordpress", Ways(threads=False, drafts=True)

    def __init__(self, wordpress: WordPress) -> None:
        """Use `wordpress`, which is running."""
        self._wordpress = wordpress
        self._authors: dict[str, Author] = {}
        self._passwords = 0

    def behind(self, name: str) -> Behind:
        """Return what the gate of an account has to know."""
        wrong = base64.b64encode(f"{self._authors[name].name}:of yesterday".encode()).decode()
        return Behind(
            port=self._wordpress.port,
            kind=_wordpress_kind,
            dead_token=lambda: wrong,
            own_address=self._wordpress.url,
        )

    def new_account(self, name: str) -> str:
        """Make an author and return the name that signs them in."""
        self._authors[name] = self._wordpress.add_author(name)
        return self._authors[name].name

    def new_secret(self, name: str) -> str:
        """Return a fresh application password."""
        place = f"users/{self._authors[name].id}/application-passwords"
        self._passwords += 1
        return str(self._wordpress.call("POST", place, name=f"campaign {self._passwords}")["password"])

    def revoke(self, name: str) -> None:
        """Revoke the application passwords."""
        self._wordpress.call("DELETE", f"users/{self._authors[name].id}/application-passwords")

    def posts(self, name: str) -> Sequence[Post]:
        """Return every published post."""
        return [
            Post(
                text=_text(post),
                place=str(post["id"]),
                pictures=post["content"]["raw"].count("<!-- wp:image"),
            )
            for post in self._wordpress.posts(self._authors[name].id)
        ]

    def left_lying(self, name: str) -> Sequence[str]:
        """Return the texts of the drafts that were never shown."""
        return [_text(post) for post in self._wordpress.posts(self._authors[name].id, drafts=True)]


def _text(post: Mapping[str, Any]) -> str:
    return " ".join(_PARAGRAPH.findall(post["content"]["raw"]))


def _wordpress_kind(request: Request) -> Kind:
    _, posts, post = request.path.partition("/wp/v2/posts")
    if request.path.endswith("/wp/v2/media") and request.method == "POST":
        return Kind.UPLOAD
    if not posts:
        return Kind.OTHER
    if request.method == "GET":
        return Kind.LOOK
    return Kind.PUBLISH if post and b'"publish"' in request.body else Kind.DRAFT


def _bluesky_kind(request: Request) -> Kind:
    named = {
        "com.atproto.repo.createRecord": Kind.PUBLISH,
        "com.atproto.repo.uploadBlob": Kind.UPLOAD,
        "com.atproto.server.refreshSession": Kind.RENEW,
        "com.atproto.server.createSession": Kind.SIGN_IN,
        "com.atproto.repo.getRecord": Kind.LOOK,
    }
    return named.get(request.path.rpartition("/")[2], Kind.OTHER)


def _mastodon_kind(request: Request) -> Kind:
    if request.path.endswith("/statuses"):
        return Kind.PUBLISH if request.method == "POST" else Kind.LOOK
    return Kind.UPLOAD if request.path.endswith("/media") else Kind.OTHER
