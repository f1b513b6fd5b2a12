"""`rapport rules`: lists the coach's rules."""

from collections.abc import Sequence

from app.cli.arguments import Arguments
from coach.advice import Family
from coach.book import book


def run(argv: Sequence[str]) -> int:
    """Print every rule with its weight and what it says, family by family.

    Raises:
        InputError: wrong use.
    """
    Arguments(prog="rapport rules", description="List the coach's rules.").parse_args(argv)
    for family in Family:
        rules = [rule for rule in book().values() if rule.family is family]
        if rules:
            print(family)
        for rule in rules:
            print(f"  {rule.id:<18} {rule.weight:<8} {rule.message}")
    return 0
