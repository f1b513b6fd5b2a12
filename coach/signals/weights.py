"""What every trait weighs for every signal and intent: read once from the weight files."""

import tomllib
from functools import cache
from typing import NamedTuple, cast

from coach.signals.forms import Form
from coach.signals.lexicon import FOLDER
from resources.finder import resource_text

SIGNALS = (
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
PLACES = {name: place for place, name in enumerate(SIGNALS)}
INTENTS = ("intent_give", "intent_talk", "intent_promote")

HUNDREDTHS = 100  # of one; the files have no finer weights, so that sums can be exact

# A trait's weights: for each signal that it speaks for or against, the place of the signal and the weight.
Shares = tuple[tuple[int, float], ...]


class Weights(NamedTuple):
    """For each form: where each sum starts, and what each trait adds to which sums (by their place)."""

    starts: dict[Form, tuple[float, ...]]
    by_form: dict[Form, dict[str, Shares]]


@cache
def weights(names: tuple[str, ...]) -> Weights:
    """Return the weights of the sums `names`.

    Raises:
        FileNotFoundError: one of them has no weight file.
    """
    starts: dict[Form, list[float]] = {form: [] for form in Form}
    by_form: dict[Form, dict[str, dict[int, float]]] = {form: {} for form in Form}
    for place, name in enumerate(names):
        table = tomllib.loads(resource_text(*FOLDER, "weights", f"{name}.toml"))
        apart = cast("list[str]", table.get("forms", []))  # every other form is weighed as a plain text
        for form, known in by_form.items():
            taken = form if form in apart else Form.PLAIN
            starts[form].append(float(table.get(f"start_{taken}", table["start"])))
            for part in ("by_hand", "fitted", f"fitted_{taken}"):
                for trait, weight in cast("dict[str, float]", table.get(part, {})).items():
                    sums = known.setdefault(trait, {})
                    sums[place] = sums.get(place, 0.0) + float(weight)
    once: dict[Shares, Shares] = {}  # most traits weigh the same in every form
    shares: dict[tuple[int, float], tuple[int, float]] = {}

    def shared(sums: dict[int, float]) -> Shares:
        made = tuple(shares.setdefault(share, share) for share in sums.items())
        return once.setdefault(made, made)

    return Weights(
        {form: tuple(given) for form, given in starts.items()},
        {form: {trait: shared(sums) for trait, sums in known.items()} for form, known in by_form.items()},
    )
