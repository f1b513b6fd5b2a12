"""What becomes of a post whose moment has passed for good: it is held, or dropped as the writer chose."""

from dataclasses import replace

from app.model.delivery import Awaits, Delivery, State
from app.services.sending.outcomes import placed


def too_late(delivery: Delivery, verdict: State, meanwhile: str) -> Delivery:
    """Return `delivery` set aside by the `verdict` of its policy, HELD or MISSED; `meanwhile` says why."""
    passed = f"Its moment passed while {meanwhile}"
    if delivery.begun or verdict is State.HELD:  # half a thread is never dropped without a word
        verdict = State.HELD
        reason = f"{passed}. Publish it now, or choose another time."
    else:
        reason = f"{passed}, and you chose to drop late posts."
    reason = placed(delivery, reason) if delivery.begun else reason
    return replace(delivery, state=verdict, reason=reason, not_before=None, awaits=Awaits.NOTHING)
