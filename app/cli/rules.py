"""`rapport rules`: lists the coach's rules."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.cli.arguments import Arguments, add_packs
from app.settings.packs import read_packs
from coach.advice import Family
from coach.library.book import book, constants
from coach.rule import Certainty, Rule


def run(argv: Sequence[str]) -> int:
    """Print every rule with its weight, its certainty and what it says, family by family.

    Raises:
        InputError: wrong use, or a pack that cannot be used.
    """
    parser = Arguments(prog="rapport rules", description="List the coach's rules.")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_packs(parser)
    args = parser.parse_args(argv)
    rules = [*book().values(), *read_packs(map(Path, args.pack))]
    print(_as_json(rules) if args.format == "json" else _as_text(rules))
    return 0


def _as_text(rules: Iterable[Rule]) -> str:
    lines: list[str] = []
    every = list(rules)
    width = max(len(rule.id) for rule in every)
    for family in Family:
        chapter = [rule for rule in every if rule.family is family]
        lines += [family] if chapter else []
        for rule in chapter:
            lines.append(f"  {rule.id:<{width}}  {rule.weight:<7}  {_certainty(rule):<7}  {rule.message}")
    return "\n".join(lines)


def _certainty(rule: Rule) -> str:
    return "preview" if rule.certainty is Certainty.GUESSES else rule.certainty.value


def _as_json(rules: Iterable[Rule]) -> str:
    return json.dumps(
        [
            {
                "id": rule.id,
                "family": rule.family,
                "weight": rule.weight,
                "certainty": rule.certainty,
                "preview": rule.certainty is Certainty.GUESSES,
                "message": rule.message,
                "why": rule.why,
                "suggestion": rule.suggestion,
                "source": rule.source,
                "exceptions": rule.exceptions,
                "thresholds": dict(constants(rule.id)) if book().get(rule.id) is rule else {},
            }
            for rule in rules
        ],
        indent=2,
    )
