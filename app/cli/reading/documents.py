"""A file as it stands on the disk and as the coach reads it, and the way from one to the other."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.cli.reading.entries import entry_from
from app.cli.reading.front_matter import place_of, split
from app.cli.reading.markdown import alt_texts, without_code
from app.cli.reading.reading_in import STDIN, read_raw
from app.errors import InputError
from coach.advice import Field, Finding, Fix, Review
from coach.entry import Entry
from coach.reviewing.mending import applied

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One post in a file."""

    name: str  # of the file, "-" for the standard input
    raw: str  # the file as it is, with its own line breaks
    entry: Entry  # what the coach reads: the post alone, with plain line breaks
    begin: int  # where the post begins, counted with plain line breaks
    beside: Mapping[Field, int]  # where the words of an article's fields begin, counted likewise
    breaks: tuple[int, ...]  # where `raw` has a carriage return before its line break, counted likewise

    def place(self, index: int, field: Field = Field.TEXT) -> int:
        """Return where the code point `index` of the post, or of a field beside it, stands in the file."""
        plain = (self.beside[field] if field else self.begin) + index
        return plain + bisect_left(self.breaks, plain)

    def shows(self, fix: Fix) -> bool:
        """Tell whether the coach read all the words that `fix` replaces: code between them it did not."""
        there = self.raw[self.place(fix.start) : self.place(fix.end)].replace("\r\n", "\n")
        return there == self.entry.text[fix.start : fix.end]

    def mended(self, fixes: Iterable[Fix]) -> str:
        """Return the file after `fixes` of the post, which must be in order and apart."""
        line_break = "\r\n" if self.breaks else "\n"
        return applied(
            self.raw,
            (
                replace(
                    fix,
                    start=self.place(fix.start),
                    end=self.place(fix.end),
                    replacement=fix.replacement.replace("\n", line_break),
                )
                for fix in fixes
            ),
        )

    def in_file(self, review: Review) -> Review:
        """Return `review` of the post with every place counted in the file."""
        return review._replace(findings=tuple(map(self._finding_in_file, review.findings)))

    def _finding_in_file(self, finding: Finding) -> Finding:
        field = finding.field
        if field and field not in self.beside:
            return finding._replace(start=None, end=None, fixes=())
        fixes = tuple(
            replace(fix, start=self.place(fix.start, field), end=self.place(fix.end, field))
            for fix in finding.fixes
        )
        if finding.start is None or finding.end is None:
            return finding._replace(fixes=fixes)
        start, end = self.place(finding.start, field), self.place(finding.end, field)
        return finding._replace(start=start, end=end, fixes=fixes)


def read_document(name: str, usual: Entry) -> Document:
    """Return the document in the file `name`; what its front matter leaves open is as in `usual`.

    Raises:
        InputError: it cannot be read, is not UTF-8, or its front matter has a mistake.
    """
    try:
        return document_of(name, read_raw(name), usual)
    except InputError as error:
        told = str(error)
        raise (error if name == STDIN or told.startswith(name) else InputError(f"{name}: {told}")) from None


def document_of(name: str, raw: str, usual: Entry) -> Document:
    """Return the document `raw` that is called `name`. Raises InputError as `read_document` does."""
    pieces = raw.split("\r\n")
    breaks: list[int] = []
    at = -1
    for piece in pieces[:-1]:
        at += len(piece) + 1
        breaks.append(at)
    plain = "\n".join(pieces)
    begin, entry = 0, replace(usual, text=plain.removesuffix("\n"))
    beside: dict[Field, int] = {}
    if Path(name).suffix.lower() in MARKDOWN:
        fields, begin = split(plain)
        text = without_code(plain[begin:].removesuffix("\n"))
        entry = entry_from({"alt": list(alt_texts(text)), **fields, "text": text}, usual)
        for field, words in ((Field.TITLE, entry.title), (Field.EXCERPT, entry.excerpt)):
            place = place_of(field, words, plain[:begin]) if words else None
            beside |= {} if place is None else {field: place}
    return Document(name=name, raw=raw, entry=entry, begin=begin, beside=beside, breaks=tuple(breaks))
