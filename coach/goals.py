"""What a writer wants the mix to be: 80/20, thirds, 4-1-1, 5-3-2, or numbers of one's own."""

import re
from dataclasses import dataclass

_NUMBERS = re.compile(r"(\d{1,3})([-/])(\d{1,3})(?:\2(\d{1,3}))?")


class UnknownGoal(ValueError):
    """That is neither a known goal nor numbers of one's own; the sentence says what would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Shares from 0 to 1: no more promotion than that, and no less of the other two."""

    promote: float
    give: float = 0.0  # 0: any share will do
    talk: float = 0.0


GOALS = {
    "80/20": Goal(promote=0.2),
    # One part for others' worth, one for talk, one for oneself.
    "thirds": Goal(give=1 / 3, talk=1 / 3, promote=1 / 3),
    # Pulizzi: four posts that others will want, one answer or repost, one about oneself.
    "4-1-1": Goal(give=4 / 6, talk=1 / 6, promote=1 / 6),
    # McCann: five posts of others' making, three about one's own things, two personal ones.
    "5-3-2": Goal(give=5 / 10, promote=3 / 10, talk=2 / 10),
}


def goal_named(name: str) -> Goal:
    """Return the goal `name`, or that of numbers such as "70/30" or "6-3-1" (give, talk, promote).

    Of two numbers the second is for promotion. They may add up to anything but nothing.

    Raises:
        UnknownGoal: it is neither.
    """
    name = name.strip()
    if name in GOALS:
        return GOALS[name]
    if (found := _NUMBERS.fullmatch(name)) is not None:
        first, _, second, third = found.groups()
        parts = [int(part) for part in (first, second, third) if part is not None]
        total = sum(parts)
        if total and third is None:
            return Goal(promote=parts[1] / total)
        if total:
            return Goal(give=parts[0] / total, talk=parts[1] / total, promote=parts[2] / total)
    raise UnknownGoal(
        f'There is no goal "{name}"; known are {", ".join(GOALS)}, or numbers for give, talk and promote '
        'such as "6-3-1".'
    )
