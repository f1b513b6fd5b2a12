"""What is being written: a draft, and every version that it ever had."""

from dataclasses import dataclass
from datetime import datetime

TITLE_LENGTH = 60  # code points; what fits one line of the drafts list


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text on its way."""

    id: str
    text: str
    created_at: datetime  # UTC
    updated_at: datetime  # UTC
    accounts: tuple[str, ...] = ()  # ids of the accounts that it is meant for
    intent: str | None = None  # give, talk or promote, where the writer corrected the coach

    @property
    def title(self) -> str:
        """Return the first line that says something, cut to `TITLE_LENGTH`; "" for an empty draft."""
        first = next((line.strip() for line in self.text.splitlines() if line.strip()), "")
        return first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A draft's text as it once was."""

    draft_id: str
    number: int  # 1 is the oldest
    text: str
    saved_at: datetime  # UTC
