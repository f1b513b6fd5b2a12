"""Makes hostile texts by a seed: every plane of Unicode, lone surrogates, and what patterns stumble over."""

from random import Random

LONGEST = 5_000  # code points of most texts
HUGE = 1_000_000
HUGE_EVERY = 5_000  # texts
_PLANES = 17
_SURROGATES = (0xD800, 0xDFFF)

# What a reading, a rule or a network's count looks for, whole and cut off.
_SIGNS = (
    *(
        "@",
        "@a",
        "@a.",
        "@a@b.c",
        "#",
        "#1",
        "#Tag",
        "＃tag",
        "http://",
        "https://a.b/",
        "www.",
        "a.com",
        ".com",
    ),
    *(
        "$5",
        "1,",
        "1:",
        "20%",
        "4111 1111 1111 1111",
        "+49 30 123456",
        "a@b.c",
        "AKIA",
        "eyJ",
        "ghp_",
        "://a:b@",
    ),
    *(
        "“",
        "”",
        '"',
        "«",
        "»",
        "'",
        "’",
        "`",
        "(",
        ")",
        "[",
        "]",
        "[[",
        "]]",
        "<",
        ">",
        "<mention>",
        "<hyperlink>",
    ),
    *(
        "RT @a: ",
        "rt ",
        "mt ",
        "via ",
        "&amp;",
        "&",
        "&#39;",
        ":a_",
        ":red_heart:",
        "…",
        "...",
        "!",
        "?!",
        "??",
    ),
    *(
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\t",
        "\x00",
        "\x0b",
        "\x1c",
        "\x85",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u00a0",
    ),
    *(
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u00ad",
        "\u034f",
    ),
    *(
        "\u0301",
        "\u0327",
        "\u20dd",
        "\u20e3",
        "\ufe0f",
        "\ufe0e",
        "\u0e33",
        "\u0903",
        "\u094d",
        "\u1160",
        "\u11a8",
    ),
    *("👩‍👩‍👧", "🇩🇪", "🇩", "👍🏽", "🏽", "1️⃣", "🙂", "❤️", "\U000e0041", "\U000e007f", "\U0001f3f4"),
    *("İ", "ı", "ß", "ẞ", "Σ", "ς", "ﬀ", "Ǆ", "ŉ", "\u1e9e", "𝓗𝓮𝓵𝓵𝓸", "Ｆｕｌｌ", "ⓐ", "Ⅷ", "²", "௧", "٣"),
    *("שלום", "مرحبا", "नमस्ते", "ไทย", "한국어", "漢字かな", "\ud800", "\udfff", "\ud83d", "\ude00"),
    *("i 'm", "do n't", "don’t", "we are", "the best", "you won't believe", "hurry up", "thank you", "a"),
    *(
        "SHOUT",
        "Aa",
        "ooo",
        "- ",
        "* ",
        "\\",
        "\\n",
        "{}",
        "%s",
        "\x7f",
        "\x1b[31m",
        "0",
        "00",
        "_",
        "__",
        "-",
    ),
)
_ORDINARY = (
    "the",
    "of",
    "and",
    "a",
    "to",
    "in",
    "is",
    "you",
    "that",
    "it",
    "he",
    "was",
    "for",
    "on",
    "are",
    "with",
    "as",
    "i",
    "his",
    "they",
    "be",
    "at",
    "one",
    "have",
    "this",
)


def hostile_text(chance: Random, number: int) -> str:
    """Return the text of that `number`: mostly up to 5,000 code points, now and then a megabyte."""
    if number % HUGE_EVERY == HUGE_EVERY - 1:
        return _repeated(chance, HUGE)
    length = int(LONGEST ** chance.random())
    kind = chance.randrange(6)
    if kind == 0:
        return _repeated(chance, length)
    if kind == 1:
        return "".join(chr(_code_point(chance)) for _ in range(length))
    if kind == 2:
        return chance.choice(_SIGNS) * length
    pieces: list[str] = []
    size = 0
    while size < length:
        piece = _piece(chance, kind)
        pieces.append(piece)
        size += len(piece)
    return ("" if kind == 3 else " ").join(pieces)[:length]


def _piece(chance: Random, kind: int) -> str:
    drawn = chance.random()
    if drawn < 0.4 or kind == 3:
        return chance.choice(_SIGNS)
    if drawn < 0.9:
        return chance.choice(_ORDINARY)
    return "".join(chr(_code_point(chance)) for _ in range(chance.randint(1, 9)))


def _repeated(chance: Random, length: int) -> str:
    """Return a few pieces over and over: what makes a pattern that looks back quadratic."""
    piece = "".join(chance.choice(_SIGNS + _ORDINARY) for _ in range(chance.randint(1, 4)))
    return (piece * (length // len(piece) + 1))[:length]


def _code_point(chance: Random) -> int:
    """Return any code point; each plane and the surrogates are as likely as the others."""
    plane = chance.randrange(_PLANES + 1)
    if plane == _PLANES:
        return chance.randint(*_SURROGATES)
    return plane * 0x10000 + chance.randrange(0x10000)
