"""A home as a writer has it after some weeks: accounts on several networks, drafts, published posts.

The networks were looked at a moment ago, so that nobody asks them or the keyring while the window is
measured.
"""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.cli.benching.texts import made_posts
from app.model.account import Account, Limits
from app.model.draft import Draft
from app.model.post import Post
from app.model.reading import Reading, ReadingState
from app.places import Places
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from app.store.posts import PostStore
from app.store.readings import ReadingStore

DRAFTS, POSTS = 30, 300
SEED = 1
NETWORKS = {"mastodon": 500, "bluesky": 300}


def furnish(home: Path, text: str) -> None:
    """Put accounts, drafts and posts into a new `home`; the draft touched last is `text`."""
    places = Places(data=home / "data", config=home / "config", logs=home / "logs")
    places.make()
    now = datetime.now(UTC)
    with closing(Database(places.database)) as database:
        accounts, drafts, posts = AccountStore(database), DraftStore(database), PostStore(database)
        for name, limit in NETWORKS.items():
            accounts.put(
                Account(
                    id=name,
                    network=name,
                    server=f"https://{name}.example",
                    handle=f"ada@{name}.example",
                    remote_id=f"ada-{name}",
                    limits=Limits(text=limit, characters_per_link=23),
                    secret_place="nowhere",
                )
            )
            ReadingStore(database).put(Reading(account_id=name, state=ReadingState.DONE, looked_at=now))
        texts = [*made_posts(DRAFTS, SEED), text]
        for number, each in enumerate(texts):
            at = now - timedelta(hours=len(texts) - number)
            drafts.put(
                Draft(id=f"draft-{number}", text=each, created_at=at, updated_at=at, accounts=tuple(NETWORKS))
            )
        for number, each in enumerate(made_posts(POSTS, SEED + 1)):
            posts.put(
                Post(
                    account_id="mastodon",
                    remote_id=str(number),
                    text=each,
                    at=now - timedelta(hours=7 * (POSTS - number)),
                    address=f"https://mastodon.example/{number}",
                )
            )


def fresh_copy(home: Path, place: Path) -> Path:
    """Return a copy of `home` at `place`, in place of what was there."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(home, place)
    return place
