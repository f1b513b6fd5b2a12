"""`rapport restore`: puts a backup in the place of what is here, and keeps what was here."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.cli.arguments import Arguments
from app.errors import StoreError
from app.places import find_places
from app.services.lock import Lock
from app.services.upkeep.restoring import restore_backup, restored_words

WELL, TROUBLE = 0, 1


def run(argv: Sequence[str]) -> int:
    """Restore a backup and return 0, or 1 where it cannot be done now. Raises InputError for a bad FILE."""
    parser = Arguments(
        prog="rapport restore",
        description="Check a backup in full and put it in the place of what is here. What was here is kept.",
    )
    parser.add_argument("file", metavar="FILE", help="a file that `rapport backup` has written")
    chosen = parser.parse_args(argv)
    places = find_places()
    lock: Lock | None = None
    try:
        places.make()
        lock = Lock(places.window_lock)
        if not lock.take():
            raise StoreError("Rapport is open. Close it first, or restore the backup in its window.")
        print(restored_words(restore_backup(places, Path(chosen.file), datetime.now(UTC))))
    except StoreError as error:
        print(f"rapport: {error}", file=sys.stderr)
        return TROUBLE
    finally:
        if lock is not None:
            lock.let_go()
    return WELL
