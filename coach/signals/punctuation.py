"""Traits of the punctuation of a post: how it stresses, trails off, quotes, draws out and smiles."""

_DRAWN_OUT = ("aaa", "eee", "ooo", "uuu", "iii", "sss", "mmm", "hhh", "yyy", "rrr", "lll")
# by a sign of each, which is faster looked for than two
_EMOTICONS = {
    ":": (":)", ":-)", ":(", ":d", ":p"),
    ";": (";)", ";-)"),
    "<": ("<3",),
    "x": ("xd",),
    "=": ("=)",),
    "^": ("^^",),
}
_OPEN_QUOTES = ("“", '"', " '", "‘")
_SIGNS = (
    (" - ", "has a dash"),
    ("–", "has a dash"),
    ("—", "has a dash"),
    ("|", "has an upright bar"),
    ("(", "has brackets"),
    ("™", "has a trade mark sign"),
    ("®", "has a trade mark sign"),
    (". ", "has a full stop and goes on"),
    (",", "has a comma"),
    ("\n", "has several lines"),
)


def note_punctuation(folded: str, found: dict[str, str]) -> None:
    """Add to `found` how `folded`, a text in lower case, is punctuated."""
    if "!" in folded:
        _note_exclamations(folded.count("!"), found)
    closed = folded.rstrip()
    if "…" in folded or ".." in folded:
        found["trails off"] = ""
        if closed.endswith(("...", "…")):
            found["ends by trailing off"] = ""
    elif closed[-1:] == ".":
        found["ends with a full stop"] = ""
    if ":" in folded:
        if closed[-1] == ":":
            found["ends with a colon"] = ""
        if ": " in folded:
            found["has a colon"] = ""
    if folded[:1] in "\"“'‘":
        found["begins with a quotation mark"] = ""
    if has_any(folded, _OPEN_QUOTES):
        found["has quotation marks"] = ""
    for sign, name in _SIGNS:
        if sign in folded:
            found[name] = ""
    if "\n" in folded and folded.count("\n") > 2:
        found["has four lines or more"] = ""
    if has_any(folded, _DRAWN_OUT):
        found["draws out a word"] = ""
    for sign, emoticons in _EMOTICONS.items():
        if sign in folded and has_any(folded, emoticons):
            found["has an emoticon"] = ""
            break


def _note_exclamations(marks: int, found: dict[str, str]) -> None:
    found["has an exclamation mark"] = ""
    if marks > 1:
        found["has two exclamation marks or more"] = ""
        if marks > 3:
            found["has four exclamation marks or more"] = ""


def has_any(text: str, signs: tuple[str, ...]) -> bool:
    """Tell whether any of `signs` stands in `text`."""
    for sign in signs:  # noqa: SIM110 - a generator costs three times as much on this hot path
        if sign in text:
            return True
    return False
