"""A rule's page in Markdown: what it looks for, why, what it says, and examples of both kinds."""

from collections.abc import Iterable, Iterator

from coach.library.book import book, constants, page
from coach.library.examples import known, unmarked
from coach.rule import Certainty, Example, Rule

CERTAIN = {
    Certainty.SURE: "sure: right at least nine times in ten",
    Certainty.ASKS: "asks: right at least seven times in ten, so it asks",
    Certainty.GUESSES: "preview: still more often wrong than it should be; silent unless `previews` is on",
}


def page_of(rule: Rule) -> str:
    """Return the page of `rule`; a rule of one's own has no words but its fields."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    from_book = book().get(rule.id) is rule
    yield f"# {rule.id}"
    yield ""
    if from_book:
        yield page(rule.id)
        yield ""
    yield f"- Says: {rule.message}"
    yield f"- Why: {rule.why}"
    if rule.suggestion:
        yield f"- Try: {rule.suggestion}"
    yield f"- Family: {rule.family}"
    yield f"- Weight: {rule.weight}"
    yield f"- Certainty: {CERTAIN[rule.certainty]}"
    if rule.exceptions:
        yield f"- Silent on purpose: {rule.exceptions}"
    if from_book:
        for name, value in constants(rule.id).items():
            yield f'- Threshold: `"{rule.id}.{name}" = {value:g}`'
    yield f"- Source: {rule.source}"
    yield ""
    yield "## It speaks on"
    yield from _examples(rule.bad)
    yield ""
    yield "## It leaves alone"
    yield from _examples(rule.good)


def _examples(examples: Iterable[str | Example]) -> Iterator[str]:
    for example in map(known, examples):
        text, places = unmarked(example.text)
        yield ""
        yield from (f"    {line}".rstrip() for line in (text.splitlines() or [""]))
        remarks = [*(f"finds “{_line(text[start:end])}”" for start, end in places), *_known(example)]
        if remarks:
            yield ""
            yield f"({_line('; '.join(remarks))})"


def _known(example: Example) -> Iterator[str]:
    """Yield what is known about an example beside its words."""
    if example.reply_to is not None:
        yield f"in answer to “{_line(example.reply_to)}”"
    elif example.kind == "reply":
        yield "as a reply"
    if example.waited:
        yield f"after {example.waited:g} hours"
    if example.networks:
        yield f"for {', '.join(example.networks)}"
    if example.alt:
        described = sum(bool(alt.strip()) for alt in example.alt)
        yield f"with {_many(len(example.alt), 'picture')}, {described} described"
    earlier = len(example.history.posts) if example.history else len(example.before) + len(example.said)
    if earlier:
        yield f"after {_many(earlier, 'earlier post')}"
    if example.history is not None and example.history.waiting:
        count = len(example.history.waiting)
        yield f"while {'one person waits' if count == 1 else f'{count} people wait'}"
    if example.at is not None:
        yield f"on {example.at:%A, %d %B %Y at %H:%M}"
    if example.profile is not None:
        yield "with a profile"


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _line(text: str) -> str:
    return " ".join(text.split())
