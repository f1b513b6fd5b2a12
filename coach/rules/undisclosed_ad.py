"""Signs of an advertisement, and no word that it is one.

A link that pays you, a code with your name, a thing that was given to you: readers may know, and in most
countries the law says that they must. "Ad" at the beginning is enough.
"""

from collections.abc import Iterable

from coach.advice import Family, Fix, Safety, Weight
from coach.profile import Profile
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot
from coach.texts.phrases import lexicon, word_list
from coach.texts.span import Span


def _find(post: Reading) -> Iterable[Spot]:
    text = post.text
    hosts = word_list("affiliate_hosts")
    links = [
        (span, "is a link that pays whoever shares it") for span in text.urls if _pays(post, span, hosts)
    ]
    signs = links + [(found.span, "tells of a code or a gift") for found in text.find(lexicon("ad_signs"))]
    unclear = word_list("unclear_ad_tags")
    if text.hashtags and not unclear.isdisjoint(text.hashtag_words):
        pairs = zip(text.hashtags, text.hashtag_words, strict=True)
        signs += [(span, "hints without saying so") for span, word in pairs if word in unclear]
    if not signs or text.has(lexicon("ad_disclosures")):
        return ()
    if not word_list("disclosure_tags").isdisjoint(text.hashtag_words):
        return ()
    saying = Fix(safety=Safety.OFFERED, label="Begin with “Ad:”", start=0, end=0, replacement="Ad: ")
    return (
        Spot(
            span=signs[0][0],
            message="" if links else "Were you paid for this, or given something?",
            weight=None if links else Weight.HINT,
            evidence=tuple(f"“{text.slice(span)}” {remark}." for span, remark in signs),
            fixes=(saying,),
        ),
    )


def _pays(post: Reading, span: Span, hosts: frozenset[str]) -> bool:
    link = post.text.folded[span.start : span.end]
    place, _, query = (link.partition("://")[2] or link).partition("?")
    host = place.partition("/")[0].removeprefix("www.")
    pays = host in hosts
    if not (query or pays):
        return False
    if any(domain and f".{host}".endswith(f".{domain.lower()}") for domain in post.profile.domains):
        return False
    if pays:
        return True
    marks = word_list("affiliate_marks")
    return any(
        part in marks
        or f"{part.partition('=')[0]}=" in marks
        or (part.startswith("tag=") and host.startswith("amazon."))
        for part in query.split("&")
    )


RULE = Rule(
    id="undisclosed-ad",
    family=Family.PROMOTION,
    weight=Weight.WARNING,
    certainty=Certainty.SURE,
    find=_find,
    message="This looks paid or given, and nothing says so.",
    why="Readers may know who pays for a recommendation; in most countries the law says that they must.",
    suggestion="Say it at the beginning, in plain words: “Ad”, “Sponsored by ...”, or “They gave me this”.",
    bad=(
        "These knives stay sharp for years: [[https://www.amazon.com/dp/B000?tag=mykitchen-20]]",
        "The softest socks I ever wore! [[Use my code]] ROBIN10 at the till.",
        "Slept like a stone in the new tent [[#gifted]]",
        "Best blender for soups [[https://blender.example/?aff_id=77]]",
    ),
    good=(
        "Ad: these knives stay sharp for years. https://www.amazon.com/dp/B000?tag=mykitchen-20",
        "Use my code ROBIN10 at the till, I earn a little with each pair of socks.",
        "Acme Tents sent me this one to try, and it kept me dry. #gifted",
        "My code for the parser is online, reviews are welcome: https://example.com/parser?tag=v2",
        Example(
            "Our blender, in green: https://blender.example/?aff_id=77",
            profile=Profile(domains=("blender.example",)),
        ),
    ),
    source="FTC 2019, “Disclosures 101 for Social Media Influencers”: plain words, hard to miss.",
    exceptions="Links to your own domains (profile), and posts that say it in plain words.",
    needs=("links", "hashtags", lexicon("ad_signs")),
)
