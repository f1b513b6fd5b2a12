"""The pictures and videos under the editor: connects the strip and the cropping with `Attaching`."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRectF, QSize, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.media.cut import Cut
from app.model.account import Account
from app.model.draft import Attachment
from app.model.media import alt_length, size_words
from app.services.drafting.composed import Composed
from app.services.pictures.media_advice import coached, read_alone, told_of
from app.services.splitting.threads import sections
from app.windows.aids.attaching import Attaching
from app.windows.drafting.writing import Writing
from coach.advice import Review
from widgets.editing.offered_media import offered_files, offered_picture
from widgets.ground.words import column
from widgets.media.media_item import AltCount, MediaItem
from widgets.media.media_strip import MediaStrip

if TYPE_CHECKING:  # built when something is cropped
    from widgets.media.crop_panel import CropPanel

FILES = (
    "Pictures and videos (*.jpg *.jpeg *.png *.gif *.webp *.avif *.bmp *.tif *.tiff *.mp4 *.m4v *.mov *.webm)"
)


class MediaArea(QWidget):
    """Shows what `Attaching` holds."""

    texts_offered = Signal(object)  # files that hold words: they are no pictures of this draft
    staged = Signal(bool)  # True: cropping takes the room of the text for a while

    def __init__(self, attaching: Attaching, writing: Writing, parent: QWidget | None = None) -> None:
        """Show the media of the draft that `writing` holds."""
        super().__init__(parent)
        self._attaching = attaching
        self._writing = writing
        self._review: Review | None = None
        self._cropped: str | None = None  # the digest of the picture that is being cropped
        self.strip = MediaStrip()
        self._box = column(self.strip)
        self.setLayout(self._box)
        self._connect()

    @cached_property
    def cropping(self) -> "CropPanel":
        """Return the panel in which a picture is cropped, built by now."""
        from widgets.media.crop_panel import CropPanel

        panel = CropPanel()
        panel.hide()
        panel.cropped.connect(self._crop)
        panel.closed.connect(self._close_crop)
        self._box.addWidget(panel)
        return panel

    def take(self, offered: QMimeData) -> None:
        """Add what was pasted or dropped."""
        if files := offered_files(offered):
            composed = Composed(files=files)
            if composed.drafts:
                self.texts_offered.emit(composed.drafts)
            self._attaching.add_files(composed.media)
        else:
            self._attaching.add_picture(offered_picture(offered))

    def ask(self) -> None:
        """Let the writer choose files."""
        names, _ = QFileDialog.getOpenFileNames(self, "Add pictures or videos", "", FILES)
        self._attaching.add_files([Path(name) for name in names])

    def _connect(self) -> None:
        strip, attaching = self.strip, self._attaching
        strip.add_requested.connect(self.ask)
        strip.alt_written.connect(attaching.describe)
        strip.moved.connect(attaching.move)
        strip.removed.connect(attaching.remove)
        strip.part_chosen.connect(attaching.choose_part)
        strip.crop_requested.connect(self._open_crop)
        strip.fit_requested.connect(self._fit)
        strip.cancelled.connect(attaching.cancel)
        attaching.progress.connect(strip.show_progress)
        attaching.changed.connect(self._show)
        self._writing.leaving.connect(strip.finish)
        self._writing.opened.connect(self._close_crop)
        self._writing.reviewing.reviewed.connect(self._hear)

    def _accounts(self) -> tuple[Account, ...]:
        return self._writing.chosen

    def _hear(self, review: Review | None) -> None:
        self._review = review or read_alone(self._attaching.media)
        self._show()

    def _show(self) -> None:
        media, accounts = self._attaching.media, self._accounts()
        self._attaching.views.keep_only(media)
        parts = max([len(sections(self._writing.draft.text)), *(one.part + 1 for one in media)])
        items = [self._item(media, number, accounts) for number in range(len(media))]
        self.strip.show_items(items, parts, told_of(media, accounts, None).sentences)

    def _item(self, media: tuple[Attachment, ...], number: int, accounts: tuple[Account, ...]) -> MediaItem:
        one = media[number]
        said = told_of(media, accounts, number)
        return MediaItem(
            name=one.name,
            kind=one.kind,
            facts=_facts(one),
            alt=one.alt,
            part=one.part,
            picture=self._attaching.views.of(one),
            troubles=said.sentences,
            mendable=said.mendable,
            advice=coached(self._review, media, number),
            counts=tuple(_count(one, account) for account in accounts if account.limits.media.alt),
        )

    def _fit(self, number: int) -> None:
        self._attaching.fit(number, self._accounts())

    def _open_crop(self, number: int) -> None:
        one = self._attaching.media[number]
        view = self._attaching.views.of(one)
        if view is not None:
            self._cropped = one.digest
            self.strip.hide()
            self.staged.emit(True)
            self.cropping.show()
            self.cropping.show_picture(view, QSize(one.width, one.height))

    def _crop(self, part: QRectF) -> None:
        for number, one in enumerate(self._attaching.media):
            if one.digest == self._cropped:
                self._attaching.crop(number, _cut(part))
                break
        self._close_crop()

    def _close_crop(self) -> None:
        if self._cropped is None:
            return
        had_focus = self.cropping.isVisible()
        self._cropped = None
        self.cropping.hide()
        self.staged.emit(False)
        self.strip.show()
        if had_focus and self._attaching.media:
            self.strip.row.focus_tile(self.strip.current)


def _cut(part: QRectF) -> Cut:
    """Return `part` without what calculating with fractions adds at the edges."""
    return Cut(max(0.0, part.left()), max(0.0, part.top()), min(1.0, part.right()), min(1.0, part.bottom()))


def _facts(one: Attachment) -> str:
    facts = f"{one.width} × {one.height}, {size_words(one.size)}"
    if one.kind == "image":
        return facts
    minutes, seconds = divmod(round(one.duration_s), 60)
    return f"{minutes}:{seconds:02} min, {facts}"


def _count(one: Attachment, account: Account) -> AltCount:
    limits = account.limits.media
    return AltCount(
        label=account.handle,
        used=alt_length(one.alt, limits.alt_unit),
        limit=limits.alt or 1,
        unit=limits.alt_unit.value,
    )
