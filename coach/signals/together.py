"""Traits that only two others together make."""

# a new name, and what must be there; each part may name several traits, one of which is enough
_PAIRS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "commands and links",
        ("has a link",),
        (
            "begins: opens with a command",
            "sends on to more",
            "says check out or come and see",
            "asks to read",
            "asks to watch or listen",
            "asks to see or look",
            "asks to join or take part",
        ),
    ),
    ("asks and links", ("has a link",), ("has a question mark",)),
    ("has an emoji and no link", ("has no link",), ("has an emoji",)),
    ("has a hashtag and no link", ("has no link",), ("has a hashtag",)),
    ("has an emoji and a link", ("has a link",), ("has an emoji",)),
    ("speaks of oneself and links", ("has a link",), ("speaks of oneself: I", "speaks of oneself: my, me")),
    ("writes hardly a capital and links", ("has a link",), ("writes hardly a capital",)),
    ("says our or we, and links", ("has a link",), ("says our", "speaks as we")),
    ("says our or we, not you", ("says our", "speaks as we"), ()),
    (
        "speaks of oneself and asks the reader",
        ("speaks of oneself: I", "speaks of oneself: my, me"),
        (
            "says please",
            "asks to subscribe or follow",
            "says check out or come and see",
            "asks to watch or listen",
            "asks for help for oneself",
        ),
    ),
    ("counts things at the start", ("begins with a number",), ("counts things in a list",)),
    ("asks a named person", ("begins with a mention",), ("has a question mark",)),
    (
        "answers or thanks a named person",
        ("mentions somebody", "quotes or reposts somebody"),
        (
            "thanks somebody",
            "congratulates or wishes well",
            "apologises or comforts",
            "agrees or disagrees",
            "answers somebody's concern",
        ),
    ),
    (
        "I and something reached",
        ("speaks of oneself: I", "speaks of oneself: my, me"),
        ("tells of something finished or reached", "tells of a win or a prize"),
    ),
    ("I and pride", ("speaks of oneself: I", "speaks of oneself: my, me"), ("says it is proud or lucky",)),
    (
        "I and a brag tag",
        ("speaks of oneself: I", "speaks of oneself: my, me", "speaks as we", "says our"),
        ("is tagged as a brag",),
    ),
    (
        "we and something reached",
        ("speaks as we", "says our"),
        ("tells of a win or a prize", "says it is proud or lucky"),
    ),
    (
        "shares a feeling of one's own",
        ("speaks of oneself: I", "speaks of oneself: my, me"),
        ("shows a feeling",),
    ),
    ("announces and links", ("has a link",), ("announces", "names an event", "says it can be had now")),
    (
        "company words and a link",
        ("has a link",),
        ("speaks as or about a company", "praises its own purpose"),
    ),
    (
        "headline with small words",
        ("writes Most Words With Capitals",),
        ("has mostly small words", "has many small words"),
    ),
    (
        "headline that says you",
        ("writes Most Words With Capitals", "writes many words with capitals"),
        ("says you", "says your"),
    ),
    (
        "headline in the words of news",
        ("writes Most Words With Capitals", "writes many words with capitals"),
        ("reports in the words of news", "names matters of public affairs"),
    ),
    ("a report in plain words", ("reports in the words of news",), ("names matters of public affairs",)),
    (
        "promises tips or reasons and links",
        ("has a link",),
        (
            "counts things in a list",
            "gives a tip or a fact",
            "promises a reason or a way without giving it",
            "tells you what you need",
        ),
    ),
    (
        "sells and pushes",
        ("pushes to act at once",),
        ("names a price, discount or offer", "says it can be had now", "commands: buy, get, try, enjoy"),
    ),
    ("answers somebody with a link", ("begins with a mention",), ("has a link",)),
    (
        "we and you",
        ("speaks as we", "says our"),
        ("says you", "says your"),
    ),
    (
        "has few words, a full stop and a link",
        ("has three words at most", "has four to six words", "has seven to nine words"),
        ("ends with a full stop",),
    ),
    (
        "news and a link",
        ("has a link",),
        ("reports in the words of news", "names matters of public affairs", "says who reports it"),
    ),
)
_TALKS = (
    "says you",
    "says your",
    "has a question mark",
    "mentions somebody",
    "thanks somebody",
    "congratulates or wishes well",
    "says please",
    "is a repost or a quotation alone",
    "quotes or reposts somebody",
    "greets",
    "apologises or comforts",
)
_PERSONAL = (
    "speaks of oneself: I",
    "speaks of oneself: my, me",
    "shows a feeling",
    "gives an opinion",
    "agrees or disagrees",
)


_HALF = len(_PAIRS)  # bits; the lower half says which first parts of a pair are there, the upper which second
_TALKING, _PERSON = 1 << 2 * _HALF, 2 << 2 * _HALF


def _bits() -> dict[str, int]:
    """Return for each trait that counts here, as bits, which parts of which pairs it is."""
    found: dict[str, int] = {}
    for number, (_, ones, others) in enumerate(_PAIRS):
        for one in ones:
            found[one] = found.get(one, 0) | 1 << number
        for other in others:
            found[other] = found.get(other, 0) | 1 << number + _HALF
    for trait in _TALKS:
        found[trait] = found.get(trait, 0) | _TALKING
    for trait in _PERSONAL:
        found[trait] = found.get(trait, 0) | _PERSON
    return found


_BITS = _bits()
_COUNTING = frozenset(_BITS)


def note_combinations(found: dict[str, str]) -> None:
    """Add to `found` what its traits show together, and what is missing."""
    there = 0
    for trait in _COUNTING.intersection(found):
        there |= _BITS[trait]
    pairs = there & there >> _HALF & (1 << _HALF) - 1  # those with both parts
    while pairs:
        first = pairs & -pairs
        name, _, others = _PAIRS[first.bit_length() - 1]
        for other in others:
            if other in found:
                found[name] = found[other]
                break
        pairs ^= first
    personal = there & _PERSON
    if not there & _TALKING:
        found["addresses nobody"] = ""
        if not personal:
            found["addresses nobody and says nothing personal"] = ""
            if "has a link" in found:
                found["addresses nobody and links"] = ""
    elif not personal:
        found["says nothing personal"] = ""
    if (
        ("says our" in found or "speaks as we" in found)
        and "says you" not in found
        and "says your" not in found
    ):
        found["says our or we, not you"] = ""
