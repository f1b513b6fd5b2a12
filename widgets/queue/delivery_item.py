"""One post of the queue in plain values: when, where, what, how it stands, and what can be done about it."""

from dataclasses import dataclass
from datetime import datetime

from widgets.coaching.mix_bar import WORD
from widgets.ground.icons import MEANING

STATES = {  # icon and colour; the word comes with the item
    "waiting": ("ph.clock", "muted"),
    "claimed": ("ph.circle-dashed", "accent"),
    "preparing": ("ph.circle-dashed", "accent"),
    "sending": ("ph.paper-plane-tilt-fill", "accent"),
    "sent": ("ph.check-circle-fill", "ok"),
    "held": ("ph.hand-palm-fill", "look"),
    "missed": ("ph.hourglass", "look"),
    "unknown": ("ph.question-fill", "look"),
    "refused": ("ph.x-circle-fill", "hold"),
    "cancelled": ("ph.prohibit", "muted"),
    "taken back": ("ph.arrow-u-up-left", "muted"),
}
PAUSE = ("ph.pause-circle-fill", "look")
TROUBLE = ("unknown", "refused", "held", "missed")  # the most pressing first
OVER = ("sent", "cancelled", "taken back")
COACH_HOLDS = ("reason", "cancel")
THERE, NOT_THERE = "there", "not-there"  # what the writer found when they looked
ACTIONS = {  # by state
    "waiting": ("reschedule", "slot", "now", "skip", "series", "cancel"),
    "held": ("reschedule", "slot", "now", "skip", "series", "cancel"),
    "missed": ("reschedule", "slot", "now", "series", "cancel"),
    "unknown": (THERE, NOT_THERE),
    "refused": ("retry", "reschedule", "cancel"),
    "sent": ("edit", "take-back"),
}
OF_SERIES = ("skip", "series")
LABEL = {  # in the order of the buttons
    "sign-in": "Sign in again",
    "rework": "Take it out and mend it",
    "open": "Open",
    "copy": "Copy the address",
    THERE: "It is there",
    NOT_THERE: "It is not there",
    "retry": "Try again",
    "reason": "Give a reason …",
    "reschedule": "Reschedule",
    "slot": "Next free slot",
    "now": "Publish now",
    "skip": "Skip this time",
    "series": "The series …",
    "cancel": "Cancel",
    "discard": "Put its draft into the trash",
    "edit": "Edit",
    "take-back": "Take back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryItem:
    """One post as the queue shows it; times are words, but for the place in the calendar."""

    id: str
    account: str
    network: str
    text: str
    excerpt: str  # the beginning of the text in one line
    wall: datetime  # naive: where it stands in the calendar, on the clock that the page shows
    when_text: str
    day_text: str  # posts with the same day stand under one heading
    state: str  # one of STATES
    state_text: str  # the state in words
    account_id: str = ""
    part: str = ""  # "part 2 of 3" or "3 parts" for a thread
    intent: str = ""  # give, talk or promote; "" where it is not known
    detail: str = ""  # a sentence, such as the network's reason
    zone_text: str = ""  # "09:00 in Asia/Tokyo" where it was planned on another clock
    url: str = ""  # where it can be read
    fixed: str = ""  # why it cannot be moved, in a sentence; "" where it can
    coach_holds: bool = False  # it goes nowhere before the writer gave a reason
    warned: bool = False  # something will stand in its way, and there is time to act
    over: bool = False  # the mix is over its goal with this post
    paused: bool = False  # a pause keeps it from going out
    series: str = ""  # how often it comes, such as "Every day at 09:00"; "": once
    late: tuple[str, int] | None = (
        None  # what if it is late (send, ask or drop), and how many minutes at most
    )
    left: bool = False  # it was cancelled, and its draft is still on the site, at `url`
    remedy: str = ""  # what mends what is in its way: "sign-in" or "rework"

    @property
    def actions(self) -> tuple[str, ...]:
        """Return what can be done about it, as keys of LABEL."""
        first = (self.remedy,) if self.remedy else ()
        if self.coach_holds:
            return first + COACH_HOLDS
        out = ("open", "copy") if self.url else ()
        rest = ("take-back",) if out and self.state == "cancelled" else ()  # what is out of a broken thread
        usual = ("discard",) if self.left else ACTIONS.get(self.state, rest)
        if self.series:
            usual = tuple(one for one in usual if one != "cancel" or "skip" not in usual)
        else:
            usual = tuple(one for one in usual if one not in OF_SERIES)
        return first + out + usual

    @property
    def needs_writer(self) -> bool:
        """Return whether the writer should look at it."""
        return self.warned or self.state in TROUBLE

    @property
    def standing(self) -> tuple[str, str]:
        """Return the icon and the colour of how it stands."""
        return PAUSE if self.paused else STATES.get(self.state, ("ph.circle", "muted"))

    @property
    def intent_icon(self) -> tuple[str, str]:
        """Return the icon and the colour of what it does for the reader."""
        return (MEANING[self.intent], self.intent) if self.intent in MEANING else ("ph.circle", "muted")

    @property
    def spoken(self) -> str:
        """Return the whole in words, for screen readers."""
        over = "the mix is over your goal here" if self.over else ""
        said = (
            f"{self.day_text} {self.when_text}",
            self.zone_text,
            self.account,
            self.part,
            self.state_text,
            self.series,
            WORD.get(self.intent, ""),
            over,
            self.excerpt,
        )
        return ", ".join(filter(None, said))
