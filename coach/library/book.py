"""All rules of the coach, found in the folder coach/rules: one file, one rule."""

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import CodeType, FunctionType, ModuleType

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
    return (_module(rule_id).__doc__ or "").strip()


def constants(rule_id: str) -> Mapping[str, float]:
    """Return the thresholds of a rule that a profile can set, each with its usual value.

    These are the numbers of its file that its functions ask the profile for by name.

    Raises:
        UnknownRule: there is no such rule; the message names the known ones.
    """
    module = _module(rule_id)
    asked = {name for code in _codes(module) for name in code.co_consts if isinstance(name, str)}
    return {
        name: value
        for name, value in vars(module).items()
        if name in asked and isinstance(value, int | float) and not isinstance(value, bool)
    }


def _module(rule_id: str) -> ModuleType:
    if rule_id not in book():
        raise UnknownRule(f'There is no rule "{rule_id}"; known are {", ".join(book())}.')
    return import_module(f"coach.rules.{rule_id.replace('-', '_')}")


def _codes(module: ModuleType) -> Iterator[CodeType]:
    """Yield the code of every function in `module`, those inside functions included."""
    waiting = [part.__code__ for part in vars(module).values() if isinstance(part, FunctionType)]
    while waiting:
        code = waiting.pop()
        yield code
        waiting += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
