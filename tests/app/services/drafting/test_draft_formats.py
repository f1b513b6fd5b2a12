"""Files of other programs become drafts without losing a word, and our own come back as they went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.model.article import Article
from app.model.draft import Variant
from app.services.drafting.draft_formats import from_markdown, from_table, from_text, to_markdown, to_table
from tests.app.store.making import make_draft

# What a file can hold: no halves of characters, and no line ends that reading makes one of.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=30)


def test_front_matter_goes_where_it_fits_and_the_rest_into_the_note() -> None:
    taken = from_markdown(
        "---\ntitle: Spring\ntags: [baking, Baking, course]\nlang: de\ncw: Gluten\nnote: Ask Cem\n"
        "date: 2026-03-02 09:00:00\ndraft: true\n---\n\nBread rises.\n---\nTwice.\n"
    )
    assert taken.text == "Bread rises.\n---\nTwice."
    assert (taken.labels, taken.language, taken.warning) == (("baking", "course"), "de", "Gluten")
    assert taken.note == "Ask Cem\ntitle: Spring\ndate: 2026-03-02 09:00\ndraft: True"


def test_toml_and_labels_in_one_line_are_read() -> None:
    assert from_markdown('+++\nlabels = "baking; course, "\n+++\nBread').labels == ("baking", "course")


def test_rules_between_parts_are_no_front_matter() -> None:
    assert from_markdown("---\nBread\n---\nSoup").text == "---\nBread\n---\nSoup"
    assert from_text("\nBread\n---\nSoup\n").text == "Bread\n---\nSoup"


def test_front_matter_that_is_broken_is_told() -> None:
    with pytest.raises(InputError, match="not valid YAML in its line 2"):
        from_markdown("---\nlabels: [a\nnote: }\n---\nBread")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_each_row_of_a_table_becomes_a_draft(sign: str) -> None:
    rows = [
        ["Text", "Labels", "Note", "Budget"],
        ['"Bread\nrises"', "baking|course", "Ask", "5"],
        ["", "x", "", ""],
    ]
    taken = from_table("\r\n".join(sign.join(row) for row in rows))
    assert [(one.text, one.labels, one.note) for one in taken] == [
        ("Bread\nrises", ("baking", "course"), "Ask\nbudget: 5")
    ]


def test_a_short_row_and_a_long_one_are_taken_as_far_as_they_go() -> None:
    assert [one.text for one in from_table("note,text\nonly a note\n,Bread,more,cells\n")] == ["Bread"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "no column called “text”. Its columns are: none"),
        ("words,tags\nBread,a", "Its columns are: “words”, “tags”"),
        ('text\n"Bread', "no table that can be read"),
        ("text\n" + "b" * 200_000, "no table that can be read: field larger"),
    ],
)
def test_a_table_that_does_not_fit_is_told(table: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        from_table(table)


@given(TEXTS.filter(lambda text: text == text.strip("\n")), TEXTS, TEXTS)
def test_a_draft_goes_to_markdown_and_back(text: str, note: str, own: str) -> None:
    variants = (
        Variant(account_id="ada", text=own, base=text),
        Variant(account_id="bob", text=None, base=""),
    )
    draft = make_draft(text=text, note=note.strip(), labels=("a b", "später: x"), variants=variants)
    taken = from_markdown(to_markdown(draft))
    assert (taken.text, taken.note, taken.labels, taken.variants) == (
        draft.text,
        draft.note,
        draft.labels,
        draft.variants,
    )


@given(st.lists(st.tuples(TEXTS.filter(str.strip), TEXTS), max_size=4))
def test_drafts_go_to_a_table_and_back(written: list[tuple[str, str]]) -> None:
    drafts = [make_draft(text=text, note=note.strip(), labels=("a", "b")) for text, note in written]
    taken = from_table(to_table(drafts))
    assert [(one.text, one.note) for one in taken] == [(one.text, one.note) for one in drafts]
    assert all(one.labels == ("a", "b") for one in taken)


def test_what_an_article_has_beside_its_text_comes_back_from_a_file_and_from_a_table() -> None:
    article = Article(title="Rye: a loaf", excerpt="It keeps", categories=("Bread", "Tips"), tags=("rye",))
    draft = make_draft(text="Bread", article=article)
    assert from_markdown(to_markdown(draft)).article == article
    assert [one.article for one in from_table(to_table([draft, make_draft(text="Soup")]))] == [
        article,
        Article(),
    ]
