"""All rules of the coach, found in the folder coach/rules: one file, one rule."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

import coach.rules
from coach.rule import Rule


class UnknownRule(ValueError):
    """The book has no rule of that name."""


@cache
def book() -> Mapping[str, Rule]:
    """Return every rule by id, in the order of their ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(coach.rules.__path__))
    rules: list[Rule] = [import_module(f"coach.rules.{name}").RULE for name in names]
    return {rule.id: rule for rule in rules}


def page(rule_id: str) -> str:
    """Return the help page of a rule: its file's docstring.

    Raises:
        UnknownRule: there is no such rule; the message names the known ones.
    """
    if rule_id not in book():
        raise UnknownRule(f'There is no rule "{rule_id}"; known are {", ".join(book())}.')
    module = import_module(f"coach.rules.{rule_id.replace('-', '_')}")
    return (module.__doc__ or "").strip()
