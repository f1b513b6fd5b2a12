"""Cuts a picture to the part that should be seen."""

from app.errors import MediaError
from app.media.cleaned import CleanPicture
from app.media.cut import Cut
from app.media.picture.colour import plain
from app.media.picture.encoding import as_jpeg, as_png, tables_of
from app.media.picture.opening import open_picture, understood


def crop_picture(data: bytes, name: str, cut: Cut) -> CleanPicture:
    """Return the part of the picture in `data` (one of ours) that `cut` names, packed as it was.

    Raises:
        MediaError: it moves, or nothing would be left.
    """
    if not (0 <= cut.left < cut.right <= 1 and 0 <= cut.top < cut.bottom <= 1):
        raise MediaError("Nothing would be left of the picture.")
    with open_picture(data, name) as image, understood(name):
        if getattr(image, "n_frames", 1) > 1:
            raise MediaError(f"{name} moves; only pictures that stand still can be cropped.")
        tables = tables_of(image)
        image.load()
        shown, profile = plain(image)
        left, top = int(cut.left * shown.width), int(cut.top * shown.height)
        right, bottom = round(cut.right * shown.width), round(cut.bottom * shown.height)
        part = shown.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
        if tables is not None and not part.has_transparency_data:
            packed, mime = as_jpeg(part, profile, tables=tables), "image/jpeg"
        else:
            packed, mime = as_png(part, profile), "image/png"
    return CleanPicture(data=packed, mime=mime, kind="image", width=part.width, height=part.height)
