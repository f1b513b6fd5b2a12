"""Answers JSON lines: one post a line, one answer a line, in order, as they come."""

import sys
from collections.abc import Callable, Iterable

from app.cli.formats.as_json import as_answer, as_error, line_of
from app.cli.formats.checked import Checked
from app.cli.progress import Progress
from app.cli.reading.entries import entry_from
from app.cli.reading.fields import parse_object
from app.cli.reading.reading_in import read_lines
from app.errors import InputError
from coach.advice import Review
from coach.entry import Entry


def answer_lines(files: Iterable[str], usual: Entry, coach: Callable[[Entry], Review]) -> int:
    """Answer each line as it comes; a line that cannot be used gets its complaint in its place.

    Returns 1 where any post has a warning or a stop, else 0. Raises InputError for an unreadable file.
    """
    heavy = False
    progress = Progress(None, sys.stderr) if not sys.stdout.isatty() else None
    for name in files:
        for line in read_lines(name):
            post_id: object = None
            try:
                fields = parse_object(line)
                post_id = fields.get("id")
                if not isinstance(post_id, str | int) or isinstance(post_id, bool):
                    post_id = None
                    raise InputError('"id" must be a text or a number.')
                entry = entry_from(fields, usual)
            except InputError as error:
                sys.stdout.write(line_of(as_error(post_id, str(error))))
            else:
                given = coach(entry)
                heavy = heavy or Checked(name=name, text=entry.text, review=given).is_heavy
                sys.stdout.write(line_of(as_answer(post_id, given)))
            sys.stdout.flush()  # somebody may be waiting for the answer before the next line
            if progress is not None:
                progress.step()
    if progress is not None:
        progress.end()
    return int(heavy)
