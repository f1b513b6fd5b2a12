"""Who is writing and what they want: the profile that rules and the mix read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, tzinfo
from types import MappingProxyType

from coach.goals import Goal

MIX_WINDOW = 20  # posts; a month or so for somebody who posts on workdays
PROMOTE_GOAL = 0.2  # the 80/20 rule of thumb: four posts for the reader, one for yourself


def _no_thresholds() -> Mapping[str, float]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskHours:
    """Hours of one weekday in which the writer can answer."""

    day: int  # 0 is Monday
    begins: time
    ends: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The writer, as far as the coach needs to know."""

    names: tuple[str, ...] = ()  # the writer's and the organisation's names
    domains: tuple[str, ...] = ()  # own web domains, without scheme
    products: tuple[str, ...] = ()
    organisation: bool = False  # several people write for it, so that readers may want to know which
    desk: tuple[DeskHours, ...] = ()  # when the writer is there to answer; none: unknown
    zone: tzinfo | None = None  # of those hours; None: the zone of the moment that is looked at
    promote_goal: float = PROMOTE_GOAL  # share, 0 to 1
    goal: Goal | None = None  # for all three shares; where there is one, it wins over `promote_goal`
    mix_window: int = MIX_WINDOW  # posts
    off: frozenset[str] = frozenset()  # rules that the writer switched off
    previews: bool = False  # also ask the rules that are still more often wrong than they should be
    thresholds: Mapping[str, float] = field(default_factory=_no_thresholds)  # "rule.CONSTANT" to its value

    @property
    def wanted(self) -> Goal:
        """Return the goal for the mix."""
        return self.goal or Goal(promote=self.promote_goal)
