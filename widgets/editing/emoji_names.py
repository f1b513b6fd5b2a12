"""Every emoji with its name, its short codes and its keywords, and a search through them."""

from dataclasses import dataclass
from functools import cache

from resources.finder import resource_text

FAR = 1000  # beyond the length of any name


@dataclass(frozen=True, slots=True, kw_only=True)
class Emoji:
    """One emoji without skin tones."""

    sign: str
    name: str  # as CLDR calls it: "croissant"
    codes: tuple[str, ...]  # as people type it between colons: "croissant"
    keywords: tuple[str, ...]


@cache
def all_emoji() -> tuple[Emoji, ...]:
    """Return every emoji in the order of CLDR; the first call reads a file, in some milliseconds."""
    lines = resource_text("emoji", "emoji.tsv").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("# "))
    return tuple(
        Emoji(sign=sign, name=name, codes=tuple(codes.split()), keywords=tuple(keywords.split(", ")))
        for sign, name, codes, keywords in rows
    )


def search(words: str, most: int = 0) -> tuple[Emoji, ...]:
    """Return what `words` may mean, the likeliest first, at most `most` (0: all); "" finds everything."""
    wanted = words.casefold().replace("_", " ").split()
    if not wanted:
        found = list(all_emoji())
    else:
        ranked = [
            (rank, nth, one) for nth, one in enumerate(all_emoji()) if (rank := _rank(one, wanted)) >= 0
        ]
        found = [one for _, _, one in sorted(ranked, key=lambda found: found[:2])]
    return tuple(found[:most] if most else found)


def by_code(code: str) -> Emoji | None:
    """Return the emoji that people type as `code`, without colons; None where there is none."""
    return _by_code().get(code.casefold())


def by_sign(sign: str) -> Emoji | None:
    """Return what is known of the emoji `sign`; None where there is no such emoji."""
    return _by_sign().get(sign)


@cache
def _by_sign() -> dict[str, Emoji]:
    return {one.sign: one for one in all_emoji()}


@cache
def _by_code() -> dict[str, Emoji]:
    return {code: one for one in reversed(all_emoji()) for code in one.codes}


def _rank(one: Emoji, wanted: list[str]) -> int:
    """Return how near `one` is, 0 the nearest; -1: one of the words is not in it.

    Of names that begin alike a shorter one is nearer: "brea" means bread before breast-feeding.
    """
    phrase = " ".join(wanted)
    codes = [code.replace("_", " ") for code in one.codes]
    if phrase == one.name or phrase in codes:
        return 0
    begun = [len(name) for name in (one.name, *codes) if name.startswith(phrase)]
    if begun:
        return min(begun)
    inside = [*one.name.split(), *" ".join(codes).split()]
    if all(any(word.startswith(part) for word in inside) for part in wanted):
        return FAR
    everything = [*inside, *" ".join(one.keywords).split()]
    return FAR + 1 if all(any(word.startswith(part) for word in everything) for part in wanted) else -1
