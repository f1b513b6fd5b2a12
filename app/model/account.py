"""One identity on one network."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.model.media import MediaLimits


class SignIn(StrEnum):
    """Whether the stored credential still opens the door."""

    GOOD = "good"
    NEEDED = "needed"  # refused or gone: the writer has to sign in again


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the server itself told of its limits."""

    text: int  # in the network's own unit
    characters_per_link: int | None = None  # None: a link counts as it is written
    media: MediaLimits = field(default_factory=MediaLimits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One identity on one network; its secrets are in the system keyring under its id."""

    id: str
    network: str  # "bluesky", "mastodon"
    server: str  # https address without a trailing slash
    handle: str  # as a person would write it, without a leading @
    remote_id: str  # the server's own, unchanging name for it (a DID, a number)
    limits: Limits
    secret_place: str  # which keyring holds the secret, in words
    name: str = ""  # as readers see it beside the handle; "": none was chosen there
    sign_in: SignIn = SignIn.GOOD
    checked_at: datetime | None = None  # UTC, the last time the server accepted the credential
