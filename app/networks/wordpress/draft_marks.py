"""By what a draft is known as it was made here, so that nobody's own work on it is ever put away."""

import hashlib
import json

from app.networks.base import Prepared
from app.networks.web.reading import Fields, fields, number, word


def mark_of(post: Fields) -> str:
    """Return a mark of all that somebody could change in a post that was read for editing; "" if not so read.

    The time alone would not do: it is told in whole seconds.
    """
    title, content = (fields(post.get(name)) for name in ("title", "content"))
    changed = word(post, "modified_gmt")
    if not changed or "raw" not in content:
        return ""
    excerpt = word(fields(post.get("excerpt")), "raw")
    said = (changed, word(title, "raw"), word(content, "raw"), excerpt)
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def mark_in(prepared: Prepared | None, post: Fields) -> str:
    """Return the mark that was stored with `prepared` for this very `post`; "" where there is none."""
    kept = fields(json.loads(prepared.payload)) if prepared else {}
    return word(kept, "ours") if number(kept, "id") == number(post, "id") else ""
