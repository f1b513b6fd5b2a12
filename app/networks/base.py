"""The one seam that every network stands behind.

A network is one file and one test file: subclass `Network`, and let its tests inherit the contract.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol

from app.errors import Refused
from app.model.account import Limits, Way
from app.model.article import NO_ARTICLE, Article
from app.model.draft import Attachment
from app.networks.archive import Archive
from app.networks.login import Login


class Guard(StrEnum):
    """What keeps a post from appearing twice when an answer is lost on the way."""

    IDEMPOTENCY_KEY = "idempotency key"  # the server remembers the key for a while; read back before a repeat
    RECORD_KEY = "record key"  # we choose the record's name; the server refuses a second one
    DRAFT_FIRST = "draft first"  # create unseen, store the id, then show it
    READ_BACK = "read back"  # compare with the newest posts
    NONE = "none"  # never repeat by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who the server says we are, and what it allows."""

    handle: str
    remote_id: str
    server: str  # the address that answers for this account from now on
    limits: Limits
    name: str | None = None  # the display name, "" where none was chosen; None: it could not be read
    may: str | None = None  # what the credential allows, such as "read and post"; None: it is not told
    expires_at: datetime | None = None  # UTC, when the person has to sign in anew; None: not known to end


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A fresh sign-in: who it is, and the secrets to put in the vault."""

    facts: Facts
    secrets: Mapping[str, str]


class MediaFiles(Protocol):
    """Gives the pictures and videos that go with a post; backed by the media folder."""

    async def read(self, attachment: Attachment) -> bytes:
        """Return the content of the file. Raises MediaError where it is gone or not what it was."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A post that is out, as a reply has to name it."""

    remote_id: str
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTo:
    """The place of a post in a thread."""

    root: Published  # the post that the thread began with
    parent: Published  # the post right above


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What is to be published: one post, which may be a part of a thread."""

    text: str
    key: str  # chosen once per post and never renewed
    language: str | None = None  # BCP 47
    media: tuple[Attachment, ...] = ()
    reply_to: ReplyTo | None = None
    warning: str = ""  # shown instead of the text until the reader asks for it, where `warnings`
    visibility: str = ""  # one of `audiences`; "": public
    article: Article = NO_ARTICLE  # where `articles`


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything that `publish` will send and `find` will look for: stored before the first byte leaves.

    `payload` is the network's own JSON text; nobody else reads it. It never holds a secret.
    """

    key: str
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Proof that a post is out."""

    remote_id: str
    address: str  # where a person can read it; never empty
    at: datetime  # UTC, as the server says, else as we know
    version: str = ""  # what a reply has to name beside the id, where the network wants that
    remark: str | None = None  # a sentence, where the server shows the post otherwise than asked


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInForm:
    """What a person has to be asked for in order to sign in."""

    server: str  # the usual server, "" where there is none and it has to be named
    secret_label: str  # such as "App password"
    secret_help: str  # where to get it, in a sentence
    needs_handle: bool = True
    ways: tuple[Way, ...] = (Way.TYPED,)  # how one can sign in, the one that is offered first at the front
    server_label: str = "Server"
    server_hint: str = "example.social"  # what the address of one looks like
    handle_label: str = "Handle"
    handle_hint: str = "you.example.org"
    secret_page: str = ""  # the address of that place, if it has one; "{server}" stands for the server's own
    left_over: str = ""  # what a person does at the network to end a typed secret, in a sentence

    def page_at(self, server: str) -> str:
        """Return the address at which a person makes a secret for `server`, as it was typed, or ""."""
        site = server.strip().rstrip("/")
        if not site:
            return ""
        return self.secret_page.format(server=site if "://" in site else f"https://{site}")


OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"  # instead of an address: the page shows a code, to be typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A sign-in that waits for the person in the browser."""

    address: str  # what the browser opens
    server: str
    redirect: str  # where the browser brings the answer
    state: str = field(repr=False)  # the answer has to bear it
    issuer: str  # who signs in, where the server tells: an answer that names somebody else is none
    verifier: str = field(repr=False)
    app: Mapping[str, str] = field(repr=False)  # what the server knows this program by, to be kept for it


class BrowserSignIn(ABC):
    """How a network is signed into in the browser; no password is ever typed into this program."""

    @abstractmethod
    def home(self, server: str) -> str:
        """Return the one address of the server that a person typed. Raises Refused where it is none."""

    @abstractmethod
    async def invite(self, server: str, redirect: str, app: Mapping[str, str]) -> Invitation:
        """Begin. `app` is what an earlier invitation left for this server and kind of answer, or empty.

        Raises:
            Refused: the address is no server of this network.
            Unreachable, TooFast: as they say.
        """

    @abstractmethod
    async def accept(self, invitation: Invitation, code: str) -> SignedIn:
        """Exchange the code of the answer for secrets, and return whose they are.

        Raises SignInNeeded where the server does not accept the code, Unreachable, TooFast.
        """


class Network(ABC):
    """One social network. Methods raise `NetworkError`s and `KeychainError`s, and `prepare` MediaErrors."""

    name: ClassVar[str]  # "bluesky"
    title: ClassVar[str]  # "Bluesky"
    guard: ClassVar[Guard]
    form: ClassVar[SignInForm]
    warnings: ClassVar[bool]  # it has content warnings
    audiences: ClassVar[frozenset[str]]  # of public, unlisted and followers, those that it can keep to
    archive: Archive | None = None  # what is out, to be read back, changed and taken back
    articles: ClassVar[bool] = False  # a post is an article of any length, and never a part of a thread
    opens_sessions: ClassVar[bool] = False  # a typed secret makes the server open a session, to be ended
    browser: BrowserSignIn | None = None  # where `form.ways` has the browser

    @abstractmethod
    def new_key(self, now: datetime) -> str:
        """Return a key for one delivery, never used before; `now` is in UTC."""

    @abstractmethod
    async def sign_in(self, server: str, handle: str, secret: str) -> SignedIn:
        """Check `secret` against the live server and return who it belongs to.

        Raises:
            SignInNeeded: the server does not accept it.
            Refused: the address is no server of this network.
            Unreachable: no answer.
        """

    @abstractmethod
    async def check(self, login: Login) -> Facts:
        """Ask the server whether the stored credential still works, and for its limits now.

        Raises SignInNeeded, Unreachable, TooFast.
        """

    @abstractmethod
    def length(self, text: str, limits: Limits) -> int:
        """Return how much of `limits.text` a post with this text uses, as `prepare` counts it."""

    @abstractmethod
    async def prepare(
        self, login: Login, outgoing: Outgoing, files: MediaFiles, earlier: Prepared | None = None
    ) -> Prepared:
        """Do all that can be done before anything becomes visible; media are uploaded here.

        `earlier` is what an earlier try of the same post prepared, which certainly did not arrive. All that
        `find` goes by is kept as it was; uploads that the server may have thrown away are made anew.

        Raises:
            Refused: the post cannot go out as it is (too long, empty, a picture that is not taken).
            MediaError: a file cannot be read.
            Unreachable, SignInNeeded, TooFast: as they say; nothing happened.
        """

    @abstractmethod
    async def publish(self, login: Login, prepared: Prepared) -> Receipt:
        """Publish, once, and return where it can be read.

        Raises:
            Refused: the server read the post and said no.
            Unreachable: nothing arrived there, for certain.
            SignInNeeded, TooFast: nothing was published.
            Unknown: it may have arrived; ask with `find` before anything else.
        """

    @abstractmethod
    async def find(self, login: Login, prepared: Prepared, taken: Collection[str] = ()) -> Receipt | None:
        """Look for the post that `publish` may have made; None means that it certainly is not there.

        `taken` are remote ids that are known to be other deliveries of ours.

        Raises Unreachable, SignInNeeded, TooFast where the network cannot be asked now.
        """

    def left_at(self, server: str, prepared: Prepared) -> str:  # noqa: ARG002 - most leave nothing
        """Return where the person can see what `prepare` left there, hidden from others; "": nothing."""
        return ""

    async def discard(self, login: Login, prepared: Prepared) -> None:  # noqa: ARG002 - as above
        """Put what `prepare` left away, so that it can be brought back there. Safe to repeat.

        Raises:
            Refused: it is out, or somebody has worked on it since.
            Unreachable, SignInNeeded, TooFast: nothing was done.
        """
        raise Refused(f"{self.title} keeps nothing of a post that is not out.")

    @abstractmethod
    async def sign_out(self, login: Login) -> None:
        """Revoke the credential at the server where it can be revoked. Raises NetworkError."""

    @abstractmethod
    async def close(self) -> None:
        """Let go of every connection."""
