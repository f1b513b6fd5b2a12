"""docs/rules says what the rule files say today."""

from pathlib import Path

from coach.library.book import book
from coach.rule import Example
from tests.pages.rules import FOLDER, INDEX, pages, write


def test_docs_rules_is_current() -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    stale = sorted(name for name in {*there, *pages()} if there.get(name) != pages().get(name))
    assert stale == [], "run make rules-pages"


def test_the_index_names_every_rule_once() -> None:
    index = pages()[INDEX]
    assert all(index.count(f"({rule}.md)") == 1 for rule in book())


def test_a_page_shows_every_example_without_its_marks() -> None:
    for rule in book().values():
        page = pages()[f"{rule.id}.md"]
        assert "[[" not in page
        for example in (*rule.bad, *rule.good):
            text = example.text if isinstance(example, Example) else example
            line = text.replace("[[", "").replace("]]", "").splitlines()
            assert not line or f"    {line[0]}".rstrip() in page


def test_the_page_of_a_rule_that_is_no_more_goes(tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text("# gone\n", encoding="utf-8")
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(pages())
