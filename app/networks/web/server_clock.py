"""What the clock of a server shows, for whoever doubts this computer's own."""

from datetime import datetime
from email.utils import parsedate_to_datetime

from app.errors import Unreachable
from app.networks.web.addresses import host_of, is_safe

PATIENCE_S = 10.0


async def server_moment(server: str) -> datetime | None:
    """Return the moment that `server` tells with its answer; None where it tells none.

    Nothing is sent but a request for its front page, without any credential. Raises Unreachable.
    """
    import httpx  # noqa: TID251 - the one way out

    if not is_safe(server):
        return None
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_S, follow_redirects=False) as client:
            answer = await client.head(server)
    except httpx.HTTPError as error:
        raise Unreachable(f"{host_of(server)} could not be reached.") from error
    try:
        moment = parsedate_to_datetime(answer.headers.get("date", ""))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
