"""Makes pictures for the tests, with everything in them that must not come through."""

import io
from functools import cache
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

SECRET = b"Lat 52.5200 Lon 13.4050"  # stands for every place that a file may tell


def picture(width: int = 120, height: int = 80) -> Image.Image:
    """Return a colourful picture whose four corners differ."""
    grey = Image.linear_gradient("L")
    grey.thumbnail((width, width))
    grey = grey.crop((0, 0, width, height))
    return Image.merge(
        "RGB", (grey, grey.transpose(Image.Transpose.ROTATE_180), Image.new("L", (width, height), 90))
    )


def noise(width: int, height: int) -> Image.Image:
    """Return a picture that packs badly."""
    return Image.effect_noise((width, height), 120).convert("RGB")


def packed(image: Image.Image, form: str, **settings: Any) -> bytes:
    """Return `image` as a file of the format `form`."""
    out = io.BytesIO()
    image.save(out, form, **settings)
    return out.getvalue()


@cache
def screen_profile() -> bytes:
    """Return the colour profile of an ordinary screen."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()  # pyright: ignore  # untyped there


def telling_exif(orientation: int = 1) -> Image.Exif:
    """Return Exif that names a place and a camera."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    return exif


def telling_png() -> bytes:
    """Return a PNG that tells a place in its text, in XMP and in Exif."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{SECRET.decode()}</x:xmpmeta>")
    return packed(picture(), "PNG", pnginfo=told, exif=telling_exif(), icc_profile=screen_profile())


def telling_jpeg(orientation: int = 1) -> bytes:
    """Return a JPEG that tells a place in Exif, XMP, IPTC, a comment and after its end."""
    plain = packed(
        picture(),
        "JPEG",
        exif=telling_exif(orientation),
        comment=SECRET,
        xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>",
        icc_profile=screen_profile(),
    )
    iptc = b"Photoshop 3.0\0" + SECRET
    return plain[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + plain[2:] + SECRET


def telling_gif(frames: int = 3) -> bytes:
    """Return a moving GIF that tells a place in a comment and after its end."""
    others = [picture().rotate(90 * turn) for turn in range(1, frames)]
    return (
        packed(picture(), "GIF", save_all=True, append_images=others, duration=100, loop=0, comment=SECRET)
        + SECRET
    )


def cut_short(data: bytes) -> bytes:
    """Return `data` without its last quarter."""
    return data[: len(data) * 3 // 4]
