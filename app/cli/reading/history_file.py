"""Reads a history from JSON Lines: one earlier or planned post a line, or one person who waits."""

from app.cli.reading.fields import parse_object
from app.cli.reading.reading_in import read_lines
from app.errors import InputError
from app.settings.fields import Fields, maybe_text_of, moment_of, number_of, text_of, truth_of
from coach.advice import Intent
from coach.earlier.history import History, PastPost, Waiting


def read_history(name: str) -> History:
    """Return the history in the file `name`, oldest first.

    Raises:
        InputError: the file cannot be read, or a line is wrong; the sentence names the line.
    """
    posts: list[PastPost] = []
    waiting: list[Waiting] = []
    for number, line in enumerate(read_lines(name), start=1):
        if not line.strip():
            continue
        try:
            fields = parse_object(line)
            if "who" in fields:
                waiting.append(_waiting(fields))
            else:
                posts.append(_post(fields, number))
        except InputError as error:
            raise InputError(f"{name}, line {number}: {error}") from None
    posts.sort(key=lambda post: post.at)
    waiting.sort(key=lambda person: person.since)
    return History(posts=tuple(posts), waiting=tuple(waiting))


def _post(fields: Fields, number: int) -> PastPost:
    at = moment_of(fields, "at")
    if at is None:
        raise InputError('"at" is missing.')
    intent = maybe_text_of(fields, "intent")
    if intent is not None and intent not in tuple(Intent):
        raise InputError('"intent" must be "give", "talk" or "promote".')
    return PastPost(
        id=str(fields.get("id", number)),
        text=text_of(fields, "text"),
        at=at,
        account=text_of(fields, "account", ""),
        network=text_of(fields, "network", ""),
        intent=intent,
        planned=truth_of(fields, "planned"),
        is_reply=truth_of(fields, "is_reply"),
        answers=number_of(fields, "answers"),
        answered=number_of(fields, "answered"),
    )


def _waiting(fields: Fields) -> Waiting:
    since = moment_of(fields, "since")
    if since is None:
        raise InputError('"since" is missing.')
    return Waiting(who=text_of(fields, "who"), text=text_of(fields, "text", ""), since=since)
