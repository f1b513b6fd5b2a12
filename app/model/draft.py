"""What is being written: a draft, and every version that it ever had."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.model.article import NO_ARTICLE, Article

Kind = Literal["image", "video", "gif"]

TITLE_LENGTH = 60  # code points; what fits one line of the drafts list


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What one account gets where that is not the base text."""

    account_id: str
    text: str | None  # None: nothing for this network
    base: str  # the base text that this one was written against


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture or a film that goes with a draft; its file lies in the media folder under its digest."""

    digest: str  # SHA-256 in hex of the stored file
    kind: Kind
    mime: str
    width: int  # pixels
    height: int  # pixels
    size: int  # bytes
    duration_s: float  # 0 for a picture
    name: str  # the file's own name, for the eye
    alt: str = ""
    part: int = 0  # the part of a thread that it belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text on its way, with all that goes with it."""

    id: str
    text: str
    created_at: datetime  # UTC
    updated_at: datetime  # UTC
    accounts: tuple[str, ...] = ()  # ids of the accounts that it is meant for
    intent: str | None = None  # give, talk or promote, where the writer corrected the coach
    variants: tuple[Variant, ...] = ()  # only of accounts that differ from the base
    media: tuple[Attachment, ...] = ()  # in the order in which they are shown
    language: str | None = None  # BCP 47; None: as detected
    warning: str = ""  # content warning
    visibility: str = ""  # public, unlisted or followers; "": as the account has it
    numbered: bool = False  # whether the parts of a thread say "1/3"
    labels: tuple[str, ...] = ()
    pinned: bool = False
    archived: bool = False
    note: str = ""  # to oneself, never published
    article: Article = NO_ARTICLE  # what accounts get beside the text whose posts are articles

    @property
    def title(self) -> str:
        """Return the first line that says something, cut to `TITLE_LENGTH`; "" for an empty draft."""
        return title_of(self.text)

    @property
    def empty(self) -> bool:
        """Return whether nothing was written or added yet that somebody would miss."""
        own = any((variant.text or "").strip() for variant in self.variants)
        said = (self.text, self.note, self.warning, *self.article.words)
        return not (own or self.media or any(words.strip() for words in said))

    def variant(self, account_id: str) -> Variant | None:
        """Return what the account with this id gets instead of the base; None where it gets the base."""
        return next((one for one in self.variants if one.account_id == account_id), None)

    def text_for(self, account_id: str) -> str | None:
        """Return the text that the account with this id gets; None where it gets nothing."""
        variant = self.variant(account_id)
        return self.text if variant is None else variant.text

    def lagging(self, account_id: str) -> bool:
        """Return whether the account's own text was written against a base that has moved on since."""
        variant = self.variant(account_id)
        return variant is not None and variant.text is not None and variant.base != self.text


def title_of(text: str) -> str:
    """Return the first line of `text` that says something, cut to `TITLE_LENGTH`; "" if none does."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """As much of a draft as a list shows, so that ten thousand of them are read quickly."""

    id: str
    text: str  # how it begins
    updated_at: datetime  # UTC
    labels: tuple[str, ...] = ()
    pinned: bool = False
    archived: bool = False
    noted: bool = False  # whether it has a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a draft once said, on every account, and what went with it."""

    draft_id: str
    number: int  # 1 is the oldest
    text: str
    saved_at: datetime  # UTC
    variants: tuple[Variant, ...] = ()
    media: tuple[Attachment, ...] = ()
    warning: str = ""
    article: Article = NO_ARTICLE
