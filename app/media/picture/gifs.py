"""Moving GIFs: every frame is looked at once, then the blocks are copied without comments."""

import io

from PIL import GifImagePlugin, Image

from app.errors import MediaError
from app.media.cleaned import CleanPicture
from app.media.picture.opening import check_size, open_picture, understood

FRAMES_MAX = 2000
ALL_PIXELS_MAX = 1_500_000_000  # over all frames: some ten seconds of unpacking
_LOOP = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL, _APPLICATION = 0xF9, 0xFF


def clean_gif(data: bytes, name: str) -> CleanPicture | None:
    """Return the moving GIF in `data` without comments and foreign blocks; None where it stands still.

    Raises:
        MediaError: it is damaged, incomplete or too large.
    """
    with open_picture(data, name) as image, understood(name):
        if not isinstance(image, GifImagePlugin.GifImageFile):
            raise MediaError(f"{name} is damaged: no picture can be made of it.")
        frames, duration_ms = _look_at_every_frame(image, name)
        if frames == 1:
            return None
        size = image.size
    return CleanPicture(
        data=_Blocks(data, name).clean(),
        mime="image/gif",
        kind="gif",
        width=size[0],
        height=size[1],
        duration_s=duration_ms / 1000,
    )


def _look_at_every_frame(image: Image.Image, name: str) -> tuple[int, int]:
    frames = duration_ms = pixels = 0
    while True:
        try:
            image.seek(frames)
        except EOFError:
            return frames, duration_ms
        # A frame that reaches beyond the first makes the whole picture grow, up to 4 gigapixels.
        check_size(*image.size, name)
        image.load()
        frames += 1
        pixels += image.width * image.height
        told = image.info.get("duration", 0)
        duration_ms += int(told) if isinstance(told, (int, float)) else 0
        if frames > FRAMES_MAX or pixels > ALL_PIXELS_MAX:
            raise MediaError(f"{name} has too many frames to show. Make a video of it, or cut it shorter.")


class _Blocks:
    """Walks the blocks of a GIF as the format of 1989 lays them out."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data = io.BytesIO(data)
        self._name = name

    def clean(self) -> bytes:
        out = io.BytesIO()
        out.write(self._take(6))
        screen = self._take(7)
        out.write(screen + self._colours(screen[4]))
        while (mark := self._take(1)[0]) != _END:
            if mark == _IMAGE:
                where = self._take(9)
                out.write(bytes([mark]) + where + self._colours(where[8]) + self._take(1) + self._chain())
            elif mark == _EXTENSION:
                out.write(self._extension())
            else:
                raise MediaError(f"{self._name} is damaged: no picture can be made of it.")
        out.write(bytes([_END]))
        return out.getvalue()

    def _extension(self) -> bytes:
        label = self._take(1)
        body = self._chain()
        keep = label[0] == _GRAPHIC_CONTROL or (label[0] == _APPLICATION and body[1:12] in _LOOP)
        return bytes([_EXTENSION]) + label + body if keep else b""

    def _colours(self, flags: int) -> bytes:
        return self._take(3 * 2 ** ((flags & 7) + 1)) if flags & 0x80 else b""

    def _chain(self) -> bytes:
        """Return the blocks up to and with the empty one that ends them."""
        blocks: list[bytes] = []
        while True:
            length = self._take(1)
            blocks.append(length + self._take(length[0]))
            if length == b"\0":
                return b"".join(blocks)

    def _take(self, count: int) -> bytes:
        taken = self._data.read(count)
        if len(taken) < count:
            raise MediaError(f"{self._name} is not complete: its end is missing.")
        return taken
