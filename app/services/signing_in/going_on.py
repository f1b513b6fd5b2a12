"""Says what happens with posts that waited for a sign-in or for the keyring, now that it is back."""

from collections.abc import Mapping

from app.model.delivery import State

NOW, ON_TIME, LATE = "now", "on time", "late"
_ENDS = {  # what becomes of one post, and of several
    NOW: ("goes out now", "go out now"),
    ON_TIME: ("goes out at its time", "go out at their time"),
    State.UNKNOWN: ("is looked for on the network", "are looked for on the network"),
    LATE: ("is late and asks you in the Queue", "are late and ask you in the Queue"),
    State.MISSED: ("was dropped, as you chose for late posts", "were dropped, as you chose for late posts"),
}


def going_on(became: Mapping[str, int], what: str) -> str:
    """Return in a sentence what happens with the posts that waited for `what`; there is at least one.

    `became` counts them by NOW, ON_TIME, LATE, and the states unknown and missed.
    """
    total = sum(became.values())
    waited = f"{'One post' if total == 1 else f'{total} posts'} waited for {what}"
    known = {name: count for name, count in became.items() if count}
    if len(known) == 1:
        (name,) = known
        return f"{waited}: {'it' if total == 1 else 'they'} {_ENDS[name][total > 1]}."
    parts = [f"{count} {ends[count > 1]}" for name, ends in _ENDS.items() if (count := known.get(name, 0))]
    return f"{waited}: {', '.join(parts[:-1])} and {parts[-1]}."
