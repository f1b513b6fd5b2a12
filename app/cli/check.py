"""`rapport check`: reviews posts and says what to look at, for people, hooks and other programs."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.cli.arguments import Arguments, add_networks
from app.cli.as_json import as_answer, as_error, as_list, line_of
from app.cli.as_sarif import as_sarif
from app.cli.as_text import as_text
from app.cli.checked import Checked
from app.cli.entries import entry_from
from app.cli.fields import parse_object
from app.cli.history_file import read_history
from app.cli.reading_in import STDIN, read_lines, read_text
from app.errors import InputError
from app.settings.profile import read_profile
from coach.entry import Entry, Kind
from coach.history import History
from coach.profile import Profile
from coach.review import review

_MORE = """
Each FILE is one post; "-" is the standard input. With --format jsonl each line of the input is a post,
{"id", "text"} and, if you like, "kind", "networks", "alt", "reply_to", "author", "account" and "at".

--history: JSON Lines. A line is an earlier or planned post, {"text", "at"} and, if you like, "id", "account",
"network", "intent", "planned" and "is_reply"; or somebody who waits for an answer, {"who", "text", "since"}.
--profile: TOML with names, domains, products, promote_goal, mix_window, off, previews and [thresholds].

Ends with 0 (nothing to say, or hints only), 1 (warnings or holds) or 2 (wrong use or unreadable input).
"""
_WHOLE: dict[str, Callable[[Sequence[Checked]], str]] = {
    "text": as_text,
    "json": as_list,
    "sarif": as_sarif,
}
_LINES = "jsonl"


def run(argv: Sequence[str]) -> int:
    """Review what `argv` names, print the answers, and return the exit code.

    Raises:
        InputError: wrong use, or something that cannot be read.
    """
    args = _parser().parse_args(argv)
    profile = read_profile(Path(args.profile)) if args.profile else Profile()
    history = read_history(args.history) if args.history else History()
    usual = Entry(text="", kind=Kind(args.kind), networks=tuple(dict.fromkeys(args.network)))
    files: list[str] = args.files or [STDIN]
    if args.format == _LINES:
        return _line_by_line(files, usual, profile, history)
    checked: list[Checked] = []
    for name in files:
        text = read_text(name)
        given = review(replace(usual, text=text), profile, history, readability=args.format == "json")
        checked.append(Checked(name=name, text=text, review=given))
    print(_WHOLE[args.format](checked))
    return int(any(one.is_heavy for one in checked))


def _line_by_line(files: Sequence[str], usual: Entry, profile: Profile, history: History) -> int:
    """Answer each line as it comes; a line that cannot be used gets its complaint in its place."""
    heavy = False
    for name in files:
        for line in read_lines(name):
            post_id: object = None
            try:
                fields = parse_object(line)
                post_id = fields.get("id")
                if not isinstance(post_id, str | int) or isinstance(post_id, bool):
                    post_id = None
                    raise InputError('"id" must be a text or a number.')
                entry = entry_from(fields, usual)
            except InputError as error:
                sys.stdout.write(line_of(as_error(post_id, str(error))))
            else:
                given = review(entry, profile, history)
                heavy = heavy or Checked(name=name, text=entry.text, review=given).is_heavy
                sys.stdout.write(line_of(as_answer(post_id, given)))
            sys.stdout.flush()  # somebody may be waiting for the answer before the next line
    return int(heavy)


def _parser() -> Arguments:
    parser = Arguments(
        prog="rapport check",
        description="Review posts and say what to look at.",
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help='a text file, or "-" (the default)')
    add_networks(parser)
    parser.add_argument("--kind", choices=tuple(Kind), default=Kind.POST, help="a new post or a reply")
    parser.add_argument("--history", metavar="FILE", help="earlier and planned posts, as JSON Lines")
    parser.add_argument("--profile", metavar="FILE", help="who is writing, as TOML")
    parser.add_argument("--format", choices=("text", "json", _LINES, "sarif"), default="text")
    return parser
