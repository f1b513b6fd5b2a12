"""The folder docs/rules as the rule files would have it: a page for each rule, and an index by family."""

from collections.abc import Mapping
from pathlib import Path

from coach.advice import Family
from coach.library.book import book
from coach.library.pages import page_of
from coach.rule import Certainty, Rule

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"
INDEX = "README.md"
CHAPTERS = {
    Family.PROMOTION: "Promotion",
    Family.ONE_WAY: "One-way",
    Family.LOW_VALUE: "Low value",
    Family.REPLIES: "Replies",
    Family.ACCESS: "Clear and open to all",
    Family.PACE: "Pace",
    Family.SAFETY: "Safety",
}
_HEAD = """\
# What the coach looks for

One page a rule, generated from the rule files with `make rules-pages`; `rapport explain RULE` prints the
same. A *hint* never changes the verdict by itself, a *warning* asks for a second look, a *stop* holds the
post. A rule that is *sure* says so; one that *asks* puts a question; a *preview* is silent unless the
profile asks for previews.
"""


def pages() -> Mapping[str, str]:
    """Return the text of every file of docs/rules by its name."""
    found = {f"{rule.id}.md": page_of(rule) for rule in book().values()}
    return {INDEX: _index(), **found}


def write(folder: Path = FOLDER) -> None:
    """Write every page into `folder`, and take away the pages of rules that are no more."""
    wanted = pages()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _index() -> str:
    parts = [_HEAD]
    for family, title in CHAPTERS.items():
        rules = [rule for rule in book().values() if rule.family is family]
        if rules:
            rows = "\n".join(map(_row, rules))
            parts.append(
                f"## {title}\n\n| rule | weight | certainty | says |\n| --- | --- | --- | --- |\n{rows}\n"
            )
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    certainty = "preview" if rule.certainty is Certainty.GUESSES else rule.certainty
    message = rule.message.replace("|", "\\|")
    return f"| [{rule.id}]({rule.id}.md) | {rule.weight} | {certainty} | {message} |"
