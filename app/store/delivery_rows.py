"""A delivery as it comes out of its row."""

import sqlite3  # noqa: TID251 - the database's own floor
from datetime import datetime, timedelta

from app.model.delivery import Awaits, Delivery, IfLate, LatePolicy, State
from app.model.part import Part
from app.store.database import known_moment, to_moment
from app.store.drafting.draft_columns import article_of
from app.store.scheduling.rehearsals import rehearsal_of


def delivery_of(row: sqlite3.Row, parts: tuple[Part, ...]) -> Delivery:
    """Return the delivery in a row of the table `deliveries`, with its `parts`."""
    return Delivery(
        id=row["id"],
        draft_id=row["draft_id"],
        account_id=row["account_id"],
        text=row["text"],
        wall=datetime.fromisoformat(row["wall"]).replace(fold=row["fold"]),
        zone=row["zone"],
        due=known_moment(row["due"]),
        parts=parts,
        policy=LatePolicy(if_late=IfLate(row["if_late"]), within=timedelta(seconds=row["late_within_s"])),
        state=State(row["state"]),
        reason=row["reason"],
        override=row["override"],
        intent=row["intent"],
        language=row["language"],
        warning=row["warning"],
        visibility=row["visibility"],
        article=article_of(row["article"]),
        attempts=row["attempts"],
        not_before=to_moment(row["not_before"]),
        awaits=Awaits(row["awaits"]),
        rehearsal=rehearsal_of(row["rehearsal"]),
        series_id=row["series_id"],
        occurrence=row["occurrence"],
    )
