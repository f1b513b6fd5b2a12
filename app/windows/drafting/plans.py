"""Makes of the draft on the screen, and of what the coach said of it, the plan that goes into the queue."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.model.account import Account
from app.model.draft import Draft
from app.services.sending.plan import Plan
from app.services.sending.wall_time import FIRST, SECOND
from app.settings import Settings
from app.windows.drafting.reviewing import Reviewing

HEATED = frozenset({"heat", "shouting"})  # rules after which a post waits longer to be taken back


def plan_of(
    draft: Draft,
    chosen: Sequence[Account],
    reviewing: Reviewing,
    settings: Settings,
    wall: datetime | None,
    zone: str,
) -> Plan:
    """Return the plan of `draft` for the `chosen` accounts at `wall` in `zone`; None: now.

    Of two equal hours the fold of `wall` tells which one was chosen.
    """
    review = reviewing.review
    rules = {finding.rule for finding in review.findings} if review else set[str]()
    plan = Plan.of(draft, [account.id for account in chosen], wall, zone)
    return replace(
        plan,
        intent=plan.intent or (review.intent.value if review else None),
        override=reviewing.excuse,
        reading=SECOND if wall is not None and wall.fold else FIRST,
        undo=settings.undo_heated if rules & HEATED else settings.undo,
    )
