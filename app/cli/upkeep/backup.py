"""`rapport backup`: one file with everything but the secrets."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.cli.arguments import Arguments
from app.places import find_places
from app.services.upkeep.backup import make_backup

WELL = 0


def run(argv: Sequence[str]) -> int:
    """Make a backup and return 0.

    Raises:
        InputError: wrong use.
        StoreError: the disk does not let us.
    """
    parser = Arguments(
        prog="rapport backup",
        description="Write drafts, queue, history, people, settings and media into one file. "
        "Passwords are not in it.",
    )
    parser.add_argument("file", metavar="FILE", help="where to; a folder gets a file named after the moment")
    parser.add_argument("--replace", action="store_true", help="replace FILE if it is there")
    chosen = parser.parse_args(argv)
    made = make_backup(find_places(), Path(chosen.file), datetime.now(UTC), replace=chosen.replace)
    print(
        f"{made.path}: {made.counts.drafts} drafts, {made.counts.deliveries} posts in the queue, "
        f"{made.counts.posts} published, {made.media} pictures and videos."
    )
    return WELL
