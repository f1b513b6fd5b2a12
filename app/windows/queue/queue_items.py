"""What the queue knows, in the plain values that its views show, by the clock of one zone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from app.model.account import Account
from app.model.delivery import BUSY, TROUBLED, Delivery, State
from app.services.sending.leftovers import left_at
from app.services.sending.wall_time import wall_time
from app.services.splitting.threads import sections
from app.windows.queue.circumstances import Circumstances, remedy
from app.windows.scheduling.lateness import late_of
from app.windows.state_words import STATE_WORDS
from app.windows.time_words import clock_words, day_words, moment_words
from widgets.queue.delivery_item import DeliveryItem

STEP_WORDS = {  # where a receipt says more than the queue does
    State.CLAIMED: "Taken up",
    State.PREPARING: "Prepared",
    State.SENDING: "Handed to the network",
}
_OWNER = re.compile(r"by ([^/]+)/\d+/\w+")  # computer, process and a word of its own
EXCERPT = 160  # characters
STAYS = frozenset(
    {State.WAITING, State.HELD, State.MISSED}
)  # what becomes of it when it is late can be chosen
ALONE = Circumstances()
Known = tuple[Delivery, Account | None, date, str, tuple[str, str]]


class QueueItems:
    """Makes items of deliveries; a delivery that stayed as it was is not put into words again."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._made: dict[str, tuple[Known, DeliveryItem]] = {}

    def items(
        self,
        deliveries: Sequence[Delivery],
        accounts: Mapping[str, Account],
        now: datetime,
        zone: str,
        around: Circumstances = ALONE,
    ) -> list[DeliveryItem]:
        """Return an item for each of `deliveries`, by the clocks in `zone`, as it is `around` it."""
        made: dict[str, tuple[Known, DeliveryItem]] = {}
        today = wall_time(now, zone).date()
        for one in deliveries:
            said = around.paused_words(one), around.series_words(one)
            known = one, accounts.get(one.account_id), today, zone, said
            before = self._made.get(one.id)
            if before is None or before[0] != known or one.not_before is not None:
                before = known, delivery_item(one, accounts, now, zone, around)
            made[one.id] = before
        self._made = made
        return [item for _, item in made.values()]


def delivery_item(
    delivery: Delivery,
    accounts: Mapping[str, Account],
    now: datetime,
    zone: str,
    around: Circumstances = ALONE,
) -> DeliveryItem:
    """Return a delivery as the queue shows it on the clocks of `zone`, as it is `around` it."""
    paused = around.paused_words(delivery)
    late = late_of(delivery.policy)
    account = accounts.get(delivery.account_id)
    moment = delivery.sent_at or delivery.due
    texts = list(filter(None, sections(delivery.text)))
    line = " ".join(" · ".join(texts).split())
    left = left_at(delivery)
    return DeliveryItem(
        id=delivery.id,
        account=account.handle if account else "a removed account",
        account_id=delivery.account_id,
        network=account.network if account else "",
        text="\n\n".join(texts),
        excerpt=line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…",
        wall=wall_time(moment, zone),
        when_text=clock_words(moment, zone),
        day_text=day_words(moment, now, zone),
        state=delivery.state.value,
        state_text="Paused" if paused else STATE_WORDS[delivery.state],
        part=_part_words(delivery),
        intent=delivery.intent or "",
        detail=" ".join(filter(None, (_detail(delivery, now, zone), paused))),
        zone_text=_zone_words(delivery, zone),
        url="" if delivery.state is State.TAKEN_BACK else left or delivery.address,
        left=left != "",
        fixed=_fixed(delivery),
        warned=_warning(delivery) != "",
        coach_holds=_coach_holds(delivery),
        paused=paused != "",
        series=around.series_words(delivery),
        late=(late.act, late.minutes) if delivery.state in STAYS else None,
        remedy=remedy(delivery, account),
    )


def judged(item: DeliveryItem, intent: str, *, over: bool) -> DeliveryItem:
    """Return `item` with what the coach reads in it where the writer did not say, and how it tips the mix."""
    wanted = item.intent or intent
    if item.intent == wanted and item.over == over:
        return item
    return replace(item, intent=wanted, over=over)


def step_words(at: datetime, state: State, note: str, zone: str) -> str:
    """Return a step of a receipt in a line, such as "12 Nov 2026, 09:00:02: Published"."""
    wall = wall_time(at, zone)
    said = f"{wall.day} {wall:%b %Y, %H:%M:%S}: {STEP_WORDS.get(state, STATE_WORDS[state])}"
    if state is State.CLAIMED and (owner := _OWNER.fullmatch(note)):
        return f"{said} by Rapport on {owner[1]}."
    if not note:
        return f"{said}."
    return f"{said}. {note[0].upper()}{note[1:]}{'' if note[-1] in '.!?…' else '.'}"


def _part_words(delivery: Delivery) -> str:
    """Return where a thread stands, or how long it is while it stands nowhere in particular."""
    under_way = delivery.begun or delivery.state in BUSY | TROUBLED
    if under_way and not delivery.complete:
        return delivery.place_words
    return f"{len(delivery.parts)} parts" if len(delivery.parts) > 1 else ""


def _detail(delivery: Delivery, now: datetime, zone: str) -> str:
    if delivery.state is State.WAITING and delivery.not_before and delivery.not_before > now:
        return f"{delivery.reason} Next try {moment_words(delivery.not_before, now, zone)}."
    return _warning(delivery) or delivery.reason


def _zone_words(delivery: Delivery, zone: str) -> str:
    """Return the time on the clock that it was planned by, where that is another."""
    if delivery.zone == zone or delivery.state in {State.SENT, State.TAKEN_BACK}:
        return ""
    if delivery.wall == wall_time(delivery.due, zone):
        return ""
    return f"{delivery.wall:%H:%M} in {delivery.zone.replace('_', ' ')}"


def _warning(delivery: Delivery) -> str:
    """Return what the last rehearsal found in the way of a post that waits, in a sentence."""
    if delivery.state is not State.WAITING or delivery.rehearsal is None:
        return ""
    return delivery.rehearsal.trouble


def _coach_holds(delivery: Delivery) -> bool:
    return delivery.held_by_coach and not delivery.override


def _fixed(delivery: Delivery) -> str:
    """Return why it cannot be moved, in a sentence; "" where it can."""
    if delivery.state in BUSY:
        return "This post is under way, so it cannot be moved any more."
    if delivery.state is State.SENT:
        return "This post is published, so its time cannot be changed."
    if delivery.state is State.UNKNOWN:
        return "Whether this post is out is not known. Say first whether it is there."
    if delivery.state is State.TAKEN_BACK:
        return "This post was published and taken back, so there is nothing to move."
    if _coach_holds(delivery):
        return "The coach holds this post. Give your reason first, then it can be moved."
    if delivery.state is State.CANCELLED:
        return "This post is cancelled, so there is nothing to move."
    return ""
