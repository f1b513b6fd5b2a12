"""Small views of pictures, made beside the window's thread."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """Pixels to be shown: red, green, blue and opacity, a byte each, row after row."""

    width: int
    height: int
    rgba: bytes


def make_thumbnail(data: bytes, name: str, side: int) -> Thumbnail:
    """Return the picture in `data` no larger than `side` pixels, in the colours of the screen.

    Raises:
        MediaError: it is damaged.
    """
    # Whoever only names a Thumbnail must not pay for Pillow.
    from PIL import Image

    from app.media.picture.colour import plain, to_screen
    from app.media.picture.opening import open_picture, understood

    with open_picture(data, name) as image, understood(name):
        image.draft("RGB", (side * 2, side * 2))  # a JPEG is unpacked no larger than it takes
        shown, profile = plain(image)
        shown = shown.convert("RGBA")
        shown.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
        seen = to_screen(shown.convert("RGB"), profile) if profile is not None else None
        if seen is not None:
            seen.putalpha(shown.getchannel("A"))
            shown = seen
        return Thumbnail(width=shown.width, height=shown.height, rgba=shown.tobytes())
