"""A home with posts in every state around today, most of them in this month."""

from contextlib import closing
from datetime import datetime, timedelta
from random import Random

from app.cli.benching.texts import made_posts
from app.model.account import Account, Limits
from app.model.delivery import Delivery, State
from app.model.part import Part
from app.places import Places
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger

SEED = 1
NETWORKS = {"mastodon": 500, "bluesky": 300}
INTENTS = ("give", "talk", "give", "talk", "promote")
WHY = {
    State.REFUSED: "The network said no: the text is longer than 500 characters.",
    State.UNKNOWN: "The answer was lost. Please look on the network whether it is there.",
    State.HELD: "The coach would not send this any more: three people wait for an answer.",
    State.MISSED: "This computer slept at that time.",
}


def fill(places: Places, posts: int, now: datetime, *, troubles: bool = True) -> None:
    """Put two accounts and `posts` deliveries of the month of `now` into new `places`."""
    places.make()
    chance = Random(SEED)
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    minutes = ((first + timedelta(days=32)).replace(day=1) - first) // timedelta(minutes=1)
    with closing(Database(places.database)) as database:
        accounts, ledger = AccountStore(database), Ledger(database)
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
        made = [
            _delivery(nth, text, first + timedelta(minutes=chance.randrange(minutes)), now)
            for nth, text in enumerate(made_posts(posts, SEED))
        ]
        if troubles:
            past = [one for one in made if one.state is State.SENT][: len(WHY)]
            for one, state in zip(past, WHY, strict=False):
                part = Part(text=one.text, key=f"trouble-{one.id}")
                made[made.index(one)] = _in_trouble(one, state, part)
        ledger.add(made, now)


def _delivery(nth: int, text: str, due: datetime, now: datetime) -> Delivery:
    sent = due <= now + timedelta(minutes=30)
    account = list(NETWORKS)[nth % 2]
    due = min(due, now) if sent else due
    return Delivery(
        id=f"post-{nth}",
        draft_id="draft",
        account_id=account,
        text=text,
        parts=(
            Part(
                text=text,
                key=f"key-{nth}",
                remote_id=f"remote-{nth}" if sent else None,
                address=f"https://{account}.example/{nth}" if sent else "",
                sent_at=due if sent else None,
            ),
        ),
        wall=due.replace(tzinfo=None),
        zone="UTC",
        due=due,
        state=State.SENT if sent else State.WAITING,
        intent=INTENTS[nth % len(INTENTS)],
    )


def _in_trouble(one: Delivery, state: State, part: Part) -> Delivery:
    return Delivery(
        id=one.id,
        draft_id=one.draft_id,
        account_id=one.account_id,
        text=one.text,
        parts=(part,),
        wall=one.wall,
        zone=one.zone,
        due=one.due,
        state=state,
        reason=WHY[state],
        intent=one.intent,
    )
