"""What every trait weighs for every signal: read once from the weight files, by trait."""

import tomllib
from functools import cache
from typing import NamedTuple, cast

from coach.signals.lexicon import FOLDER
from resources.finder import resource_text

NAMES = (
    "promotion",
    "bragging",
    "call_to_action",
    "conversation",
    "question",
    "one_way",
    "hype",
    "clickbait",
    "low_value",
    "canned",
)


class Weights(NamedTuple):
    """Where each signal starts, and what each trait adds to which signals (by their place in NAMES)."""

    starts: tuple[float, ...]
    by_trait: dict[str, tuple[tuple[int, float], ...]]


@cache
def weights() -> Weights:
    """Return the weights of all signals.

    Raises:
        FileNotFoundError: a signal has no weight file.
    """
    starts: list[float] = []
    by_trait: dict[str, list[tuple[int, float]]] = {}
    for place, name in enumerate(NAMES):
        table = tomllib.loads(resource_text(*FOLDER, "weights", f"{name}.toml"))
        starts.append(float(table["start"]))
        for part in ("fitted", "by_hand"):
            for trait, weight in cast("dict[str, float]", table.get(part, {})).items():
                by_trait.setdefault(trait, []).append((place, float(weight)))
    return Weights(tuple(starts), {trait: tuple(pairs) for trait, pairs in by_trait.items()})
