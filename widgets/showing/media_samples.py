"""The strip of pictures and the cropping in every state, for the gallery."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from widgets.ground.words import column
from widgets.media.crop_panel import CropPanel
from widgets.media.media_item import AltCount, MediaItem
from widgets.media.media_strip import MediaStrip

SIZE = QSize(480, 320)


def media_pieces() -> dict[str, tuple[Callable[[], QWidget], int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "media-none": (lambda: _strip(()), 560, 60),
        "media-described": (lambda: _strip(_items()), 560, 260),
        "media-trouble": (_troubled, 560, 320),
        "media-thread": (lambda: _strip(_items(), parts=3), 560, 260),
        "media-narrow": (lambda: _strip(_items()), 300, 260),
        "media-coming": (_coming, 560, 320),
        "crop": (_cropping, 560, 460),
    }


def _items() -> tuple[MediaItem, ...]:
    counts = (
        AltCount(label="ada@sea.example", used=47, limit=1500, unit="characters"),
        AltCount(label="ada.example", used=47, limit=2000, unit="graphemes"),
    )
    return (
        MediaItem(
            name="harbour.jpg",
            kind="image",
            facts="1600 × 1200, 812 kB",
            alt="Three boats in a harbour, low sun behind them",
            picture=_picture("#8fb8de", "#f2d7b6"),
            counts=counts,
        ),
        MediaItem(
            name="wave.gif",
            kind="gif",
            facts="0:02 min, 640 × 480, 1.4 MB",
            picture=_picture("#3a5a78", "#9cc4d4"),
        ),
        MediaItem(name="walk.mp4", kind="video", facts="0:48 min, 1920 × 1080, 21 MB", alt="A walk", part=1),
    )


def _strip(items: tuple[MediaItem, ...], parts: int = 1) -> QWidget:
    stage, strip = QWidget(), MediaStrip()
    strip.show_items(items, parts, ())
    stage.setLayout(column(strip, None, margin=8))
    return stage


def _troubled() -> QWidget:
    stage, strip = QWidget(), MediaStrip()
    heavy = MediaItem(
        name="IMG_2041.png",
        kind="image",
        facts="4032 × 3024, 9.1 MB",
        alt="IMG_2041.png",
        picture=_picture("#d9c7a8", "#7d9471"),
        troubles=("IMG_2041.png has 9.1 MB of at most 2 MB, for ada.example.",),
        mendable=True,
        advice="The description is a file name. Say in a sentence what is to be seen.",
        counts=(AltCount(label="ada.example", used=12, limit=2000, unit="graphemes"),),
    )
    strip.show_items(
        (heavy, *_items()[1:]), 1, ("Pictures and a video do not go into the same post, for ada.example.",)
    )
    stage.setLayout(column(strip, None, margin=8))
    return stage


def _coming() -> QWidget:
    stage, strip = QWidget(), MediaStrip()
    strip.show_items(_items()[:1], 1, ())
    strip.show_progress("Taking in walk.mp4", 0.4)
    stage.setLayout(column(strip, None, margin=8))
    return stage


def _cropping() -> QWidget:
    panel = CropPanel()
    panel.show_picture(_picture("#8fb8de", "#f2d7b6"), SIZE * 4)
    panel.shapes[1].click()
    return panel


def _picture(above: str, below: str) -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, SIZE.height()))
    sky.setColorAt(0, QColor(above))
    sky.setColorAt(1, QColor(below))
    painter = QPainter(image)
    painter.fillRect(image.rect(), QBrush(sky))
    painter.setBrush(QColor("#fff3cf"))
    painter.drawEllipse(300, 70, 80, 80)
    painter.end()
    return image
