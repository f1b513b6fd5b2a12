"""Traits that do not stand in the text: whether it is a reply, and what the profile knows as the writer's own."""

from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.text import Text

IS_REPLY = "is a reply"
OWN_LINK = "links to the writer's own pages"
OWN_PRODUCT = "names the writer's own product"


def note_known(text: Text, entry: Entry, profile: Profile, found: dict[str, str]) -> None:
    """Add to `found` what `entry` and `profile` tell beside the text."""
    if entry.kind is Kind.REPLY or entry.reply_to is not None:
        found[IS_REPLY] = ""
    for domain in profile.domains:
        own = domain.lower()
        for url in text.urls:
            link = text.folded[url.start : url.end]
            host = link.partition("://")[2] or link
            host = host.partition("/")[0]
            if own and (host == own or host.endswith(f".{own}")):
                found[OWN_LINK] = own
    for product in profile.products:
        if product and product.lower() in text.folded:
            found[OWN_PRODUCT] = product
