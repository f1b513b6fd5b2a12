"""Writes a writer's answers into settings.toml; every other line, comments among them, stays as it is."""

import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import cast

from app.errors import InputError, StoreError
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
    import tomlkit  # only this needs it, and seldom

    before = read_answers(path)
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else TEMPLATE
    document = tomlkit.parse(text)
    profile = cast("dict[str, object]", document.setdefault("profile", tomlkit.table()))
    for name, value in _plain(answers).items():
        if value != _plain(before)[name]:
            if value == "":
                profile.pop(name, None)
            else:
                profile[name] = value
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
