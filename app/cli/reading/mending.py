"""Applies safe fixes to a document until there are none left, and writes it back whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.cli.reading.documents import Document, document_of
from app.errors import InputError
from coach.advice import Finding, Fix, Review
from coach.entry import Entry
from coach.reviewing.mending import safe_fixes

ROUNDS = 10  # a fix may uncover another; so many in a row means that two rules quarrel


def mend(document: Document, usual: Entry, coach: Callable[[Entry], Review]) -> tuple[Document, list[str]]:
    """Return `document` after every safe fix, and a line for each that says what was done."""
    done: list[str] = []
    for _ in range(ROUNDS):
        findings = coach(document.entry).findings
        fixes = tuple(fix for fix in safe_fixes(findings) if document.shows(fix))
        if not fixes:
            break
        done += [f"{document.name}: {fix.label} ({_rule_of(fix, findings)})" for fix in fixes]
        document = document_of(document.name, document.mended(fixes), usual)
    return document, done


def write_back(document: Document) -> None:
    """Write `document` into its file: the old or the new text is there at every moment, and never half of it.

    Raises:
        InputError: the disk does not let us.
    """
    path = Path(document.name).resolve()  # through a link, to the file that it names
    marked = path.read_bytes().startswith(b"\xef\xbb\xbf")
    raw = document.raw.encode("utf-8-sig" if marked else "utf-8")
    draft = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            draft = file.name
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(path.stat().st_mode & 0o7777)
        Path(draft).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(draft).unlink()
        raise InputError(f"{document.name} cannot be written: {error.strerror or error}.") from None


def _rule_of(fix: Fix, findings: tuple[Finding, ...]) -> str:
    return next(finding.rule for finding in findings if fix in finding.fixes)
