"""People on the disk, each with a handle for every network on which one is known."""

from collections.abc import Iterable

from app.model.person import Person
from app.store.database import Database


class PeopleStore:
    """Keeps people."""

    def __init__(self, database: Database) -> None:
        """Keep people in `database`."""
        self._database = database

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by name. Raises StoreError."""
        handles: dict[str, dict[str, str]] = {}
        for row in self._database.rows("SELECT * FROM handles ORDER BY network"):
            handles.setdefault(row["person_id"], {})[row["network"]] = row["handle"]
        return tuple(
            Person(id=row["id"], name=row["name"], note=row["note"], handles=handles.get(row["id"], {}))
            for row in self._database.rows("SELECT * FROM people ORDER BY name COLLATE NOCASE, id")
        )

    def exchange(self, gone: Iterable[str], there: Iterable[Person]) -> None:
        """Forget the people with the ids `gone`, and write `there` as they are now, all or nothing.

        Raises StoreError, also where two people would have the same handle.
        """
        people = tuple(there)
        with self._database.transaction():
            for person_id in {*gone, *(one.id for one in people)}:
                self._database.execute("DELETE FROM handles WHERE person_id = ?", person_id)
                self._database.execute("DELETE FROM people WHERE id = ?", person_id)
            for one in people:
                self._database.execute(
                    "INSERT INTO people (id, name, note) VALUES (?, ?, ?)", one.id, one.name, one.note
                )
                for network, handle in one.handles.items():
                    self._database.execute(
                        "INSERT INTO handles (network, handle, person_id) VALUES (?, ?, ?)",
                        network,
                        handle,
                        one.id,
                    )
