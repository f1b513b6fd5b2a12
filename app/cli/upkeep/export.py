"""`rapport export`: everything as files that people and other programs read."""

from collections.abc import Sequence
from pathlib import Path

from app.cli.arguments import Arguments
from app.places import find_places
from app.services.upkeep.exporting import export_everything

WELL = 0


def run(argv: Sequence[str]) -> int:
    """Export and return 0.

    Raises:
        InputError: wrong use.
        StoreError: the disk does not let us.
    """
    parser = Arguments(
        prog="rapport export",
        description="Write drafts as Markdown, everything else as JSON Lines, and the media into a folder. "
        "Passwords are not in it.",
    )
    parser.add_argument("folder", metavar="FOLDER", help="a new or empty folder")
    chosen = parser.parse_args(argv)
    done = export_everything(find_places(), Path(chosen.folder))
    print(
        f"{done.folder}: {done.counts.drafts} drafts, {done.counts.posts} published posts, "
        f"{done.media} pictures and videos."
    )
    return WELL
