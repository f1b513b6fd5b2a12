"""Values to keep: each call makes one, with a detail changed where a test cares about it."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime

from app.model.account import Account, Limits
from app.model.delivery import Delivery
from app.model.draft import Attachment, Draft
from app.model.part import Part
from app.model.post import Post

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_numbers = itertools.count(1)


def make_account(account_id: str = "ada", **changes: object) -> Account:
    """Return an account on a server that nobody runs."""
    account = Account(
        id=account_id,
        network="mastodon",
        server="https://scripted.example",
        handle=account_id,
        remote_id=f"remote-{account_id}",
        limits=Limits(text=500, characters_per_link=23),
        secret_place="a drawer",
    )
    return replace(account, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields


def make_draft(draft_id: str = "draft", **changes: object) -> Draft:
    """Return an empty draft."""
    draft = Draft(id=draft_id, text="", created_at=NOW, updated_at=NOW)
    return replace(draft, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields


def make_attachment(name: str = "loaf.jpg", **changes: object) -> Attachment:
    """Return a picture; its file is nowhere."""
    attachment = Attachment(
        digest=f"{name:0<64}".encode().hex()[:64],
        kind="image",
        mime="image/jpeg",
        width=1200,
        height=800,
        size=90_000,
        duration_s=0.0,
        name=name,
    )
    return replace(attachment, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields


def make_part(**changes: object) -> Part:
    """Return a part that is not out, under a key of its own."""
    part = Part(text="Bread rises twice.", key=f"key-{next(_numbers)}")
    return replace(part, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields


def make_delivery(account_id: str = "ada", **changes: object) -> Delivery:
    """Return a delivery of one part that is due at once, under an id and a key of its own."""
    delivery = Delivery(
        id=f"delivery-{next(_numbers)}",
        draft_id="draft",
        account_id=account_id,
        text="Bread rises twice.",
        parts=(make_part(),),
        wall=NOW.replace(tzinfo=None),
        zone="UTC",
        due=NOW,
    )
    return replace(delivery, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields


def make_post(remote_id: str = "1", **changes: object) -> Post:
    """Return a published post."""
    post = Post(
        account_id="ada",
        remote_id=remote_id,
        text="Bread rises twice.",
        at=NOW,
        address=f"https://scripted.example/{remote_id}",
    )
    return replace(post, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields
