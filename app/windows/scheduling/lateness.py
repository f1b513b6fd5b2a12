"""What becomes of a late post, between the engine's word for it and the window's."""

from datetime import timedelta

from app.model.delivery import IfLate, LatePolicy
from widgets.sending.late_choice import Late


def late_of(policy: LatePolicy) -> Late:
    """Return a policy as it is shown."""
    return Late(act=policy.if_late.value, minutes=round(policy.within.total_seconds() / 60))


def policy_of(late: Late, usual: LatePolicy) -> LatePolicy:
    """Return the policy that is meant, with the span of the `usual` one where it is not asked for."""
    within = timedelta(minutes=late.minutes) if late.act == IfLate.SEND else usual.within
    return LatePolicy(if_late=IfLate(late.act), within=within)
