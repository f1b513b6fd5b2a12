"""An account's text inherits the base, is its own, or is nothing; no step loses what was written."""

from hypothesis import given
from hypothesis import strategies as st

from app.model.draft import Draft, Variant
from app.model.varying import BASE, Stand, caught_up, following, silent, stand, written
from tests.app.store.making import make_draft

TEXTS = st.sampled_from(["", "Bread", "Rolls", "Soup"])
ACCOUNTS = st.sampled_from(["ada", "bob"])


def test_the_base_is_written_without_touching_the_others() -> None:
    own = Variant(account_id="ada", text="Rolls", base="Bread")
    draft = written(make_draft(text="Bread", variants=(own,)), BASE, "Soup")
    assert (draft.text, draft.variants) == ("Soup", (own,))


def test_words_of_its_own_make_a_variant_and_the_words_of_the_base_take_it_back() -> None:
    draft = written(make_draft(text="Bread"), "ada", "Rolls")
    assert draft.variants == (Variant(account_id="ada", text="Rolls", base="Bread"),)
    assert written(draft, "ada", "Bread") == make_draft(text="Bread")


def test_a_lagging_text_goes_on_lagging_until_it_is_looked_at() -> None:
    draft = written(written(make_draft(text="Bread"), "ada", "Rolls"), BASE, "Soup")
    assert stand(draft, "ada") is Stand.LAGGING
    draft = written(draft, "ada", "Rolls!")
    assert stand(draft, "ada") is Stand.LAGGING
    assert stand(caught_up(draft, "ada"), "ada") is Stand.OWN
    assert draft.text_for("ada") == "Rolls!"


def test_an_account_that_gets_nothing_is_not_written_to_by_a_late_keystroke() -> None:
    draft = silent(make_draft(text="Bread"), "ada")
    assert stand(draft, "ada") is Stand.NOTHING
    assert written(draft, "ada", "Rolls") == draft
    assert stand(written(draft, BASE, "Soup"), "ada") is Stand.NOTHING
    assert following(draft, "ada") == make_draft(text="Bread")


@given(st.lists(st.tuples(ACCOUNTS, TEXTS), max_size=8), TEXTS, ACCOUNTS)
def test_what_was_written_for_an_account_is_what_it_gets(
    steps: list[tuple[str, str]], base: str, last: str
) -> None:
    draft: Draft = make_draft(text="Bread")
    for account, text in steps:
        draft = written(draft, account, text)
        assert draft.text_for(account) == text
    others = {one: draft.text_for(one) for one in ("ada", "bob") if one != last}
    draft = written(draft, last, base)
    assert {one: draft.text_for(one) for one in others} == others
    accounts = [variant.account_id for variant in draft.variants]
    assert len(accounts) == len(set(accounts))
    assert all(variant.text != draft.text for variant in draft.variants)
