"""Every link leads to yourself.

Whoever never points to anybody else is not part of a conversation, only its beneficiary. A link to
somebody whose work you learned from costs nothing, helps your readers and makes a friend.
"""

from collections.abc import Iterable
from functools import lru_cache

from coach.advice import Family, Weight
from coach.profile import Profile
from coach.reading import Reading
from coach.rule import Certainty, Example, Rule, Spot, shortened
from coach.texts.text import Text, read

LINKING = 5  # posts with a link, this one included; of fewer, chance may be the reason


def _find(post: Reading) -> Iterable[Spot]:
    own = post.profile.domains
    if not own or not post.text.urls or post.is_reply or not post.history.posts:
        return ()
    if not _all_own(_hosts(post.text), own):
        return ()
    window = post.past.before(post.entry.at, post.profile.mix_window, post.entry.account)
    linking = [(past, hosts) for past in window if (hosts := _hosts_of(past.text))]
    least = post.threshold("own-link-only", "LINKING", LINKING)
    if len(linking) + 1 < least or not all(_all_own(hosts, own) for _, hosts in linking):
        return ()
    return (
        Spot(
            span=post.text.urls[0],
            message=f"With this one, each of your last {len(linking) + 1} links leads to yourself.",
            evidence=tuple(f"{past.at:%d %b}: {shortened(past.text)}" for past, _ in linking[-3:]),
        ),
    )


def _all_own(hosts: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return all(any(f".{host}".endswith(f".{domain.lower()}") for domain in own if domain) for host in hosts)


def _hosts(text: Text) -> tuple[str, ...]:
    links = (text.folded[start:end] for start, end in text.urls)
    return tuple((link.partition("://")[2] or link).partition("/")[0].partition("?")[0] for link in links)


@lru_cache(maxsize=1 << 12)  # posts; the window again and again
def _hosts_of(text: str) -> tuple[str, ...]:
    return _hosts(read(text)) if "." in text else ()


_OWN = Profile(domains=("garden.example",))
_OWN_LINKS = (
    "Our seed list for May is up. https://garden.example/seeds",
    "How we built the new beds, step by step: https://garden.example/beds",
    "Who has seen a bee this week?",
    "The diary of a wet April: https://blog.garden.example/april",
    "Opening hours for the summer: https://garden.example/hours",
)

RULE = Rule(
    id="own-link-only",
    family=Family.PROMOTION,
    weight=Weight.HINT,
    certainty=Certainty.SURE,
    find=_find,
    needs=("earlier",),
    message="All your links lead to yourself.",
    why="Who only points to themselves is read as an advertiser. A link to others helps readers and them.",
    suggestion="Before this one, share something good by somebody else, and say why it is good.",
    bad=(
        Example(
            "Tomatoes in ten photos: [[https://garden.example/tomatoes]]", before=_OWN_LINKS, profile=_OWN
        ),
        Example(
            "What do you think of the new path? [[https://www.garden.example/path]]",
            before=(*_OWN_LINKS, "Rain at last."),
            profile=_OWN,
        ),
    ),
    good=(
        Example(
            "Tomatoes in ten photos: https://garden.example/tomatoes",
            before=(*_OWN_LINKS, "Lovely read on soil, by a farmer: https://farm.example/soil"),
            profile=_OWN,
        ),
        Example("Lovely read on soil: https://farm.example/soil", before=_OWN_LINKS, profile=_OWN),
        Example("Tomatoes in ten photos: https://garden.example/t", before=_OWN_LINKS[:4], profile=_OWN),
        Example("Tomatoes in ten photos: https://garden.example/tomatoes", before=_OWN_LINKS),
    ),
    source="The 4-1-1 and 5-3-2 rules of thumb: most of what one shares is by others.",
    exceptions="Fewer than five links, answers, and a profile that names no domain of yours.",
)
