"""Finds a site's categories and tags by their names, and makes those that it lets the writer make."""

from collections.abc import Iterable
from html import escape, unescape

from app.networks.base import Login
from app.networks.web.answers import Answer, unreadable
from app.networks.web.reading import Fields, fields, number, rows, word
from app.networks.wordpress.site import Sites, refusal

PAGE = 100  # the most that WordPress gives at once
FORBIDDEN = 403


async def term_ids(
    sites: Sites, login: Login, kind: str, names: Iterable[str]
) -> tuple[list[int], list[str]]:
    """Return the ids of the `names` of `kind` (categories, tags), and the names that cannot be had there.

    Raises what `Sites.ask` raises, and what the site's refusals stand for.
    """
    found: list[int] = []
    lacking: list[str] = []
    for name in names:
        term = await _find(sites, login, kind, name) or await _make(sites, login, kind, name)
        if term is None:
            lacking.append(name)
        elif term not in found:
            found.append(term)
    return found, lacking


async def _find(sites: Sites, login: Login, kind: str, name: str) -> int | None:
    # Names are kept and searched as HTML.
    query: dict[str, str | int] = {"search": escape(name, quote=False), "per_page": PAGE}
    answer = await sites.ask(login, "GET", f"/{kind}", query=query)
    if not answer.success:
        raise refusal(answer, visible=False)
    found = rows(answer.body)
    if found is None:
        raise unreadable(answer.host, visible=False)
    same = (term for term in found if _plain(term) == " ".join(name.split()).casefold())
    return next((number(term, "id") for term in same), None)


async def _make(sites: Sites, login: Login, kind: str, name: str) -> int | None:
    answer = await sites.ask(login, "POST", f"/{kind}", body={"name": name})
    if answer.success:
        return _known(number(answer.fields, "id"), answer)
    if word(answer.fields, "code") == "term_exists":  # under another spelling, or made just now
        return _known(number(fields(answer.fields.get("data")), "term_id"), answer)
    if answer.status == FORBIDDEN:
        return None
    raise refusal(answer, visible=False)


def _known(term: int | None, answer: Answer) -> int:
    if term is None:
        raise unreadable(answer.host, visible=False)
    return term


def _plain(term: Fields) -> str:
    return " ".join(unescape(word(term, "name")).split()).casefold()
