"""`rapport restore`: puts a backup in the place of what is here, and keeps what was here."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.cli.arguments import Arguments
from app.errors import StoreError
from app.places import find_places
from app.services.lock import Lock
from app.services.upkeep.restoring import restore_backup, restored_words

WELL = 0


def run(argv: Sequence[str]) -> int:
    """Restore a backup and return 0.

    Raises:
        InputError: wrong use, or a bad FILE.
        StoreError: it cannot be done now.
    """
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
    finally:
        if lock is not None:
            lock.let_go()
    return WELL
