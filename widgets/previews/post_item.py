"""What the preview shows of one post, in plain values."""

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some words of a post."""

    text: str
    marked: bool = False  # a link, a mention or a hashtag


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """When the text is folded, and behind which words the rest waits."""

    lines: int  # from so many on
    shown: int  # so many remain
    written: bool  # True: lines as they are written count; False: as they are shown
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPicture:
    """A picture or a video of a post."""

    name: str
    alt: str
    width: int  # pixels
    height: int  # pixels
    film: bool = False
    view: QImage | None = None  # None: not there yet, or a video


@dataclass(frozen=True, slots=True, kw_only=True)
class CardItem:
    """The card of a link."""

    host: str
    title: str
    description: str
    view: QImage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageItem:
    """An article as its page shows it."""

    title: str
    body: str  # safe HTML, made by whoever gives it
    below: str = ""  # categories and tags


@dataclass(frozen=True, slots=True, kw_only=True)
class PostItem:
    """One post as its readers see it."""

    name: str
    handle: str
    stretches: tuple[Stretch, ...]
    folding: Folding
    pictures: tuple[PostPicture, ...] = ()
    warning: str = ""
    card: CardItem | None = None
    link: str = ""  # the address whose card could be shown; "": there is none, or the network makes none
    reading: bool = False  # the card is being fetched
    goes_on: bool = False  # another post of the thread follows
    page: PageItem | None = None  # an article: its page stands in place of the words

    @property
    def text(self) -> str:
        """Return the words as they are shown."""
        return "".join(stretch.text for stretch in self.stretches)
