"""One identity on one network."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.model.media import MediaLimits


class SignIn(StrEnum):
    """Whether the stored credential still opens the door."""

    GOOD = "good"
    NEEDED = "needed"  # refused or gone: the writer has to sign in again


class Way(StrEnum):
    """How somebody signs in."""

    TYPED = "typed"  # a password or token is typed
    BROWSER = "browser"  # the server's own page asks, and hands out a token for this program


class Kept(StrEnum):
    """Where the secret of an account is kept."""

    KEYRING = "keyring"
    SESSION = "session"  # in memory alone, until the program ends, because the person wants it so


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the server itself told of its limits."""

    text: int  # in the network's own unit
    characters_per_link: int | None = None  # None: a link counts as it is written
    media: MediaLimits = field(default_factory=MediaLimits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One identity on one network; its secrets are in the system keyring (or the session) under its id."""

    id: str
    network: str  # "bluesky", "mastodon"
    server: str  # https address without a trailing slash
    handle: str  # as a person would write it, without a leading @
    remote_id: str  # the server's own, unchanging name for it (a DID, a number)
    limits: Limits
    secret_place: str  # where the secret is kept, in words
    name: str = ""  # as readers see it beside the handle; "": none was chosen there
    sign_in: SignIn = SignIn.GOOD
    checked_at: datetime | None = None  # UTC, the last time the server accepted the credential
    way: Way = Way.TYPED
    kept: Kept = Kept.KEYRING
    may: str = ""  # what the credential allows, in words such as "read and post"; "": not told
    expires_at: datetime | None = None  # UTC, when the person has to sign in again; None: not known to end
    used_at: datetime | None = None  # UTC, when the secret was last taken out to be used
