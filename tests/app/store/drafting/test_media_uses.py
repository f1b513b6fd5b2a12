"""A picture is needed as long as a draft, one of its versions or a delivery names it."""

from dataclasses import replace
from datetime import timedelta

from app.model.draft import Attachment, Draft
from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from app.store.drafting.media_uses import MediaUses
from tests.app.store.making import NOW

DAY = timedelta(days=1)


def shot(name: str) -> Attachment:
    return Attachment(
        digest=name, kind="image", mime="image/png", width=1, height=1, size=1, duration_s=0, name=name
    )


def draft(name: str, *media: str) -> Draft:
    return Draft(id=name, text=name, created_at=NOW, updated_at=NOW, media=tuple(map(shot, media)))


def test_drafts_and_their_versions_name_what_they_show(database: Database) -> None:
    drafts = DraftStore(database)
    drafts.put(draft("a", "one", "two"))
    drafts.put(replace(draft("a", "two", "three"), updated_at=NOW + DAY))
    drafts.put(draft("b"))
    assert MediaUses(database).named(NOW) == {"one", "two", "three"}


def test_a_deleted_draft_names_its_pictures_for_a_while(database: Database) -> None:
    drafts = DraftStore(database)
    drafts.put(draft("a", "one"))
    drafts.hide("a", NOW)
    assert MediaUses(database).named(NOW - DAY) == {"one"}
    assert MediaUses(database).named(NOW + DAY) == frozenset()


def test_a_delivery_names_what_goes_with_its_parts(database: Database) -> None:
    DraftStore(database).put(draft("a"))
    uses = MediaUses(database)
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute(
        "INSERT INTO parts (delivery_id, number, text, media, key) VALUES ('d', 1, 't', ?, 'k')",
        '[{"digest": "sent"}]',
    )
    assert uses.named(NOW) == {"sent"}
