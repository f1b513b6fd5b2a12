"""`rapport explain`: prints a rule's page, the same that stands in docs/rules."""

from collections.abc import Sequence
from pathlib import Path

from app.cli.arguments import Arguments, add_packs
from app.errors import InputError
from app.settings.packs import read_packs
from coach.library.book import book
from coach.library.pages import page_of


def run(argv: Sequence[str]) -> int:
    """Print what the rule named in `argv` looks for, why, and examples of both kinds.

    Raises:
        InputError: wrong use, or there is no such rule.
    """
    parser = Arguments(prog="rapport explain", description="Print a rule's page.")
    parser.add_argument("rule", metavar="RULE", help="such as hashtag-pile; `rapport rules` lists them")
    add_packs(parser)
    args = parser.parse_args(argv)
    rules = {**book(), **{rule.id: rule for rule in read_packs(map(Path, args.pack))}}
    if args.rule not in rules:
        raise InputError(f'There is no rule "{args.rule}"; known are {", ".join(rules)}.')
    print(page_of(rules[args.rule]), end="")
    return 0
