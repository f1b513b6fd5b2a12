"""The command `rapport compose`: opens a text as a new draft, in the window that is open or in a new one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.cli.arguments import Arguments
from app.errors import InputError
from app.services.drafting.composed import Composed


def run(argv: Sequence[str], open_window: Callable[[Composed], int]) -> int:
    """Open what `argv` says with `open_window` and return its exit code.

    Raises:
        InputError: the words make no sense, or a file is not there.
    """
    parser = Arguments(
        prog="rapport compose",
        description="Open a text as a new draft: in the window that is open, or in a new one.",
    )
    parser.add_argument("--text", default="", metavar="TEXT", help="what the draft says")
    parser.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="HANDLE",
        help="an account that it is for, as handle or network:handle; may be given several times",
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="a .md, .txt or .csv file; or a picture"
    )
    chosen = parser.parse_args(argv)
    for path in chosen.files:
        if not path.is_file():
            raise InputError(f"There is no file {path}.")
    return open_window(Composed(text=chosen.text, accounts=tuple(chosen.account), files=tuple(chosen.files)))
