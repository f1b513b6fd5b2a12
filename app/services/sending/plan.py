"""What the writer wants to go out: a text for some accounts at one time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.model.article import NO_ARTICLE, Article
from app.model.delivery import LatePolicy
from app.model.draft import Attachment, Draft, Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A text for some accounts at one time on the wall; where an account has a variant, that one's text."""

    draft_id: str
    text: str
    accounts: Sequence[str]
    wall: datetime | None  # naive; None: now
    zone: str
    reading: str = ""  # which moment is meant where clocks show `wall` twice or skip it, by its name
    undo: timedelta = timedelta()  # how long it can be taken back before it goes out, where `wall` is None
    policy: LatePolicy | None = None  # None: as the settings say
    intent: str | None = None
    override: str = ""  # the written reason for going on in spite of a hold
    variants: Sequence[Variant] = ()
    media: Sequence[Attachment] = ()
    numbered: bool = False  # the parts of a thread say "1/3"
    language: str | None = None  # BCP 47; None: as each text reads
    warning: str = ""
    visibility: str = ""  # public, unlisted or followers; "": public
    article: Article = NO_ARTICLE

    @classmethod
    def of(cls, draft: Draft, accounts: Sequence[str], wall: datetime | None, zone: str) -> "Plan":
        """Return the plan for all that goes with `draft`."""
        return cls(
            draft_id=draft.id,
            text=draft.text,
            accounts=accounts,
            wall=wall,
            zone=zone,
            intent=draft.intent,
            variants=draft.variants,
            media=draft.media,
            numbered=draft.numbered,
            language=draft.language,
            warning=draft.warning,
            visibility=draft.visibility,
            article=draft.article,
        )

    @property
    def texts(self) -> Mapping[str, str]:
        """Return the text of each account that gets one."""
        own = {variant.account_id: variant.text for variant in self.variants}
        texts = {account_id: own.get(account_id, self.text) for account_id in self.accounts}
        return {account_id: text for account_id, text in texts.items() if text is not None}
