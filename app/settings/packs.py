"""Reads packs: files of TOML with rules of one's own. A pack that breaks its own examples is refused."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar, cast

from app.errors import InputError
from app.settings.fields import Fields, refuse_unknown, text_of, texts_of
from app.settings.looking import LOOKING, find_for
from app.settings.toml_file import read_toml
from coach.advice import Family, Weight
from coach.entry import Kind
from coach.library.book import book
from coach.packs.kinds import only_for
from coach.packs.trial import first_failure
from coach.rule import Certainty, Example, Rule

MOST_RULES = 200  # in one pack; each costs a little on every key stroke
_COMMON = (
    "id",
    "kind",
    "message",
    "why",
    "suggestion",
    "family",
    "weight",
    "posts",
    "networks",
    "bad",
    "good",
    "source",
)
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_Choice = TypeVar("_Choice", Family, Weight)


def read_packs(paths: Iterable[Path]) -> tuple[Rule, ...]:
    """Return the rules of all packs in `paths`.

    Raises:
        InputError: a pack cannot be read, has a mistake, fails on an example of its own, or has a rule of a
            name that is taken; the sentence says which.
    """
    rules: list[Rule] = []
    for path in paths:
        taken = {rule.id for rule in rules}
        for rule in read_pack(path):
            if rule.id in taken:
                raise InputError(f'{path}: there is a rule "{rule.id}" in another pack already.')
            rules.append(rule)
    return tuple(rules)


def read_folder(folder: Path) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the rules of every pack in `folder`, and a sentence for each pack that is refused.

    Files whose names do not end with .toml are no packs; a folder that is not there has none.
    """
    rules: list[Rule] = []
    refused: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found = read_pack(path)
            taken = {rule.id for rule in rules}.intersection(rule.id for rule in found)
            if taken:
                raise InputError(f'{path}: there is a rule "{min(taken)}" in another pack already.')
            rules += found
        except InputError as error:
            refused.append(str(error))
    return tuple(rules), tuple(refused)


def read_pack(path: Path) -> tuple[Rule, ...]:
    """Return the rules of the pack in `path`, each of which has passed its examples.

    Raises:
        InputError: the file cannot be read, a rule has a mistake, or an example fails; the sentence says so.
    """
    try:
        table = read_toml(path)
    except FileNotFoundError:
        raise InputError(f"{path} cannot be read: there is no such file.") from None
    try:
        rules = _rules(table, path.stem)
        if wrong := first_failure(rules):
            raise InputError(wrong)
    except InputError as error:
        raise InputError(f"{path}: {error}") from None
    return rules


def _rules(table: Fields, pack: str) -> tuple[Rule, ...]:
    refuse_unknown(table, ("name", "rule"))
    name = text_of(table, "name", pack)
    tables = table.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in cast("list[object]", tables)):
        raise InputError("Each rule stands in a table [[rule]].")
    fields = cast("list[Fields]", tables)
    if not fields:
        raise InputError("There is no [[rule]] in it.")
    if len(fields) > MOST_RULES:
        raise InputError(f"It has {len(fields)} rules; {MOST_RULES} are the most.")
    rules: list[Rule] = []
    for number, one in enumerate(fields, start=1):
        rule_id = text_of(one, "id", "")
        if not _ID.fullmatch(rule_id):
            raise InputError(
                f'Rule {number} needs an "id" of small letters and hyphens, such as "house-word".'
            )
        if rule_id in book() or rule_id in {rule.id for rule in rules}:
            raise InputError(f'There is a rule "{rule_id}" already; choose another id.')
        try:
            rules.append(_rule(one, rule_id, name))
        except InputError as error:
            raise InputError(f"Rule {rule_id}: {error}") from None
    return tuple(rules)


def _rule(table: Fields, rule_id: str, pack: str) -> Rule:
    kind = text_of(table, "kind")
    if kind not in LOOKING:
        raise InputError(f'There is no kind "{kind}"; known are {", ".join(LOOKING)}.')
    refuse_unknown(table, (*_COMMON, *LOOKING[kind]))
    posts, networks = texts_of(table, "posts") or (), texts_of(table, "networks") or ()
    if strangers := sorted(set(posts).difference(Kind)):
        raise InputError(f'"posts" may name "post" and "reply", not "{strangers[0]}".')
    bad, good = texts_of(table, "bad") or (), texts_of(table, "good") or ()
    if not bad or not good:
        raise InputError('It needs an example of each kind: a list "bad" and a list "good".')
    as_kind = Kind(posts[0]) if posts else Kind.POST
    return Rule(
        id=rule_id,
        family=_choice(table, "family", Family, Family.LOW_VALUE),
        weight=_choice(table, "weight", Weight, Weight.HINT),
        certainty=Certainty.SURE,
        find=only_for(find_for(kind, table), posts, networks),
        message=_sentence(table, "message"),
        why=_sentence(table, "why"),
        suggestion=text_of(table, "suggestion", ""),
        bad=tuple(Example(text, kind=as_kind, networks=networks[:1]) for text in bad),
        good=tuple(Example(text, kind=as_kind, networks=networks[:1]) for text in good),
        source=text_of(table, "source", f"The pack {pack}."),
        needs_words=False,
    )


def _sentence(table: Fields, name: str) -> str:
    words = text_of(table, name).strip()
    if not words:
        raise InputError(f'"{name}" has nothing in it.')
    return words


def _choice(table: Fields, name: str, kind: type[_Choice], usual: _Choice) -> _Choice:
    value = text_of(table, name, usual.value)
    if value not in tuple(kind):
        raise InputError(f'"{name}" must be one of {", ".join(kind)}.')
    return kind(value)
