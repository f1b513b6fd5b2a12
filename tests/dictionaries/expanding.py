"""Expands a Hunspell dictionary into every word of letters and apostrophes that it accepts.

It knows what the dictionaries of SCOWL use: prefixes, suffixes and both together. Rules for numbers concern
no word of letters. A dictionary that uses anything else of Hunspell's is refused, lest it be read wrongly.
"""

import re
from pathlib import Path
from typing import NamedTuple

DICTIONARIES = Path(__file__).resolve().parents[2] / "resources" / "dictionaries"
_UNSUGGESTED = "!"  # a flag: right, but not to be proposed
_NO_MATTER = {"TRY", "WORDCHARS", "REP", "MAXNGRAMSUGS"}  # for suggestions alone
_OF_NUMBERS = {"COMPOUNDMIN", "COMPOUNDRULE", "ONLYINCOMPOUND"}
_AS_HERE = {"SET UTF-8", "ICONV 1", "ICONV ’ '", f"NOSUGGEST {_UNSUGGESTED}"}


class Affix(NamedTuple):
    """One way to make a word of another."""

    crosses: bool  # whether it goes together with one at the other end
    strip: str
    add: str
    condition: re.Pattern[str]


Affixes = dict[str, list[Affix]]  # by their flag


def files_of(dictionary: str) -> tuple[Path, Path]:
    """Return the .aff and the .dic file of `dictionary`, such as en-GB."""
    place = DICTIONARIES / dictionary.replace("-", "_")
    return place.with_suffix(".aff"), place.with_suffix(".dic")


def expand(aff: Path, dic: Path) -> set[str]:
    """Return every word of letters and apostrophes that the dictionary of `aff` and `dic` accepts as it is.

    Raises:
        ValueError: it uses something that is not known here.
    """
    prefixes, suffixes = affixes_of(aff)
    found: set[str] = set()
    known = {*prefixes, *suffixes, _UNSUGGESTED}
    for word, flags in entries_of(dic):
        if not known.issuperset(flags):
            raise ValueError(f"{dic.name} has {word}/{flags}, a flag of which is not known here.")
        longer = [(True, word), *_with_suffixes(word, flags, suffixes)]
        found.update(form for _, form in longer)
        for affix in _fitting(word, flags, prefixes):
            found.update(
                affix.add + form.removeprefix(affix.strip)
                for crosses, form in longer
                if form == word or (crosses and affix.crosses)
            )
    return found


def entries_of(dic: Path) -> list[tuple[str, str]]:
    """Return the words of letters and apostrophes that stand in `dic`, each with its flags."""
    _, *lines = dic.read_text(encoding="utf-8").splitlines()  # the first one tells how many there are
    entries: list[tuple[str, str]] = []
    for line in lines:
        word, _, flags = line.partition("/")
        if word.replace("'", "").isalpha():
            entries.append((word, flags))
        elif not re.fullmatch(r"\d+(st|nd|rd|th)?", word):
            raise ValueError(f"{dic.name} has {line!r}, which is not known here.")
    return entries


def affixes_of(aff: Path) -> tuple[Affixes, Affixes]:
    """Return the prefixes and the suffixes of `aff`. Raises ValueError for what is not known here."""
    affixes: dict[str, Affixes] = {"PFX": {}, "SFX": {}}
    crosses: dict[str, bool] = {}
    for line in aff.read_text(encoding="utf-8").splitlines():
        what, _, rest = line.partition(" ")
        if not what or what.startswith("#") or what in _NO_MATTER | _OF_NUMBERS or line in _AS_HERE:
            continue
        parts = rest.split()
        if what not in affixes or len(parts) not in (3, 4) or "/" in rest:
            raise ValueError(f"{aff.name} has {line!r}, which is not known here.")
        if len(parts) == 3:
            crosses[parts[0]] = parts[1] == "Y"
            continue
        flag, strip, add, condition = parts
        place = re.compile(f"^(?:{condition})" if what == "PFX" else f"(?:{condition})$")
        affix = Affix(crosses[flag], strip.removeprefix("0"), add.removeprefix("0"), place)
        affixes[what].setdefault(flag, []).append(affix)
    return affixes["PFX"], affixes["SFX"]


def _with_suffixes(word: str, flags: str, suffixes: Affixes) -> list[tuple[bool, str]]:
    return [
        (affix.crosses, word.removesuffix(affix.strip) + affix.add)
        for affix in _fitting(word, flags, suffixes)
    ]


def _fitting(word: str, flags: str, affixes: Affixes) -> list[Affix]:
    return [affix for flag in flags for affix in affixes.get(flag, ()) if affix.condition.search(word)]
