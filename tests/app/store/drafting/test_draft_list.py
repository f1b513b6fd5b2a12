"""Drafts are found by what they say, in any case and with or without accents, and stand in a known order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.draft import Variant
from app.store.database import Database
from app.store.drafting.draft_list import BEGINNING, DraftList
from app.store.drafting.drafts import DraftStore
from tests.app.store.making import NOW, make_attachment, make_draft


@pytest.fixture
def filled(database: Database) -> DraftList:
    drafts = DraftStore(database)
    for nth, draft in enumerate(
        (
            make_draft("bread", text="Bread rises twice.\nÉlan vital", labels=("baking", "Später")),
            make_draft("soup", text="Soup for two", note="Ask Cem about leeks", labels=("baking",)),
            make_draft("own", text="", variants=(Variant(account_id="ada", text="Rolls 🥐", base=""),)),
            make_draft("picture", text="Look", media=(make_attachment(alt="A loaf on a board"),)),
            make_draft("away", text="Bread of old", archived=True),
            make_draft("gone", text="Bread that is gone"),
            make_draft("kanji", text="今日は日本のパンです"),
        )
    ):
        drafts.put(replace(draft, updated_at=NOW + timedelta(minutes=nth)))
    drafts.hide("gone", NOW)
    return DraftList(database)


def ids(listing: DraftList, words: str = "", label: str = "", *, archived: bool = False) -> list[str]:
    return [head.id for head in listing.heads(words, label, archived=archived)]


def test_without_words_every_draft_is_listed_but_the_archived_and_the_deleted(filled: DraftList) -> None:
    assert ids(filled) == ["kanji", "picture", "own", "soup", "bread"]
    assert ids(filled, archived=True) == ["away"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("b", ["picture", "soup", "bread"]),  # "board", the label "baking"
        ("BREA", ["bread"]),
        ("twi bre", ["bread"]),
        ("elan", ["bread"]),
        ("élan", ["bread"]),
        ("spater", ["bread"]),
        ("leeks", ["soup"]),
        ("rolls", ["own"]),
        ("loaf", ["picture"]),
        ("read", []),
        ("🥐", ["own"]),
        ("日本", ["kanji"]),
        ('"', []),
        ("soup OR bread", []),
        ("soup*", ["soup"]),
        ("NEAR(soup", []),
        ("words:soup", []),
        ("two-soup", []),
        ("for-two", ["soup"]),
    ],
)
def test_what_is_typed_is_found_anywhere_in_a_draft(filled: DraftList, words: str, found: list[str]) -> None:
    assert ids(filled, words) == found


@pytest.fixture(scope="module")
def one_draft(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DraftList]:
    database = Database(tmp_path_factory.mktemp("search") / "rapport.db")
    DraftStore(database).put(make_draft(text="Bread"))
    yield DraftList(database)
    database.close()


@given(st.text(max_size=12))
def test_no_search_fails(one_draft: DraftList, words: str) -> None:
    assert len(one_draft.heads(words)) <= 1


def test_a_label_narrows_the_list_and_every_label_is_known_once(filled: DraftList) -> None:
    assert ids(filled, label="baking") == ["soup", "bread"]
    assert ids(filled, "soup", "baking") == ["soup"]
    assert ids(filled, label="bak") == []
    assert filled.labels() == ("baking", "Später")


def test_pinned_drafts_come_first(filled: DraftList, database: Database) -> None:
    drafts = DraftStore(database)
    bread = drafts.get("bread")
    assert bread is not None
    drafts.put(replace(bread, pinned=True))
    assert ids(filled)[:2] == ["bread", "kanji"]


def test_a_head_tells_how_a_draft_begins_and_where_it_stands(filled: DraftList, database: Database) -> None:
    DraftStore(database).put(make_draft("long", text="b" * 1000))
    heads = {head.id: head for head in filled.heads()}
    assert heads["long"].text == "b" * BEGINNING
    assert heads["own"].text.strip().startswith("Rolls")
    assert heads["soup"].noted
    assert heads["bread"].labels == ("baking", "Später")


def test_a_changed_draft_is_no_longer_found_by_what_it_said(filled: DraftList, database: Database) -> None:
    DraftStore(database).put(make_draft("bread", text="Rolls"))
    assert ids(filled, "twice") == []
    assert ids(filled, "rolls") == ["own", "bread"]
