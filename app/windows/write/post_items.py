"""The parts of a thread in the plain values that their cards and the preview show."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QImage

from app.model.account import Account
from app.model.article import Article
from app.model.draft import Attachment
from app.model.media import too_much
from app.networks.looks import Kind, Look, first_link, look_of, page
from app.services.splitting.cutting import Shown
from app.windows.aids.carding import Carding
from app.windows.aids.parting import Cut
from widgets.parts.part_item import PartItem, PartPicture
from widgets.previews.post_item import Folding, PageItem, PostItem, PostPicture, Stretch

View = Callable[[Attachment], QImage | None]

UNSPLIT = "This is one link or name, which cannot be split. Make it shorter."


def part_items(cut: Cut, view: View) -> tuple[PartItem, ...]:
    """Return the cards of the parts."""
    account = cut.account
    if account is None:
        return ()
    return tuple(
        PartItem(
            text=link.text,
            used=link.used,
            limit=account.limits.text,
            by_hand=place.by_hand,
            pictures=tuple(
                PartPicture(name=one.name, described=bool(one.alt.strip()), view=view(one))
                for one in link.media
            ),
            trouble=_trouble(link, account),
        )
        for link, place in zip(cut.links, cut.places, strict=True)
    )


def post_items(cut: Cut, view: View, cards: Carding) -> tuple[PostItem, ...]:
    """Return the posts as the network of the account shows them; () for one that is not known."""
    account = cut.account
    look = look_of(account.network) if account is not None else None
    if account is None or look is None:
        return ()
    last = len(cut.links) - 1
    return tuple(
        _post(
            link,
            account,
            look,
            cut.draft.warning.strip() if look.warnings else "",
            view,
            cards,
            nth < last,
            cut.draft.article,
        )
        for nth, link in enumerate(cut.links)
    )


def _post(
    link: Shown,
    account: Account,
    look: Look,
    warning: str,
    view: View,
    cards: Carding,
    goes_on: bool,
    article: Article,
) -> PostItem:
    runs = look.runs(link.text)
    address = first_link(runs) if look.makes_cards and not (link.media or warning) else ""
    return PostItem(
        name=account.name or look.nameless(account.handle.lstrip("@")),
        handle=f"@{account.handle.lstrip('@')}",
        stretches=tuple(Stretch(text=run.text, marked=run.kind is not Kind.PLAIN) for run in runs),
        folding=Folding(
            lines=look.fold.lines,
            shown=look.fold.shown,
            written=look.fold.written,
            words=look.fold.words,
        ),
        pictures=tuple(_picture(one, view) for one in link.media),
        warning=warning,
        card=cards.card(address) if address else None,
        link=address,
        reading=cards.is_reading(address),
        goes_on=goes_on,
        page=_page(article, link.text) if look.articles else None,
    )


def _page(article: Article, text: str) -> PageItem:
    made = page(article.title, text)
    below = [", ".join(article.categories), " ".join(f"#{tag}" for tag in article.tags)]
    return PageItem(title=made.title, body=made.body, below=" · ".join(filter(None, below)))


def _picture(one: Attachment, view: View) -> PostPicture:
    return PostPicture(
        name=one.name,
        alt=one.alt,
        width=one.width,
        height=one.height,
        film=one.kind == "video",
        view=view(one),
    )


def _trouble(link: Shown, account: Account) -> str:
    if account.limits.text and link.used > account.limits.text:
        return UNSPLIT
    together = [replace(one, part=0) for one in link.media]
    said = next((one.sentence for one in too_much(together, account.limits.media) if one.stops), "")
    return f"{said[0].upper()}{said[1:]}." if said else ""
