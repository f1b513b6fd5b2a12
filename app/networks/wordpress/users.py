"""Who a user of a site is, and whether they may publish there."""

from app.errors import Refused, SignInNeeded
from app.model.account import Limits
from app.networks.base import Facts
from app.networks.web.answers import Answer, unreadable
from app.networks.web.reading import fields, number, one_line, word
from app.networks.wordpress.media import MEDIA
from app.networks.wordpress.site import name_of, refusal


def facts_of(server: str, answer: Answer) -> Facts:
    """Return who a user is that was read for editing; only the user themself can be read so."""
    host, told = name_of(server), answer.fields
    if answer.status in {400, 401, 403}:
        raise SignInNeeded(
            f"{host} does not accept this user name and application password. It is not the password that "
            "opens the site itself."
        )
    if not answer.success:
        raise refusal(answer, visible=False)
    user, user_id, may = word(told, "username"), number(told, "id"), fields(told.get("capabilities"))
    if not user or user_id is None:
        raise unreadable(answer.host, visible=False)
    if not may.get("publish_posts"):
        raise Refused(
            f"The user {user} may not publish posts on {host}. Somebody who looks after the site can make "
            "that user an author."
        )
    return Facts(
        handle=f"{user}@{host}",
        remote_id=str(user_id),
        server=server,
        limits=Limits(text=0, media=MEDIA),
        name=one_line(word(told, "name")),
        may=f"publish posts{' and' if may.get('upload_files') else ', but not'} upload media",
    )
