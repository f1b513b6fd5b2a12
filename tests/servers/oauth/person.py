"""A person with a browser, who signs in on the strict server's own pages and says yes there."""

import re
from urllib.parse import urljoin

import httpx

HOPS_MOST = 12  # from the first page to the answer there are seven
PATIENCE_S = 60.0  # a browser waits long, and the server shares the machine with other tests


class PageError(RuntimeError):
    """The server showed another page than the ones on the way to a yes."""


async def yes(address: str, server: str, name: str) -> str:
    """Go to `address` on `server`, sign `name` in and say yes; return where the answer is brought.

    Raises:
        PageError: a page that a person could not go on from.
    """
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE_S) as browser:
        answer = await browser.get(address)
        for _ in range(HOPS_MOST):
            if answer.is_redirect:
                place = urljoin(str(answer.url), answer.headers["location"])
                if not place.startswith(server):
                    return place
                answer = await browser.get(place)
                continue
            form = re.search(r'<form[^>]*action="([^"]+)"', answer.text)
            prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)
            if not (form and prompt):
                raise PageError(f"{answer.status_code} {answer.text[:500]}")
            typed = {"prompt": prompt[1]}
            if prompt[1] == "login":
                typed |= {"login": name, "password": "of the tests"}
            answer = await browser.post(urljoin(str(answer.url), form[1]), data=typed)
    raise PageError("It leads in circles.")
