"""Drafts are written down at every pause, and deleting is undone."""

from dataclasses import replace

import pytest

from app.errors import InputError
from app.model.article import Article
from app.model.draft import Variant
from app.model.news import DraftsChanged
from tests.app.services.lab import START, Lab
from tests.app.store.making import make_attachment


def test_an_empty_draft_that_was_never_written_leaves_no_trace(lab: Lab) -> None:
    composing = lab.engine.composing
    blank = composing.blank()
    assert (blank.text, blank.created_at) == ("", START)
    assert lab.run(composing.save(replace(blank, text=" \n"))).text == " \n"
    assert lab.run(composing.drafts()) == ()
    assert lab.news == []


def test_a_saved_draft_is_there_under_its_id_and_told(lab: Lab) -> None:
    composing = lab.engine.composing
    blank = composing.blank()
    lab.later(minutes=1)
    saved = lab.run(composing.save(replace(blank, text="Bread", accounts=("ada",), intent="give")))
    assert saved == replace(blank, text="Bread", accounts=("ada",), intent="give", updated_at=lab.now)
    assert lab.run(composing.draft(blank.id)) == saved
    assert lab.run(composing.drafts()) == (saved,)
    assert lab.news == [DraftsChanged()]


def test_a_draft_emptied_by_mistake_still_has_its_text_in_its_versions(lab: Lab) -> None:
    composing = lab.engine.composing
    saved = lab.run(composing.save(replace(composing.blank(), text="Bread")))
    lab.run(composing.save(replace(saved, text="")))
    assert lab.run(composing.draft(saved.id)).text == ""
    assert [version.text for version in lab.run(composing.versions(saved.id))] == ["", "Bread"]


def test_a_draft_that_did_not_change_is_not_touched(lab: Lab) -> None:
    composing = lab.engine.composing
    saved = lab.run(composing.save(replace(composing.blank(), text="Bread")))
    lab.news.clear()
    lab.later(minutes=1)
    assert lab.run(composing.save(saved)) == saved
    assert lab.news == []


@pytest.mark.parametrize("change", [{"accounts": ("bob",)}, {"intent": "talk"}])
def test_a_change_of_accounts_or_intent_is_kept_without_a_new_version(
    lab: Lab, change: dict[str, object]
) -> None:
    composing = lab.engine.composing
    saved = lab.run(composing.save(replace(composing.blank(), text="Bread")))
    changed = replace(saved, **change)  # pyright: ignore[reportArgumentType] - names fields
    lab.run(composing.save(changed))
    assert lab.run(composing.draft(saved.id)) == changed
    assert len(lab.run(composing.versions(saved.id))) == 1


@pytest.mark.parametrize(
    ("change", "moves"),
    [
        ({"variants": (Variant(account_id="ada", text=None, base="Bread"),)}, True),
        ({"media": (make_attachment(),)}, True),
        ({"language": "de"}, True),
        ({"warning": "Gluten"}, True),
        ({"visibility": "unlisted"}, True),
        ({"article": Article(title="Rye")}, True),
        ({"numbered": True}, True),
        ({"note": "Later"}, True),
        ({"labels": ("baking",)}, False),
        ({"pinned": True}, False),
        ({"archived": True}, False),
    ],
)
def test_a_change_of_any_field_is_kept_and_only_writing_moves_the_time(
    lab: Lab, change: dict[str, object], moves: bool
) -> None:
    composing = lab.engine.composing
    saved = lab.run(composing.save(replace(composing.blank(), text="Bread")))
    lab.later(minutes=1)
    changed = replace(saved, **change)  # pyright: ignore[reportArgumentType] - names fields
    written = lab.run(composing.save(changed))
    assert written == replace(changed, updated_at=lab.now if moves else saved.updated_at)
    assert lab.run(composing.draft(saved.id)) == written


@pytest.mark.parametrize(
    "change",
    [
        {"variants": (Variant(account_id="ada", text="Bread", base=""),)},
        {"media": (make_attachment(),)},
        {"note": "Later"},
        {"warning": "Gluten"},
    ],
)
def test_a_draft_without_a_base_text_is_kept_where_there_is_something_to_miss(
    lab: Lab, change: dict[str, object]
) -> None:
    composing = lab.engine.composing
    blank = replace(composing.blank(), **change)  # pyright: ignore[reportArgumentType] - names fields
    lab.run(composing.save(blank))
    assert lab.run(composing.drafts()) == (blank,)


def test_a_deleted_draft_is_gone_from_the_list_until_it_is_undeleted(lab: Lab) -> None:
    composing = lab.engine.composing
    saved = lab.run(composing.save(replace(composing.blank(), text="Bread")))
    lab.run(composing.delete(saved.id))
    assert lab.run(composing.drafts()) == ()
    lab.run(composing.undelete(saved.id))
    assert lab.run(composing.drafts()) == (saved,)
    assert lab.news == [DraftsChanged()] * 3


def test_a_draft_that_is_not_there_is_told(lab: Lab) -> None:
    with pytest.raises(InputError, match="This draft is no longer there"):
        lab.run(lab.engine.composing.draft("nothing"))
