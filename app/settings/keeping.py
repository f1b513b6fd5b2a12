"""Writes a writer's answers into settings.toml; every other line, comments among them, stays as it is."""

import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import cast

from app.errors import InputError, StoreError
from app.model.delivery import LatePolicy
from app.settings.fields import table_of, text_of, texts_of, truth_of
from app.settings.settings_file import TEMPLATE, Settings, load_settings
from app.settings.toml_file import read_toml
from coach.answers import Answers


def read_answers(path: Path) -> Answers:
    """Return what the settings in `path` say of the writer; nothing where there is no such file.

    Raises:
        InputError: the file cannot be read, or an answer is not of its kind.
    """
    try:
        profile = table_of(read_toml(path), "profile")
    except FileNotFoundError:
        return Answers()
    return Answers(
        names=texts_of(profile, "names") or (),
        domains=texts_of(profile, "domains") or (),
        products=texts_of(profile, "products") or (),
        organisation=truth_of(profile, "organisation"),
        desk=texts_of(profile, "desk") or (),
        goal=text_of(profile, "goal", ""),
        off=texts_of(profile, "off") or (),
        previews=truth_of(profile, "previews"),
    )


def keep_answers(path: Path, answers: Answers) -> Settings:
    """Put `answers` into the settings in `path` and return the settings as they are then.

    Raises:
        InputError: the file cannot be read, or an answer makes no sense; the file stays as it was.
        StoreError: the disk does not take it; the file stays as it was.
    """
    before = _plain(read_answers(path))
    return _keep(path, "profile", {name: one for name, one in _plain(answers).items() if one != before[name]})


def keep_publishing(path: Path, *, undo: timedelta, undo_heated: timedelta, late: LatePolicy) -> Settings:
    """Put these choices into the settings in `path` and return the settings as they are then.

    Raises:
        InputError: the file cannot be read, or a choice makes no sense; the file stays as it was.
        StoreError: the disk does not take it; the file stays as it was.
    """
    before = load_settings(path)
    told = (
        ("undo_seconds", undo.total_seconds(), before.undo.total_seconds()),
        ("undo_seconds_heated", undo_heated.total_seconds(), before.undo_heated.total_seconds()),
        ("if_late", late.if_late.value, before.late.if_late.value),
        ("late_within_minutes", late.within.total_seconds() / 60, before.late.within.total_seconds() / 60),
    )
    changed = {name: now for name, now, then in told if now != then}
    whole = {name: int(one) if isinstance(one, float) else one for name, one in changed.items()}
    return _keep(path, "publishing", whole)


def _keep(path: Path, table: str, changed: Mapping[str, object]) -> Settings:
    """Write what `changed` in `table`; an empty text takes its line out."""
    import tomlkit  # only this needs it, and seldom

    text = path.read_bytes().decode("utf-8-sig") if path.exists() else TEMPLATE
    document = tomlkit.parse(text)
    lines = cast("dict[str, object]", document.setdefault(table, tomlkit.table()))
    for name, value in changed.items():
        if value == "":
            lines.pop(name, None)
        else:
            lines[name] = value
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("w", encoding="utf-8", newline="") as file:
            file.write(tomlkit.dumps(document))
            file.flush()
            os.fsync(file.fileno())
        try:
            settings = load_settings(new)
        except InputError as error:
            raise InputError(str(error).replace(str(new), str(path))) from None
        new.replace(path)
    except OSError as error:
        raise StoreError(f"The settings cannot be saved: {error.strerror or error}.") from None
    finally:
        new.unlink(missing_ok=True)
    return settings


def _plain(answers: Answers) -> Mapping[str, object]:
    return {
        name: list(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else value
        for name, value in asdict(answers).items()
    }
