"""What the writer chose: read from settings.toml, which may be edited by hand."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import cast

from app.errors import InputError
from app.model.delivery import IfLate, LatePolicy
from coach.profile import MIX_WINDOW, PROMOTE_GOAL, Profile

TEMPLATE = """\
# Settings of Rapport. Every line may be left out.

[profile]
names = []            # your name and your organisation's, as people write them
domains = []          # your own web sites, such as "example.com"
products = []
promote_goal = 0.2    # the largest share of posts about yourself, 0 to 1
mix_window = 20       # posts that the mix looks at
off = []              # rules that stay silent, such as "hashtag-pile"

[profile.thresholds]  # such as "hashtag-pile.WELCOME" = 5

[publishing]
if_late = "send"      # what came due while Rapport was away: "send", "ask" or "drop"
late_within_minutes = 120
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that the writer may choose."""

    profile: Profile = field(default_factory=Profile)
    late: LatePolicy = field(default_factory=LatePolicy)


def load_settings(path: Path) -> Settings:
    """Return the settings in `path`, the defaults where there is no such file.

    Raises:
        InputError: the file cannot be read, or a value in it is not of its kind.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"The settings in {path} cannot be read: {error}.") from error
    try:
        return _settings(document)
    except (TypeError, ValueError) as error:
        raise InputError(f"The settings in {path} are not right: {error}.") from error


def _settings(document: Mapping[str, object]) -> Settings:
    profile = _table(document, "profile")
    publishing = _table(document, "publishing")
    return Settings(
        profile=Profile(
            names=_words(profile, "names"),
            domains=_words(profile, "domains"),
            products=_words(profile, "products"),
            promote_goal=_number(profile, "promote_goal", PROMOTE_GOAL, 0, 1),
            mix_window=int(_number(profile, "mix_window", MIX_WINDOW, 1, 1000)),
            off=frozenset(_words(profile, "off")),
            thresholds=MappingProxyType(
                {
                    name: _number(_table(profile, "thresholds"), name, 0, 0, 1e9)
                    for name in _table(profile, "thresholds")
                }
            ),
        ),
        late=LatePolicy(
            if_late=_if_late(publishing.get("if_late", IfLate.SEND.value)),
            within=timedelta(minutes=_number(publishing, "late_within_minutes", 120, 0, 60 * 24 * 365)),
        ),
    )


def _table(parent: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = parent.get(name, {})
    if not isinstance(value, dict):
        raise TypeError(f"[{name}] has to be a table")
    return cast("Mapping[str, object]", value)


def _words(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in cast("list[object]", value)):
        raise TypeError(f"{name} has to be a list of texts")
    return tuple(cast("list[str]", value))


def _number(table: Mapping[str, object], name: str, default: float, least: float, most: float) -> float:
    value = table.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name} has to be a number")
    if not least <= value <= most:
        raise ValueError(f"{name} has to be from {least:g} to {most:g}")
    return value


def _if_late(value: object) -> IfLate:
    try:
        return IfLate(value)
    except ValueError:
        raise ValueError('if_late has to be "send", "ask" or "drop"') from None
