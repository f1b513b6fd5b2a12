"""The real servers that a campaign runs on: accounts made, sign-ins revoked, posts counted, one line each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from tests.faults.catalogue import Kind
from tests.faults.way.gate import Behind
from tests.faults.way.wire import Request
from tests.servers.pds import Identity, Pds
from tests.servers.snac import Snac


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as its server has it."""

    text: str
    place: str  # of this post among all that the server holds
    above: str = ""  # the place of the post that it replies to
    pictures: int = 0


class Site(Protocol):
    """One server of one network, with the accounts that the campaign makes on it."""

    network: str
    renews: bool  # its tokens end and are renewed

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


class BlueskySite:
    """Accounts on a PDS."""

    network, renews = "bluesky", True

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


class MastodonSite:
    """Accounts on a snac2, which knows no idempotency key: the hardest partner there is."""

    network, renews = "mastodon", False

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
