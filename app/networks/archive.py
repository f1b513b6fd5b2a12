"""The posts that an account has out, whoever sent them: read back, changed and taken back.

A network that can do some of this gives an `Archive`; what it cannot do, `afterwards` says.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.networks.login import Login


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPost:
    """One of the account's own posts, as its network has it now."""

    remote_id: str
    text: str  # plain, links whole
    at: datetime  # UTC
    address: str  # where a person can read it; never empty
    answers: str = ""  # the remote id of the post that it answers; "": it opens a conversation
    goes_on: bool = False  # what it answers is the account's own: a further part of a thread


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """Some of the account's own posts, the newest first."""

    posts: tuple[OwnPost, ...]
    further: str  # what `page` takes for the next, older page; "" behind the last one
    rest_s: float = 0.0  # for how long the server wants no further page


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """What can be done with a post that is out, each told truly in a sentence or two."""

    deleting: str  # what stays behind when it is taken back; "": it cannot be
    editing: str  # what readers see of an edit; "": it cannot be edited
    no_edit: str = ""  # why not, where `editing` is ""


class Archive(ABC):
    """One network's own posts of an account. Methods raise `NetworkError`s and `KeychainError`s."""

    afterwards: ClassVar[Afterwards]
    from_source: ClassVar[bool] = False  # `look_at` tells a text as it was written, not as readers see it

    @abstractmethod
    async def page(self, login: Login, cursor: str = "") -> OwnPage:
        """Return some of the account's own posts and replies, but nothing that it only passed on.

        `cursor` is `further` of the page before; "" asks for the newest. A page may be empty and yet not the
        last one.

        Raises:
            Refused: the server does not tell them, or no longer knows the cursor.
            Unreachable, SignInNeeded, TooFast: as they say.
        """

    @abstractmethod
    async def look_at(self, login: Login, remote_id: str) -> OwnPost | None:
        """Return one of the account's own posts as it is now; None where it certainly is not there.

        Raises Refused, Unreachable, SignInNeeded, TooFast.
        """

    @abstractmethod
    async def revise(self, login: Login, remote_id: str, text: str) -> None:
        """Give a post that is out another text; all else about it stays. Safe to repeat.

        Raises:
            Refused: the network does not let it, the text cannot stand there, or the post is gone.
            Unreachable, SignInNeeded, TooFast: nothing was changed.
            Unknown: it may have been changed; `look_at` tells.
        """

    @abstractmethod
    async def take_back(self, login: Login, remote_id: str) -> None:
        """Delete a post that is out; one that is gone already is no error. Safe to repeat.

        Raises:
            Refused: the server does not delete it.
            Unreachable, SignInNeeded, TooFast: it is still there.
            Unknown: it may be gone; `look_at` tells.
        """
