"""Card numbers, and somebody's phone or address.

What stands in public once is copied for good. Your shop's telephone is yours to publish; another person's
number or door is not, and your own private one deserves a second thought.
"""

import re
from collections.abc import Iterable, Iterator

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.phrases import lexicon
from coach.texts.span import Match, Span
from coach.texts.text import Text

NEAR = 20  # signs between "her number" and the number

_SHORTEST_CARD = 13  # digits
_CARD = re.compile(r"(?<![\w.,/=-])\d(?:[ -]?\d){12,18}(?![\w/=-]|\.\d)")
# What the numbers of the large issuers begin with, and how long they are (ISO/IEC 7812).
_ISSUED = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}"
    r"|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|62\d{14,17}|3(?:0[0-5]|[68]\d)\d{11}"
)
_PHONE = r"(?<![\w/=.-])\+?\(?\d(?:[ ().-]{0,2}\d){6,13}(?![\w/=])"
_STREET = (
    r"\d{1,5}[a-z]?,? (?:[A-Z][a-z]{1,20} ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Way|Square|Terrace)\b"
)
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_PRIVATE = re.compile(f"{_PHONE}|{_STREET}|{_MAIL}")
_LONGEST_PRIVATE = 100  # signs


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    # Every mention has an @ of its own; one more may stand in a mail address.
    if not text.numbers and text.raw.count("@") <= len(text.mentions):
        return ()
    cards = _cards(text) if _digits(text) >= _SHORTEST_CARD else ()
    owners = text.find(lexicon("whose_contact"))
    return (*cards, *_of_a_person(post, owners)) if owners else tuple(cards)


def _digits(text: Text) -> int:
    """Return how many there are at most."""
    return sum([end - start for start, end in text.numbers])


def _cards(text: Text) -> Iterator[Spot]:
    for begin, part in text.parts:
        if _digits(part) >= _SHORTEST_CARD:
            yield from _cards_in(part.raw, begin)


def _cards_in(raw: str, begin: int) -> Iterator[Spot]:
    for match in _CARD.finditer(raw):
        digits = "".join(filter(str.isdigit, match[0]))
        if digits.isascii() and _ISSUED.fullmatch(digits) and luhn(digits):
            span = Span(match.start() + begin, match.end() + begin)
            yield Spot(
                span=span,
                weight=Weight.STOP,
                message="This looks like the number of a payment card.",
                suggestion="Take it out. If it has been public anywhere, have the card replaced.",
                evidence=(f"{len(digits)} digits with the check digit of a card.",),
                fixes=(_removal(span),),
            )


def luhn(digits: str) -> bool:
    """Tell whether the check digit of `digits` is right (ISO/IEC 7812-1, annex B)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _of_a_person(post: Reading, owners: tuple[Match, ...]) -> Iterator[Spot]:
    text = post.text
    near = max(0, int(post.threshold("personal-data", "NEAR", NEAR)))
    for match in owners:
        private = _PRIVATE.search(text.raw, match.end, match.end + near + _LONGEST_PRIVATE)
        if private and private.start() - match.end <= near:
            span = Span(*private.span())
            yield Spot(
                span=span, evidence=(f"It stands after “{text.slice(match)}”.",), fixes=(_removal(span),)
            )


def _removal(span: Span) -> Fix:
    return Fix(safety=Safety.OFFERED, label="Take it out", start=span.start, end=span.end, replacement="…")


RULE = Rule(
    id="personal-data",
    family=Family.SAFETY,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="Does this person want it to be public?",
    why="What stands in public once is copied for good, and strangers call, write or come by.",
    suggestion="Take it out, and ask people to write to you in private.",
    bad=(
        "Somebody left a card on the counter, [[4111 1111 1111 1111]], is it yours?",
        "Charge it to [[378282246310005]] please",
        "Ask Sam about the boat, his number is [[+44 20 7946 0958]] after six",
        "She lives at [[12 Elm Tree Road]], bring flowers",
        "My neighbour bakes for parties, her email is [[mara.k@example.com]] if you want a cake",
    ),
    good=(
        "Call us at 020 7946 0958 until six, or come to 12 Elm Tree Road.",
        "My number 1 film of 2025 has no words in it. Yours?",
        "The ferry office is closed, their number is 020 7946 0958.",
        "Order 4111 1111 1111 1112 arrived today, a year late",
        "Sam knows all about boats. Write to me and I pass it on.",
        "See https://example.com/4111111111111111 for more",
    ),
    source="ISO/IEC 7812-1 for card numbers; GDPR, article 4, on what is personal data.",
    exceptions="A telephone, an address or a mail address that no word ties to one person.",
    needs=("numbers", lexicon("whose_contact")),
    needs_words=False,
)
