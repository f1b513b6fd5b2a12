"""The people whom the writer has mentioned before, each only where that handle means the same person."""

from collections.abc import Iterable, Mapping

from coach.earlier.history import PastPost
from coach.texts.scan import Scan, fold

MOST = 2000  # handles of one network or account


def known_handles(posts: Iterable[PastPost]) -> Mapping[str, tuple[str, ...]]:
    """Return the handles in `posts` (oldest first), with their @, the latest first.

    A whole handle, such as @ada@example.org or @ada.example.org, stands under its network. A bare @ada means
    somebody else on every server, so it stands under the id of the account that wrote it.
    """
    found: dict[str, dict[str, str]] = {}
    for post in posts:
        if "@" not in post.text:
            continue
        for start, end in Scan(fold(post.text)).mentions:
            handle = post.text[start:end]
            is_whole = "@" in handle[1:] or "." in handle
            known = found.setdefault(post.network if is_whole else post.account, {})
            known.pop(handle.casefold(), None)
            known[handle.casefold()] = handle
    return {where: tuple(reversed(handles.values()))[:MOST] for where, handles in found.items() if where}
