"""Traits that do not stand in the text: it is a reply; the profile knows something as the writer's own."""

from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.texts.text import Text

IS_REPLY = "is a reply"
OWN_LINK = "links to the writer's own pages"
OWN_PRODUCT = "names the writer's own product"


def note_known(text: Text, entry: Entry, profile: Profile, found: dict[str, str]) -> None:
    """Add to `found` what `entry` and `profile` tell beside the text."""
    if entry.kind is Kind.REPLY or entry.reply_to is not None:
        found[IS_REPLY] = ""
    for domain in profile.domains:
        own = f".{domain.lower()}"
        if domain and any(_host(text.folded[url.start : url.end]).endswith(own) for url in text.urls):
            found[OWN_LINK] = domain
    for product in profile.products:
        if product and product.lower() in text.folded:
            found[OWN_PRODUCT] = product


def _host(url: str) -> str:
    return f".{(url.partition('://')[2] or url).partition('/')[0]}"
