"""Letters borrowed from mathematics to look bold or curly.

They are no letters but signs of their own: a screen reader skips them or says "mathematical bold capital
h" for each, no search finds the words, and many phones show empty boxes.
"""

import re
import unicodedata
from collections.abc import Iterable

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.span import Span

SIGNS = 3  # borrowed letters side by side; one or two are a formula, a unit or an emblem

# Mathematical alphabets, the letter-like ones that fill their gaps, circled and squared letters, wide ones.
_LETTER = (
    "\U0001d400-\U0001d7ff\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131"
    "\u2133\u2134\u24b6-\u24e9\U0001f130-\U0001f169\U0001f170-\U0001f189\uff21-\uff3a\uff41-\uff5a"
)
_RUN = re.compile(f"[{_LETTER}]+(?:[ '’.,!?&-]{{1,3}}[{_LETTER}]+)*")
_HAS = re.compile(f"[{_LETTER}]")
# White on black, circled and squared: Unicode gives them no plain letter to fall back to.
_WITHOUT_PLAIN = {
    first + offset: chr(ord("A") + offset) for first in (0x1F150, 0x1F170) for offset in range(26)
}


def _find(post: Reading) -> Iterable[Spot]:
    raw = post.text.raw
    if raw.isascii() or not _HAS.search(raw):
        return ()
    least = post.threshold("fancy-letters", "SIGNS", SIGNS)
    return tuple(
        _spot(Span(*run.span()), run[0])
        for run in _RUN.finditer(raw)
        if len(run[0]) >= least and len(plain(run[0])) >= least
    )


def plain(fancy: str) -> str:
    """Return `fancy` in everyday letters."""
    return unicodedata.normalize("NFKC", fancy.translate(_WITHOUT_PLAIN))


def _spot(span: Span, words: str) -> Spot:
    fix = Fix(
        safety=Safety.SAFE,
        label="Write it in plain letters",
        start=span.start,
        end=span.end,
        replacement=plain(words),
    )
    return Spot(span=span, evidence=(f"“{words}” is “{plain(words)}” in letters.",), fixes=(fix,))


RULE = Rule(
    id="fancy-letters",
    family=Family.ACCESS,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="Screen readers cannot read these letters.",
    why="They are mathematical signs: they are skipped or spelled out, and no search finds the words.",
    suggestion="Use plain letters, and put what matters into the first sentence.",
    bad=(
        "Our garden is open [[𝗼𝗻 𝗦𝘂𝗻𝗱𝗮𝘆]] from ten",
        "[[𝓗𝓮𝓵𝓵𝓸]] everyone, who is up already?",
        "A [[Ⓦⓘⓝⓣⓔⓡ]] walk with the whole choir",
        "The [[🅱🅸🅶]] one is in the river again",
        "[[Ｗｉｄｅ]] letters and [[𝕕𝕠𝕦𝕓𝕝𝕖 𝕤𝕥𝕣𝕦𝕔𝕜]] ones",
    ),
    good=(
        "Our garden is open on Sunday from ten",
        "Energy is 𝐸 and mass is 𝑚, says the old blackboard in room four",
        "Für Zoë gibt es Käse, and for Łukasz a crème brûlée",
        "Blood type 🅰 or 🅱? They ask at the door.",
    ),
    source="Unicode Standard, “Mathematical Alphanumeric Symbols”: for formulas, not for styling.",
    exceptions="One or two such signs, as formulas have them.",
    needs_words=False,
)
