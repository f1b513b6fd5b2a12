"""A link that hides where it leads, or drags a tail behind it.

A shortened link asks for blind trust, breaks when the shortener closes, and says nothing when it is read
out. The tail behind a question mark (utm_source and the like) counts people; the page opens without it.
"""

import re
from collections.abc import Iterable, Iterator

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.span import Span

# What networks shorten by themselves (t.co, lnkd.in, youtu.be, fb.me, redd.it) is not the writer's choice.
SHORTENERS = frozenset(
    [
        "bit.ly",
        "bitly.com",
        "tinyurl.com",
        "goo.gl",
        "ow.ly",
        "buff.ly",
        "is.gd",
        "v.gd",
        "cutt.ly",
        "rb.gy",
        "shorturl.at",
        "t.ly",
        "tiny.cc",
        "dlvr.it",
        "ift.tt",
        "adf.ly",
        "bit.do",
        "soo.gd",
        "s.id",
        "shorte.st",
        "trib.al",
        "lnk.to",
        "rebrand.ly",
        "bl.ink",
        "snip.ly",
        "po.st",
    ]
)
# Parameters that only count people, as their makers document them.
TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "twclid",
        "ttclid",
        "li_fat_id",
        "igshid",
        "igsh",
        "mc_cid",
        "mc_eid",
        "yclid",
        "_hsenc",
        "_hsmi",
        "mkt_tok",
        "vero_id",
        "oly_anon_id",
        "oly_enc_id",
        "s_cid",
        "wickedid",
        "rb_clickid",
    ]
)
TRACKING_FAMILIES = ("utm_", "pk_", "mtm_", "hsa_")

_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/?#:]+)")


def _find(post: Reading) -> Iterable[Spot]:
    urls = post.text.urls
    return tuple(_spots(post, urls)) if urls else ()


def _spots(post: Reading, urls: tuple[Span, ...]) -> Iterator[Spot]:
    text = post.text
    for span in urls:
        link = text.folded[span.start : span.end]
        if "?" in link:
            raw = text.slice(span)
            clean = without_tracking(raw)
            if clean != raw:
                yield _tracking(span, raw, clean)
        elif (host := _HOST.match(link)) and host[1] in SHORTENERS:
            yield Spot(span=span, evidence=(f"{host[1]} shortens links.",))


def without_tracking(link: str) -> str:
    """Return `link` without the parameters that only count people, as it stands otherwise."""
    address, _, rest = link.partition("?")
    query, sign, anchor = rest.partition("#")
    kept = [part for part in query.split("&") if not _counts_people(part)]
    if len(kept) == query.count("&") + 1:
        return link
    return f"{address}{'?' if kept else ''}{'&'.join(kept)}{sign}{anchor}"


def _counts_people(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in TRACKING or name.startswith(TRACKING_FAMILIES)


def _tracking(span: Span, raw: str, clean: str) -> Spot:
    fix = Fix(safety=Safety.SAFE, label="Cut the tail off", start=span.start, end=span.end, replacement=clean)
    return Spot(
        span=span,
        message="This link drags a tail that counts people.",
        suggestion="Cut the tail off; the page opens without it.",
        evidence=(f"{len(raw) - len(clean)} characters of tracking.",),
        fixes=(fix,),
    )


RULE = Rule(
    id="bare-link-text",
    family=Family.ACCESS,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("links",),
    message="Nobody can see where this link leads.",
    why="People trust an address that they can read, and a screen reader says every sign of it.",
    suggestion="Use the page's own address; networks that count it short do so by themselves.",
    bad=(
        "The tide tables for May are out: [[https://bit.ly/3abcdef]]",
        "How we repaired the roof [[https://example.com/roof?utm_source=feed&utm_medium=social]]",
        "Read it here, all of you: [[https://example.com/?id=7&fbclid=IwAR0123#top]]",
    ),
    good=(
        "How we repaired the roof: https://example.com/roof",
        "The map is here: https://example.com/map?zoom=12&layer=trees#north",
        "No link at all here",
    ),
    source="WCAG 2.2, success criterion 2.4.4, Link Purpose; the parameters as their makers document them.",
    exceptions="What a network shortens by itself.",
    needs_words=False,
)
