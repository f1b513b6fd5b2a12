"""Brings pictures and videos to a site's library, each once, and writes the blocks that show them."""

from dataclasses import dataclass
from html import escape

from app.errors import Refused
from app.model.draft import Attachment
from app.model.media import MediaLimits
from app.networks.base import Login, MediaFiles
from app.networks.web.answers import unreadable
from app.networks.web.http import Upload
from app.networks.web.reading import Fields, number, rows, word
from app.networks.wordpress.site import Sites, refusal

# WordPress has no limit of its own here, and a site does not tell its server's; these keep a post readable.
MEDIA = MediaLimits(
    pictures=40,
    videos=10,
    video_types=("video/mp4", "video/webm", "video/quicktime"),
    mixed=True,
)
_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "video/quicktime": "mov",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A file in the library of a site."""

    id: int
    address: str
    shown: Attachment

    @property
    def block(self) -> str:
        """Return the block that shows it."""
        source, said = escape(self.address), escape(self.shown.alt)
        if self.shown.kind == "video":
            told = f'<figcaption class="wp-element-caption">{said}</figcaption>' if said else ""
            film = f'<video controls src="{source}"></video>'
            figure = f'<figure class="wp-block-video">{film}{told}</figure>'
            return f'<!-- wp:video {{"id":{self.id}}} -->\n{figure}\n<!-- /wp:video -->'
        picture = f'<img src="{source}" alt="{said}" class="wp-image-{self.id}"/>'
        figure = f'<figure class="wp-block-image size-full">{picture}</figure>'
        return f'<!-- wp:image {{"id":{self.id},"sizeSlug":"full"}} -->\n{figure}\n<!-- /wp:image -->'


def check_media(media: tuple[Attachment, ...]) -> None:
    """Raise Refused where one post cannot hold all of `media`."""
    pictures = sum(one.kind != "video" for one in media)
    if pictures > MEDIA.pictures:
        raise Refused(f"The post has {pictures} pictures; {MEDIA.pictures} are the most.")
    if len(media) - pictures > MEDIA.videos:
        raise Refused(f"The post has {len(media) - pictures} videos; {MEDIA.videos} are the most.")


async def store(sites: Sites, login: Login, slug: str, one: Attachment, files: MediaFiles) -> Stored:
    """Return `one` as the library has it; it is uploaded where nothing is there under `slug`.

    A library keeps what nobody uses, so an upload whose answer was lost is looked for before it is repeated.

    Raises what `Sites.ask` and `MediaFiles.read` raise, and Refused for a file that the site does not take.
    """
    answer = await sites.ask(login, "GET", "/media", query={"slug": slug, "context": "edit"})
    if not answer.success:
        raise refusal(answer, visible=False)
    found = rows(answer.body)
    if found is None:
        raise unreadable(answer.host, visible=False)
    there = next((one for one in found if word(one, "slug") == slug), None)
    if there is None:
        # The file's own name may tell what is nobody's business, so it gets another one.
        upload = Upload(
            data=await files.read(one),
            mime=one.mime,
            name=f"{one.digest[:12]}.{_ENDINGS.get(one.mime, 'bin')}",
            form={"slug": slug, "alt_text": escape(one.alt, quote=False)},  # or words in <> get lost
        )
        answer = await sites.ask(login, "POST", "/media", upload=upload)
        if not answer.success:
            raise refusal(answer, visible=False)
        there = answer.fields
    return _stored(there, one, answer.host)


def _stored(told: Fields, one: Attachment, host: str) -> Stored:
    media_id, address = number(told, "id"), word(told, "source_url")
    if media_id is None or not address.startswith(("https://", "http://")):
        raise unreadable(host, visible=False)
    return Stored(id=media_id, address=address, shown=one)
