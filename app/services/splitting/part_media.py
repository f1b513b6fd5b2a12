"""Lets pictures go along with their part of a thread while the text around them changes, and back by undo."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from app.model.draft import Attachment
from app.services.splitting.thread_parts import followed

Media = tuple[Attachment, ...]
Belonging = tuple[tuple[str, int], ...]  # the digest of each, and its part

REMEMBERED = 64  # texts; more steps back than anybody takes through the breaks of one thread


class PartMedia:
    """Knows for the texts of a moment ago which picture belonged where."""

    def __init__(self) -> None:
        """Begin with no memory."""
        self._known: OrderedDict[str, Belonging] = OrderedDict()

    def expect(self, text: str, media: Media) -> None:
        """Remember that `media` belong as they say once the text is `text`."""
        self._known[text] = _belonging(media)
        self._known.move_to_end(text)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def followed(self, media: Media, before: str, after: str) -> Media:
        """Return `media` as they belong to `after`, which `before` has become."""
        if not media or before == after:
            return media
        known = self._known.get(after)
        if known is not None and _digests(known) == _digests(_belonging(media)):
            parts: Sequence[int] = [part for _, part in known]
        elif any(one.part for one in media) or "---" in after:
            parts = followed([one.part for one in media], before, after)
        else:
            return media
        moved = tuple(
            one if one.part == part else replace(one, part=part)
            for one, part in zip(media, parts, strict=True)
        )
        if moved != media:
            self.expect(before, media)
        return moved


def _belonging(media: Media) -> Belonging:
    return tuple((one.digest, one.part) for one in media)


def _digests(belonging: Belonging) -> tuple[str, ...]:
    return tuple(digest for digest, _ in belonging)
