"""Drafts are found, labelled, pinned, archived and copied without a change of what they say."""

from dataclasses import replace

import pytest

from app.errors import InputError
from app.model.draft import Draft
from app.model.news import DraftsChanged
from app.services.drafting.shelf import Look, tidy_labels
from tests.app.services.lab import Lab


def save(lab: Lab, **changes: object) -> Draft:
    blank = lab.engine.composing.blank()
    return lab.run(lab.engine.composing.save(replace(blank, **changes)))  # pyright: ignore[reportArgumentType] - names fields


def test_what_is_looked_for_comes_with_every_label_there_is(lab: Lab) -> None:
    save(lab, text="Bread rises", labels=("baking",))
    soup = save(lab, text="Soup", labels=("cooking",))
    found = lab.run(lab.engine.shelf.look(Look(words="so")))
    assert [head.id for head in found.heads] == [soup.id]
    assert found.labels == ("baking", "cooking")


def test_a_draft_changes_its_place_and_keeps_its_time(lab: Lab) -> None:
    draft = save(lab, text="Bread")
    lab.later(minutes=1)
    lab.news.clear()
    lab.run(lab.engine.shelf.arrange(draft.id, labels=[" a  b", "A B", ""], pinned=True))
    after = lab.run(lab.engine.shelf.arrange(draft.id, archived=True))
    assert after == replace(draft, labels=("a b",), pinned=True, archived=True)
    assert lab.run(lab.engine.composing.draft(draft.id)) == after
    assert lab.news == [DraftsChanged()] * 2


def test_labels_are_said_once_in_the_case_they_came_in_first() -> None:
    assert tidy_labels(["Später", " später ", "b", "", "B"]) == ("Später", "b")


def test_a_copy_has_everything_but_the_place_and_the_past(lab: Lab) -> None:
    draft = save(lab, text="Bread", note="Ask", labels=("a",), pinned=True, accounts=("ada",))
    lab.later(minutes=1)
    copy = lab.run(lab.engine.shelf.duplicate(draft.id))
    assert copy == replace(draft, id=copy.id, created_at=lab.now, updated_at=lab.now, pinned=False)
    assert copy.id != draft.id
    assert lab.run(lab.engine.composing.draft(copy.id)) == copy


def test_a_draft_that_is_not_there_is_told(lab: Lab) -> None:
    with pytest.raises(InputError, match="no longer there"):
        lab.run(lab.engine.shelf.duplicate("nothing"))


def test_the_last_touched_draft_is_none_that_was_put_away(lab: Lab) -> None:
    assert lab.run(lab.engine.composing.last()) is None
    bread = save(lab, text="Bread")
    lab.later(minutes=1)
    soup = save(lab, text="Soup")
    assert lab.run(lab.engine.composing.last()) == soup
    lab.run(lab.engine.shelf.arrange(soup.id, archived=True))
    assert lab.run(lab.engine.composing.last()) == bread
