"""Small views of pictures, made beside the window's thread and remembered while they are shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.background import Background
from app.errors import AppError
from app.model.draft import Attachment
from app.services.engine import Engine

if TYPE_CHECKING:  # the start must not pay for Pillow
    from app.media.picture.thumbnails import Thumbnail

SIDE = 640  # pixels: enough to crop by, on a screen of double density too
REMEMBERED = 24  # at most 1.6 MB each


class SmallViews(QObject):
    """Gives the small view of a picture, or has it made."""

    made = Signal()  # one more can be shown
    failed = Signal(object)  # an AppError: the file is gone or damaged

    def __init__(self, *, engine: Engine, background: Background, parent: QObject) -> None:
        """Have them made by `engine`."""
        super().__init__(parent)
        self._engine = engine
        self._background = background
        self._views: dict[str, QImage] = {}
        self._coming: set[str] = set()

    def of(self, attachment: Attachment) -> QImage | None:
        """Return the small view; None for a video, for a broken file, and until `made` tells of it."""
        view = self._views.get(attachment.digest)
        if view is not None:
            return None if view.isNull() else view
        if attachment.kind != "video" and attachment.digest not in self._coming:
            self._coming.add(attachment.digest)
            work = self._engine.picturing.thumbnail(attachment, SIDE)
            digest = attachment.digest
            self._background.run(
                work,
                lambda small: self._keep(digest, image_of(small)),
                lambda error: self._give_up(digest, error),
            )
        return None

    def keep_only(self, shown: Sequence[Attachment]) -> None:
        """Forget views that are not shown, once there are many."""
        wanted = {one.digest for one in shown}
        for digest in list(self._views):
            if len(self._views) > REMEMBERED and digest not in wanted:
                del self._views[digest]

    def _keep(self, digest: str, view: QImage) -> None:
        self._coming.discard(digest)
        self._views[digest] = view
        self.made.emit()

    def _give_up(self, digest: str, error: AppError) -> None:
        """Show the sign of a picture in its place, and tell why."""
        self._keep(digest, QImage())
        self.failed.emit(error)


def image_of(small: "Thumbnail") -> QImage:
    """Return `small` as Qt shows it."""
    view = QImage(small.rgba, small.width, small.height, small.width * 4, QImage.Format.Format_RGBA8888)
    return view.copy()  # of its own, not of the bytes
