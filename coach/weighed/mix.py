"""How often the last posts give, talk and promote, before and after the one being written."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from coach.advice import Intent, Mix
from coach.earlier.history import PastPost
from coach.earlier.past import Past
from coach.entry import Entry
from coach.goals import Goal
from coach.profile import Profile
from coach.weighed.judging import judge_past

_BY_NAME: Mapping[str | None, Intent] = {str(intent): intent for intent in Intent}


def intent_of(post: PastPost) -> Intent:
    """Return what `post` does: as the writer corrected it, else as the coach reads it."""
    if post.intent in _BY_NAME:
        return _BY_NAME[post.intent]
    return judge_past(post.text, post.is_reply).intent


def mix_before(entry: Entry, profile: Profile, past: Past) -> Mix:
    """Return the mix of the last posts before this one's slot, planned ones included.

    `entry.account` picks one account; "" looks at the person as a whole. Replies do not count: they are
    the conversation that the mix makes room for.
    """
    counted = tuple(past.before(entry.at, profile.mix_window, entry.account))
    return mix_of(counted, (intent_of(post) for post in counted), profile)


def mix_after(before: Mix, intent: Intent, entry: Entry, profile: Profile) -> Mix:
    """Return the mix once this post stands at the end of the window; a reply changes nothing.

    `counted` shows the earlier posts only, so that `total` is one more than there are.
    """
    if entry.reply_to is not None or entry.kind == "reply" or profile.mix_window <= 0:
        return before
    if not before.counted:
        return mix_of((), (intent,), profile)
    stay = before.counted[max(0, len(before.counted) + 1 - profile.mix_window) :]
    return mix_of(stay, [*(intent_of(post) for post in stay), intent], profile)


def mix_of(counted: tuple[PastPost, ...], intents: Iterable[Intent], profile: Profile) -> Mix:
    """Return the mix of `intents`, showing the posts `counted`."""
    make = _mix if counted else _mix_of_none
    return make(counted, tuple(intents), profile.promote_goal, profile.goal)


def _mix(
    counted: tuple[PastPost, ...], intents: tuple[Intent, ...], promote_goal: float, goal: Goal | None
) -> Mix:
    return Mix(
        give=intents.count(Intent.GIVE),
        talk=intents.count(Intent.TALK),
        promote=intents.count(Intent.PROMOTE),
        counted=counted,
        promote_goal=goal.promote if goal else promote_goal,
        give_goal=goal.give if goal else 0.0,
        talk_goal=goal.talk if goal else 0.0,
    )


# Whoever has written nothing yet has one of four mixes with every post.
_mix_of_none = lru_cache(maxsize=64)(_mix)
