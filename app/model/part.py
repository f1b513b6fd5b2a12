"""One part of what goes out: a post that stands alone is a chain of one, a thread is a chain of several."""

from dataclasses import dataclass
from datetime import datetime

from app.model.draft import Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One post of a chain, and what is known of its way out. What is known is never forgotten again."""

    text: str
    key: str  # chosen once, never renewed
    media: tuple[Attachment, ...] = ()
    payload: str | None = None  # what the network prepared; stored before the first byte leaves
    remote_id: str | None = None  # None: not out
    version: str = ""  # what a reply has to name beside the id, where the network wants that
    address: str = ""  # "" for one that is out: the writer saw it, the network never told
    sent_at: datetime | None = None  # UTC
    taken_back_at: datetime | None = None  # UTC; None: it is there as long as it is out

    @property
    def out(self) -> bool:
        """Return whether it is out."""
        return self.remote_id is not None

    @property
    def there(self) -> bool:
        """Return whether it is out and was not taken back."""
        return self.out and self.taken_back_at is None

    @property
    def receipted(self) -> bool:
        """Return whether the network itself said where it is."""
        return self.out and bool(self.address)
