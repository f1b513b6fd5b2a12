"""A parser whose complaints are one sentence, and the words that several commands share."""

import argparse
from typing import NoReturn

from app.errors import InputError
from coach.counting.counting import networks


class Arguments(argparse.ArgumentParser):
    """An argument parser that raises instead of printing its usage and leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Raise InputError with argparse's `message` as a sentence."""
        raise InputError(f"{message[:1].upper()}{message[1:].rstrip('.')}.")


def add_packs(parser: Arguments) -> None:
    """Let `parser` take --pack any number of times."""
    parser.add_argument(
        "--pack",
        metavar="FILE",
        action="append",
        default=[],
        help="rules of your own, as TOML; may be given several times",
    )


def add_networks(parser: Arguments) -> None:
    """Let `parser` take --network any number of times."""
    parser.add_argument(
        "--network",
        metavar="NAME",
        action="append",
        default=[],
        choices=tuple(networks()),
        help=f"count for this network; may be given several times ({', '.join(networks())})",
    )
