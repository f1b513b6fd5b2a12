"""How the last rehearsal of a delivery stands in one column, and how it is read again."""

import json

from app.model.rehearsal import Rehearsal
from app.store.database import known_moment, to_text


def to_rehearsal_column(rehearsal: Rehearsal | None) -> str | None:
    """Return `rehearsal` as JSON; None where there was none."""
    if rehearsal is None:
        return None
    return json.dumps(
        {"at": to_text(rehearsal.at), "trouble": rehearsal.trouble, "held": rehearsal.held},
        ensure_ascii=False,
    )


def rehearsal_of(column: str | None) -> Rehearsal | None:
    """Return what `to_rehearsal_column` wrote."""
    if column is None:
        return None
    told = json.loads(column)
    return Rehearsal(at=known_moment(told["at"]), trouble=told["trouble"], held=told["held"])
