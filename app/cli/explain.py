"""`rapport explain`: prints a rule's page."""

from collections.abc import Iterable, Sequence

from app.cli.arguments import Arguments
from app.errors import InputError
from coach.book import UnknownRule, book, page
from coach.rule import Example


def run(argv: Sequence[str]) -> int:
    """Print what the rule named in `argv` looks for, why, and examples of both kinds.

    Raises:
        InputError: wrong use, or there is no such rule.
    """
    parser = Arguments(prog="rapport explain", description="Print a rule's page.")
    parser.add_argument("rule", metavar="RULE", help="such as hashtag-pile; `rapport rules` lists them")
    rule_id: str = parser.parse_args(argv).rule
    try:
        text = page(rule_id)
    except UnknownRule as unknown:
        raise InputError(str(unknown)) from None
    rule = book()[rule_id]
    print(f"{rule.id} ({rule.family}, {rule.weight})\n\n{text}\n")
    print(f"Says: {rule.message}\nWhy: {rule.why}\nTry: {rule.suggestion}\n")
    print(f"It speaks on:\n{_examples(rule.bad)}\n\nIt leaves alone:\n{_examples(rule.good)}\n")
    if rule.exceptions:
        print(f"Exceptions: {rule.exceptions}")
    print(f"Source: {rule.source}")
    return 0


def _examples(examples: Iterable[str | Example]) -> str:
    lines: list[str] = []
    for example in examples:
        known = Example(example) if isinstance(example, str) else example
        earlier = len(known.history.posts) if known.history else len(known.before)
        after = f"  (after {earlier} earlier posts)" if earlier else ""
        pictures = f"  (with {len(known.alt)} pictures)" if known.alt else ""
        lines.append(f"  - {known.text.replace('[[', '').replace(']]', '')}{after}{pictures}")
    return "\n".join(lines)
