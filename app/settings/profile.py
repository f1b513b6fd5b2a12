"""Reads a writer's profile out of a TOML table; the settings and the command read it in the same way."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from app.errors import InputError
from app.settings.desk_hours import desk_hours, zone_named
from app.settings.fields import (
    Fields,
    amount_of,
    maybe_text_of,
    number_of,
    refuse_unknown,
    table_of,
    texts_of,
    truth_of,
)
from app.settings.toml_file import read_toml
from coach.goals import UnknownGoal, goal_named
from coach.library.book import book, constants
from coach.profile import MIX_WINDOW, PROMOTE_GOAL, Profile

KNOWN = (
    "names",
    "domains",
    "products",
    "organisation",
    "desk",
    "zone",
    "promote_goal",
    "goal",
    "mix_window",
    "off",
    "previews",
    "thresholds",
)
_MOST_POSTS = 1000  # in the mix; more say nothing about what one writes now


def read_profile(path: Path, own_rules: Iterable[str] = ()) -> Profile:
    """Return the profile in the file `path`; of a settings file, that is its table [profile].

    `own_rules` are ids of rules that the book does not have.

    Raises:
        InputError: the file cannot be read, is not TOML, or holds something that the coach does not know.
    """
    try:
        table = read_toml(path)
    except FileNotFoundError:
        raise InputError(f"{path} cannot be read: there is no such file.") from None
    try:
        return profile_from(table_of(table, "profile") if "profile" in table else table, own_rules)
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def profile_from(table: Fields, own_rules: Iterable[str] = ()) -> Profile:
    """Return the profile that `table` describes.

    Raises:
        InputError: a value is not of its kind, or a name is unknown; the sentence says which.
    """
    refuse_unknown(table, KNOWN)
    off = frozenset(texts_of(table, "off") or ())
    strangers = sorted(off.difference(book(), own_rules))
    if strangers:
        raise InputError(f'There is no rule "{strangers[0]}" to switch off.')
    goal = amount_of(table, "promote_goal", PROMOTE_GOAL)
    if not 0 <= goal <= 1:
        raise InputError('"promote_goal" must be a share from 0 to 1.')
    window = number_of(table, "mix_window", MIX_WINDOW)
    if not 1 <= window <= _MOST_POSTS:
        raise InputError(f'"mix_window" must be a number of posts from 1 to {_MOST_POSTS}.')
    named = maybe_text_of(table, "goal")
    try:
        shares = None if named is None else goal_named(named)
    except UnknownGoal as unknown:
        raise InputError(str(unknown)) from None
    return Profile(
        names=texts_of(table, "names") or (),
        domains=texts_of(table, "domains") or (),
        products=texts_of(table, "products") or (),
        organisation=truth_of(table, "organisation"),
        desk=desk_hours(texts_of(table, "desk") or ()),
        zone=zone_named(maybe_text_of(table, "zone")),
        promote_goal=goal,
        goal=shares,
        mix_window=window,
        off=off,
        previews=truth_of(table, "previews"),
        thresholds=MappingProxyType(dict(_thresholds(table_of(table, "thresholds")))),
    )


def _thresholds(table: Fields) -> Iterator[tuple[str, float]]:
    """Yield the thresholds, written as "rule.NAME" = 3 or as NAME = 3 in a table of the rule's name."""
    for key, value in table.items():
        rule, _, name = key.partition(".")
        if isinstance(value, dict):
            inner = cast("dict[str, Any]", value)
            for inner_name in inner:
                yield _threshold(rule, inner_name, inner, inner_name)
        else:
            yield _threshold(rule, name, table, key)


def _threshold(rule: str, name: str, table: Fields, key: str) -> tuple[str, float]:
    if rule not in book():
        raise InputError(f'There is no rule "{rule}" whose thresholds could be set.')
    if name not in constants(rule):
        known = ", ".join(constants(rule))
        raise InputError(
            f'The rule {rule} has no threshold "{name}"; it has {known or "none that can be set"}.'
        )
    return f"{rule}.{name}", amount_of(table, key, 0)
