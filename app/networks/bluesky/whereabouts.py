"""Where Bluesky's posts are: what their records are called, and where a person can read them."""

from app.networks.login import Login

WEB_SITE = "https://bsky.app"  # where people read, and what they type for the server
POSTS = "app.bsky.feed.post"


def address_of(login: Login, key: str) -> str:
    """Return where the post whose record has this `key` can be read."""
    return f"{WEB_SITE}/profile/{known(login.handle) or login.remote_id}/post/{key}"


def known(handle: str) -> str:
    """Return `handle`; "" where it is the placeholder for one whose domain does not vouch for it."""
    return "" if handle == "handle.invalid" else handle
