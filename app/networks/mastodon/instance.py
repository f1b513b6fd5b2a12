"""What a server of the Mastodon API says about itself: recognised by its features, never by its version."""

from dataclasses import dataclass

from app.errors import Refused, SignInNeeded
from app.model.account import Limits
from app.model.media import MediaLimits
from app.networks.web.addresses import host_of
from app.networks.web.answers import Answer, failure
from app.networks.web.http import Call, Http
from app.networks.web.reading import Fields, fields, listed, number, word

TEXT_MAX = 500  # Mastodon's own defaults, November 2026, for a server that does not tell
PICTURES_MAX = 4
ALT_MAX = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """The name that the server's handles end in, and its limits."""

    domain: str
    limits: Limits


async def read_instance(http: Http, server: str, token: str) -> Instance:
    """Ask `server` about itself; where the newer call is missing, by the older one.

    The token is sent along because closed servers tell nothing to strangers.

    Raises:
        Refused: this is no server of the Mastodon API.
        SignInNeeded: it tells nothing without a better token.
        Unreachable, TooFast: as they say.
    """
    newer = await _ask(http, server, "/api/v2/instance", token)
    if _is_instance(newer.fields):
        return _instance(newer.fields, word(newer.fields, "domain"), server)
    older = await _ask(http, server, "/api/v1/instance", token)
    if _is_instance(older.fields):
        return _instance(older.fields, word(older.fields, "uri"), server)
    for answer in (newer, older):
        if answer.status == 401:
            raise SignInNeeded(f"{answer.host} does not accept this access token.")
        if answer.status >= 500:
            raise failure(answer, visible=False)
    raise Refused(f"{host_of(server)} is not a server of Mastodon.")


async def _ask(http: Http, server: str, path: str, token: str) -> Answer:
    return await http.ask(Call(method="GET", server=server, path=path, token=token))


def _is_instance(told: Fields) -> bool:
    return bool(word(told, "version") and (word(told, "domain") or word(told, "uri")))


def _instance(told: Fields, domain: str, server: str) -> Instance:
    settings = fields(told.get("configuration"))
    statuses = fields(settings.get("statuses"))
    media = fields(settings.get("media_attachments"))
    limits = Limits(
        # Some servers tell the limit by an older name at the top.
        text=number(statuses, "max_characters") or number(told, "max_toot_chars") or TEXT_MAX,
        characters_per_link=number(statuses, "characters_reserved_per_url"),
        media=_media_limits(media, number(statuses, "max_media_attachments")),
    )
    # The older call may give an address here, and a broken server anything.
    name = host_of(domain) if "://" in domain else domain
    return Instance(domain=name if name.isprintable() and " " not in name else host_of(server), limits=limits)


def _media_limits(told: Fields, pictures: int | None) -> MediaLimits:
    types = [one for one in listed(told.get("supported_mime_types")) or () if isinstance(one, str)]
    usual = MediaLimits()
    return MediaLimits(
        pictures=pictures or PICTURES_MAX,
        picture_types=tuple(one for one in types if one.startswith("image/")) or usual.picture_types,
        picture_bytes=number(told, "image_size_limit"),
        picture_pixels=number(told, "image_matrix_limit"),
        video_types=tuple(one for one in types if one.startswith("video/")) or usual.video_types,
        video_bytes=number(told, "video_size_limit"),
        video_pixels=number(told, "video_matrix_limit"),
        alt=number(told, "description_limit") or ALT_MAX,
    )
