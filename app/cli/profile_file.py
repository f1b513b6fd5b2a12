"""Reads a writer's profile from TOML: names, domains, products, the goal, and rules switched off."""

import tomllib
from types import MappingProxyType
from typing import Any, cast

from app.cli.fields import Fields, texts_of, truth_of
from app.cli.reading_in import read_text
from app.errors import InputError
from coach.book import book
from coach.profile import MIX_WINDOW, PROMOTE_GOAL, Profile

_KNOWN = frozenset(
    (
        "names",
        "domains",
        "products",
        "organisation",
        "promote_goal",
        "mix_window",
        "off",
        "previews",
        "thresholds",
    )
)


def read_profile(name: str) -> Profile:
    """Return the profile in the file `name`.

    Raises:
        InputError: the file cannot be read, is not TOML, or holds something that the coach does not know.
    """
    try:
        table = tomllib.loads(read_text(name))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name} is not valid TOML: {error}.") from None
    try:
        return _profile(table)
    except InputError as error:
        raise InputError(f"{name}: {error}") from None


def _profile(table: Fields) -> Profile:
    unknown = sorted(set(table) - _KNOWN)
    if unknown:
        raise InputError(f'There is no "{unknown[0]}"; known are {", ".join(sorted(_KNOWN))}.')
    off = frozenset(texts_of(table, "off") or ())
    strangers = sorted(off - set(book()))
    if strangers:
        raise InputError(f'There is no rule "{strangers[0]}" to switch off.')
    goal = _number(table.get("promote_goal", PROMOTE_GOAL), "promote_goal")
    if not 0 <= goal <= 1:
        raise InputError('"promote_goal" must be a share from 0 to 1.')
    window = _number(table.get("mix_window", MIX_WINDOW), "mix_window")
    if window < 1 or window != int(window):
        raise InputError('"mix_window" must be a whole number of posts, 1 or more.')
    return Profile(
        names=texts_of(table, "names") or (),
        domains=texts_of(table, "domains") or (),
        products=texts_of(table, "products") or (),
        organisation=truth_of(table, "organisation"),
        promote_goal=goal,
        mix_window=int(window),
        off=off,
        previews=truth_of(table, "previews"),
        thresholds=MappingProxyType(dict(_thresholds(table.get("thresholds", {})))),
    )


def _thresholds(value: object) -> list[tuple[str, float]]:
    """Return the thresholds, written as "rule.NAME" = 3 or as NAME = 3 in a table of the rule's name."""
    if not isinstance(value, dict):
        raise InputError('"thresholds" must be a table.')
    found: list[tuple[str, float]] = []
    for key, inner in cast("dict[str, Any]", value).items():
        if isinstance(inner, dict):
            found += [(f"{key}.{name}", number) for name, number in _thresholds(cast("object", inner))]
        else:
            found.append((key, _number(inner, key)))
    return found


def _number(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f'"{name}" must be a number.')
    return value
