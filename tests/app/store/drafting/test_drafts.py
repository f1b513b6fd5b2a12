"""Drafts and all their versions are kept, and deleting is undone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.article import Article
from app.model.draft import Variant
from app.store.database import Database
from app.store.drafting.drafts import DraftStore
from tests.app.store.making import NOW, make_attachment, make_draft

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)  # lone surrogates are not kept as such


def test_a_draft_comes_back_as_it_was_written(database: Database) -> None:
    drafts = DraftStore(database)
    draft = make_draft(
        text="Bread\nrises 🍞",
        accounts=("ada", "bob"),
        intent="give",
        updated_at=NOW + timedelta(microseconds=1),
        variants=(
            Variant(account_id="ada", text='A "loaf"\n---\nfor élan', base="Bread"),
            Variant(account_id="bob", text=None, base="Bread"),
        ),
        media=(
            make_attachment(alt="A loaf", part=1),
            make_attachment("rise.mp4", kind="video", duration_s=2.5),
        ),
        language="de-AT",
        warning="Gluten",
        visibility="unlisted",
        numbered=True,
        labels=("baking", "später"),
        pinned=True,
        archived=True,
        note="Ask Cem first.",
        article=Article(title="Rye", excerpt="It keeps", categories=("Bread",), tags=("rye", "später")),
    )
    drafts.put(draft)
    assert drafts.get("draft") == draft
    assert drafts.all() == (draft,)


def test_half_a_character_does_not_stop_a_variant_from_being_kept(database: Database) -> None:
    drafts = DraftStore(database)
    half = Variant(account_id="ada", text="\ud83c", base="\ud83c")
    drafts.put(make_draft(text="\ud83c", variants=(half,)))
    kept = drafts.get("draft")
    assert kept is not None
    assert kept.variants == (Variant(account_id="ada", text="\ufffd", base="\ufffd"),)
    assert not kept.lagging("ada")


@pytest.mark.parametrize(
    "change",
    [
        {"variants": (Variant(account_id="ada", text=None, base=""),)},
        {"media": (make_attachment(),)},
        {"warning": "Gluten"},
        {"article": Article(title="Rye")},
    ],
)
def test_a_version_keeps_all_that_a_reader_would_see(database: Database, change: dict[str, object]) -> None:
    drafts = DraftStore(database)
    plain = make_draft(text="Bread")
    changed = replace(plain, **change)  # pyright: ignore[reportArgumentType] - names fields
    for draft in (plain, changed, changed, plain):
        drafts.put(draft)
    versions = drafts.versions("draft")
    assert [version.number for version in versions] == [3, 2, 1]
    for version, draft in zip(versions, (plain, changed, plain), strict=True):
        kept = (version.text, version.variants, version.media, version.warning, version.article)
        assert kept == (draft.text, draft.variants, draft.media, draft.warning, draft.article)


def test_what_no_reader_would_see_makes_no_version(database: Database) -> None:
    drafts = DraftStore(database)
    drafts.put(make_draft(text="Bread"))
    drafts.put(make_draft(text="Bread", note="Later", labels=("baking",), pinned=True, intent="talk"))
    assert len(drafts.versions("draft")) == 1


def test_there_is_no_draft_under_an_unknown_id(database: Database) -> None:
    assert DraftStore(database).get("draft") is None


def test_the_last_touched_draft_comes_first(database: Database) -> None:
    drafts = DraftStore(database)
    for number, minutes in enumerate((5, 20, 10)):
        drafts.put(make_draft(str(number), updated_at=NOW + timedelta(minutes=minutes)))
    assert [draft.id for draft in drafts.all()] == ["1", "2", "0"]
    drafts.put(make_draft("0", updated_at=NOW + timedelta(hours=1)))
    assert [draft.id for draft in drafts.all()] == ["0", "1", "2"]


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["", "Bread", "bread", "Bread ", "Bread\0"]) | TEXTS, max_size=8))
def test_every_text_that_differs_from_the_one_before_stays_a_version(saved: list[str]) -> None:
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "rapport.db")
        drafts = DraftStore(database)
        for number, text in enumerate(saved):
            drafts.put(make_draft(text=text, updated_at=NOW + timedelta(seconds=number)))
            drafts.put(make_draft("another", text="It has versions of its own."))
        versions = drafts.versions("draft")
        database.close()
    firsts = [number for number, text in enumerate(saved) if number == 0 or saved[number - 1] != text]
    assert [version.text for version in reversed(versions)] == [saved[number] for number in firsts]
    assert [version.number for version in reversed(versions)] == list(range(1, len(firsts) + 1))
    assert [version.saved_at for version in reversed(versions)] == [
        NOW + timedelta(seconds=number) for number in firsts
    ]


def test_a_deleted_draft_is_hidden_with_its_versions_kept_and_comes_back(database: Database) -> None:
    drafts = DraftStore(database)
    drafts.put(make_draft(text="Bread"))
    drafts.put(make_draft("other", text="Soup"))
    drafts.hide("draft", NOW)
    assert [draft.id for draft in drafts.all()] == ["other"]
    assert drafts.get("draft") is not None
    assert [version.text for version in drafts.versions("draft")] == ["Bread"]
    drafts.show("draft")
    assert {draft.id for draft in drafts.all()} == {"draft", "other"}


def test_a_late_save_does_not_bring_a_deleted_draft_back(database: Database) -> None:
    drafts = DraftStore(database)
    drafts.put(make_draft(text="Bread"))
    drafts.hide("draft", NOW)
    drafts.put(make_draft(text="Bread rises"))
    assert drafts.all() == ()
    drafts.show("draft")
    assert [draft.text for draft in drafts.all()] == ["Bread rises"]
