"""The command `rapport WORD ...`: finds the word's file, loads that alone, and ends with its exit code.

Exit codes: 0 nothing to say or hints only, 1 warnings or trouble, 2 wrong use or unreadable input.
"""

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from app.errors import AppError, InputError

if TYPE_CHECKING:  # checking a post must not pay for the database and the networks
    from app.services.drafting.composed import Composed
    from app.services.engine import Engine

VERBS = {
    "check": "review posts and say what to look at",
    "count": "count a text as each network counts it",
    "explain": "print a rule's page",
    "rules": "list the coach's rules",
    "compose": "open a text as a new draft in the window",
    "bench": "measure how fast the coach or the window is here",
    "accounts": "list, connect, check and remove accounts",
    "publisher": "publish what is due, without a window",
    "history": "read back what was published before, or say how far that is",
    "schedule": "put a text into the queue, once or again and again",
    "series": "list posts that come again; skip one, or end them",
    "slots": "show or change when an account likes to post",
    "pause": "pause publishing, everywhere or for an account",
    "resume": "let publishing go on",
    "backup": "write everything but the secrets into one file",
    "restore": "bring a backup back; what was here is kept",
    "export": "write everything as files that other programs read",
    "status": "say how things stand at this moment",
    "doctor": "examine everything that Rapport needs, and say what to do",
    "published": "list what is out, edit it, or take it back",
}
ON_ENGINE = {  # what needs the engine, by its file and what to call there
    "accounts": ("app.cli.accounts", "run"),
    "publisher": ("app.cli.publisher", "run"),
    "history": ("app.cli.looking_back.history", "run"),
    "schedule": ("app.cli.scheduling.schedule", "run"),
    "series": ("app.cli.scheduling.series", "run"),
    "slots": ("app.cli.scheduling.slots", "run"),
    "pause": ("app.cli.scheduling.pause", "run"),
    "resume": ("app.cli.scheduling.pause", "run_resume"),
    "published": ("app.cli.looking_back.published", "run"),
}
UPKEEP = ("backup", "restore", "export", "status", "doctor")  # in a folder of their own
WELL, TROUBLE, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str], build: "Callable[[], Engine]", open_window: "Callable[[Composed], int]") -> int:
    """Run the command that `argv` spells and return its exit code; never raises for what was typed.

    `build` opens the engine; it is called for the commands that need one, on the thread that uses it.
    `open_window` opens the window with what is composed, and returns its exit code.
    """
    _speak_utf8()
    try:
        code = _run(argv, build, open_window)
        sys.stdout.flush()
    except InputError as error:
        print(f"rapport: {error}", file=sys.stderr)
        return WRONG_USE
    except AppError as error:
        print(f"rapport: {error}", file=sys.stderr)
        return TROUBLE
    except BrokenPipeError:
        # The reader has seen enough, as in `rapport check ... | head`. Nothing may be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL
    except SystemExit:  # --help has been printed
        return WELL
    except KeyboardInterrupt:
        return TROUBLE
    return code


def _run(argv: Sequence[str], build: "Callable[[], Engine]", open_window: "Callable[[Composed], int]") -> int:
    if not argv or argv[0] in ("-h", "--help"):
        print(_overview())
        return WELL
    if argv[0] == "--version":
        from importlib.metadata import version

        print(f"rapport {version('rapport')}")
        return WELL
    if argv[0] not in VERBS:
        raise InputError(f'There is no command "{argv[0]}"; known are {", ".join(VERBS)}.')
    if argv[0] in ON_ENGINE:
        place, name = ON_ENGINE[argv[0]]
        code: int = getattr(import_module(place), name)(argv[1:], build)
        return code
    if argv[0] == "compose":
        from app.cli import compose

        return compose.run(argv[1:], open_window)
    folder = "app.cli.upkeep" if argv[0] in UPKEEP else "app.cli"
    said: int = import_module(f"{folder}.{argv[0]}").run(argv[1:])
    return said


def _overview() -> str:
    lines = "\n".join(f"  {name:<10} {purpose}" for name, purpose in VERBS.items())
    return (
        f"usage: rapport COMMAND ...\n\n{lines}\n\n"
        "`rapport COMMAND --help` says more. Without a command the window opens."
    )


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; signs that have no UTF-8 (lone surrogates) are spelled out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
