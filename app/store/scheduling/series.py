"""Series on the disk."""

import json
import sqlite3  # noqa: TID251 - the database's own floor
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from app.model.delivery import IfLate, LatePolicy
from app.model.draft import Draft
from app.model.scheduling.recurrence import Recurrence, Rhythm
from app.model.scheduling.series import Series
from app.store.database import Database, known_moment, to_moment, to_text
from app.store.drafting.draft_columns import article_column, article_of, attachments, to_column, variants


class SeriesStore:
    """Keeps series, those that have ended too: their deliveries name them."""

    def __init__(self, database: Database) -> None:
        """Keep series in `database`."""
        self._database = database

    def all(self) -> tuple[Series, ...]:
        """Return the series that have not ended, the oldest first."""
        rows = self._database.rows("SELECT * FROM series WHERE ended_at IS NULL ORDER BY rowid")
        return tuple(map(_series, rows))

    def get(self, series_id: str) -> Series | None:
        """Return one series, or None."""
        rows = self._database.rows("SELECT * FROM series WHERE id = ?", series_id)
        return _series(rows[0]) if rows else None

    def add(self, series: Series) -> None:
        """Write a new series."""
        self._database.execute(
            """INSERT INTO series (id, draft, override, if_late, late_within_s, rhythm, next)
            VALUES (?, ?, ?, ?, ?, ?, ?)""",
            series.id,
            _draft_column(series.draft),
            series.override,
            series.policy.if_late.value,
            series.policy.within.total_seconds(),
            _rhythm_column(series.recurrence),
            series.next,
        )

    def step(self, series: Series) -> bool:
        """Count one more time as planned; return False where another program was quicker."""
        return bool(
            self._database.execute(
                """UPDATE series SET next = next + 1, trouble = ''
                WHERE id = ? AND next = ? AND ended_at IS NULL AND paused_at IS NULL""",
                series.id,
                series.next,
            )
        )

    def trouble(self, series_id: str, sentence: str) -> bool:
        """Write why a series cannot be planned on; return whether that is new."""
        return bool(
            self._database.execute(
                "UPDATE series SET trouble = ? WHERE id = ? AND trouble != ?", sentence, series_id, sentence
            )
        )

    def pause(self, series_id: str, at: datetime) -> bool:
        """Pause a series; return whether it went on before."""
        return bool(
            self._database.execute(
                "UPDATE series SET paused_at = ? WHERE id = ? AND paused_at IS NULL AND ended_at IS NULL",
                to_text(at),
                series_id,
            )
        )

    def resume(self, series_id: str) -> bool:
        """Let a series go on; return whether it was paused before."""
        return bool(
            self._database.execute(
                """UPDATE series SET paused_at = NULL
                WHERE id = ? AND paused_at IS NOT NULL AND ended_at IS NULL""",
                series_id,
            )
        )

    def reopen(self, series_id: str) -> bool:
        """Let a series that has ended go on, a paused one paused; return whether it had ended."""
        return bool(
            self._database.execute(
                "UPDATE series SET ended_at = NULL WHERE id = ? AND ended_at IS NOT NULL", series_id
            )
        )

    def end(self, series_id: str, at: datetime) -> bool:
        """End a series; return whether it went on before."""
        return bool(
            self._database.execute(
                "UPDATE series SET ended_at = ? WHERE id = ? AND ended_at IS NULL", to_text(at), series_id
            )
        )

    def ahead(self, series_id: str, now: datetime) -> int:
        """Return how many times of a series are planned for after `now`, cancelled ones among them."""
        rows = self._database.rows(
            "SELECT count(DISTINCT occurrence) AS times FROM deliveries WHERE series_id = ? AND due > ?",
            series_id,
            to_text(now),
        )
        return int(rows[0]["times"])


def _series(row: sqlite3.Row) -> Series:
    return Series(
        id=row["id"],
        draft=_draft(json.loads(row["draft"])),
        override=row["override"],
        policy=LatePolicy(if_late=IfLate(row["if_late"]), within=timedelta(seconds=row["late_within_s"])),
        recurrence=_recurrence(json.loads(row["rhythm"])),
        next=row["next"],
        trouble=row["trouble"],
        paused_at=to_moment(row["paused_at"]),
        ended_at=to_moment(row["ended_at"]),
    )


def _draft_column(draft: Draft) -> str:
    fields = {
        "id": draft.id,
        "text": draft.text,
        "created_at": to_text(draft.created_at),
        "updated_at": to_text(draft.updated_at),
        "accounts": draft.accounts,
        "intent": draft.intent,
        "variants": to_column(draft.variants),
        "media": to_column(draft.media),
        "language": draft.language,
        "warning": draft.warning,
        "visibility": draft.visibility,
        "numbered": draft.numbered,
        "article": article_column(draft.article),
    }
    return json.dumps(fields, ensure_ascii=False)


def _draft(told: dict[str, Any]) -> Draft:
    return Draft(
        id=told["id"],
        text=told["text"],
        created_at=known_moment(told["created_at"]),
        updated_at=known_moment(told["updated_at"]),
        accounts=tuple(told["accounts"]),
        intent=told["intent"],
        variants=variants(told["variants"]),
        media=attachments(told["media"]),
        language=told["language"],
        warning=told["warning"],
        visibility=told["visibility"],
        numbered=told["numbered"],
        article=article_of(told["article"]),
    )


def _rhythm_column(rule: Recurrence) -> str:
    return json.dumps(
        {
            "start": rule.start.isoformat(),
            "zone": rule.zone,
            "rhythm": rule.rhythm.value,
            "every": rule.every,
            "last": rule.last.isoformat() if rule.last else None,
            "times": rule.times,
            "reading": rule.reading,
            "skipped": rule.skipped,
        }
    )


def _recurrence(told: dict[str, Any]) -> Recurrence:
    rule = Recurrence(
        start=datetime.fromisoformat(told["start"]),
        zone=told["zone"],
        rhythm=Rhythm(told["rhythm"]),
        every=told["every"],
        times=told["times"],
        reading=told["reading"],
        skipped=told["skipped"],
    )
    return replace(rule, last=date.fromisoformat(told["last"])) if told["last"] else rule
