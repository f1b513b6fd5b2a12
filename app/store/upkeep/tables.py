"""Every table of a database as plain rows, for an export that other programs read."""

from collections.abc import Iterator, Mapping

from app.store.database import Database

_INNER = (
    "sqlite_",
    "draft_search",
    "draft_words",
)  # SQLite's own, and what is made of the drafts for searching

Row = Mapping[str, object]


def tables(database: Database) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield each table's name and its rows, each by the names of its columns. Raises StoreError."""
    named = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for name in (str(row["name"]) for row in named):
        if not name.startswith(_INNER):
            rows = database.rows(f'SELECT * FROM "{name}"')  # noqa: S608 - the schema's own name
            yield name, ({key: row[key] for key in row.keys()} for row in rows)  # noqa: SIM118 - a Row's `in` looks at its values
