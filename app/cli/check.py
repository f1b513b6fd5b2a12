"""`rapport check`: reviews posts and says what to look at, for people, hooks and other programs."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from app.cli.arguments import Arguments, add_networks, add_packs
from app.cli.formats.as_json import as_list
from app.cli.formats.as_sarif import as_sarif
from app.cli.formats.as_text import as_text
from app.cli.formats.checked import Checked
from app.cli.line_by_line import answer_lines
from app.cli.progress import Progress
from app.cli.reading.documents import Document, read_document
from app.cli.reading.history_file import read_history
from app.cli.reading.mending import mend, write_back
from app.cli.reading.names import matched
from app.cli.reading.reading_in import STDIN
from app.errors import InputError
from app.settings.packs import read_packs
from app.settings.profile import read_profile
from coach.advice import Review
from coach.earlier.history import History
from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.reviewing.review import review
from coach.rule import Rule

_MORE = """
Each FILE is one post; "-" is the standard input. Names with *, ? and ** are matched here too; quote them
where the shell would not: rapport check "posts/**/*.md". Of Markdown the text is read without its code;
what stands above it between lines of --- or +++ may name "networks", "kind", "alt", "reply_to",
"reply_to_at", "author", "account", "at" and, of an article, "title" and "excerpt".

With --format jsonl each line of the input is a post, {"id", "text"} and, if you like, the same names.

--fix applies the safe fixes: files are written, the standard input goes mended to the standard output. What
was done, and for the standard input the report too, goes to the standard error.

--history: JSON Lines. A line is an earlier or planned post, {"text", "at"} and, if you like, "id", "account",
"network", "intent", "planned" and "is_reply"; or somebody who waits for an answer, {"who", "text", "since"}.
--profile: TOML with names, domains, products, promote_goal, mix_window, off, previews and [thresholds].
--pack: TOML with rules of your own.

Ends with 0 (nothing to say, or hints only), 1 (warnings or holds) or 2 (wrong use or unreadable input).
"""
_WHOLE: dict[str, Callable[[Sequence[Checked], Sequence[Rule]], str]] = {
    "text": lambda checked, _: as_text(checked),
    "json": lambda checked, _: as_list(checked),
    "sarif": as_sarif,
}
_LINES = "jsonl"


def run(argv: Sequence[str]) -> int:
    """Review what `argv` names, print the answers, and return the exit code.

    Raises:
        InputError: wrong use, or something that cannot be read or written.
    """
    args = _parser().parse_args(argv)
    if args.fix and args.format == _LINES:
        raise InputError("--fix is for files of text, not for JSON lines.")
    own_rules = read_packs(dict.fromkeys(map(Path, args.pack)))
    own_ids = [rule.id for rule in own_rules]
    coach = partial(
        review,
        profile=read_profile(Path(args.profile), own_ids) if args.profile else Profile(),
        history=read_history(args.history) if args.history else History(),
        own_rules=own_rules,
    )
    usual = Entry(text="", kind=Kind(args.kind), networks=tuple(dict.fromkeys(args.network)))
    files = matched(args.files or [STDIN])
    if args.format == _LINES:
        return answer_lines(files, usual, coach)
    checked = _check(files, usual, partial(coach, readability=args.format == "json"), fix=args.fix)
    aside = args.fix and STDIN in files  # the mended text has the standard output for itself
    print(_WHOLE[args.format](checked, own_rules), file=sys.stderr if aside else sys.stdout)
    return int(any(one.is_heavy for one in checked))


def _check(
    files: Sequence[str], usual: Entry, coach: Callable[[Entry], Review], *, fix: bool
) -> list[Checked]:
    checked: list[Checked] = []
    progress = Progress(len(files), sys.stderr)
    try:
        for name in files:
            document = read_document(name, usual)
            if fix:
                document = _mended(document, usual, coach)
            found = document.in_file(coach(document.entry))
            begin = document.place(0)
            checked.append(Checked(name=name, text=document.raw, review=found, begin=begin))
            progress.step()
    finally:
        progress.end()
    return checked


def _mended(document: Document, usual: Entry, coach: Callable[[Entry], Review]) -> Document:
    """Return `document` after its safe fixes, which are written where it came from, and say what was done."""
    mended, done = mend(document, usual, coach)
    if document.name == STDIN:
        sys.stdout.write(mended.raw)
    elif done:
        write_back(mended)
    for line in done:
        print(line, file=sys.stderr)
    return mended


def _parser() -> Arguments:
    parser = Arguments(
        prog="rapport check",
        description="Review posts and say what to look at.",
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        help='a text file, a pattern such as "**/*.md", or "-" (the default)',
    )
    add_networks(parser)
    parser.add_argument("--kind", choices=tuple(Kind), default=Kind.POST, help="a new post or a reply")
    parser.add_argument("--history", metavar="FILE", help="earlier and planned posts, as JSON Lines")
    parser.add_argument("--profile", metavar="FILE", help="who is writing, as TOML")
    add_packs(parser)
    parser.add_argument("--fix", action="store_true", help="apply the safe fixes")
    parser.add_argument("--format", choices=("text", "json", _LINES, "sarif"), default="text")
    return parser
