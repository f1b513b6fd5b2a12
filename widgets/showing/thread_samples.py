"""The parts of a thread and the preview in every state, for the gallery."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from widgets.parts.part_item import PartItem, PartPicture
from widgets.parts.part_panel import PartPanel
from widgets.previews.post_item import CardItem, Folding, PageItem, PostItem, PostPicture, Stretch
from widgets.previews.thread_view import ThreadView

BLUESKY = Folding(lines=25, shown=25, written=True, words="Show more")
MASTODON = Folding(lines=33, shown=15, written=False, words="Read more")


def thread_pieces() -> dict[str, tuple[Callable[[], QWidget], int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "parts-one": (lambda: _parts(_items()[:1]), 330, 240),
        "parts-three": (lambda: _parts(_items()), 330, 560),
        "preview-empty": (lambda: _preview(()), 350, 120),
        "preview-thread": (lambda: _preview(_thread()), 350, 1180),
        "preview-grids": (
            lambda: _preview(tuple(_post(pictures=_pictures(many)) for many in (2, 3, 4))),
            350,
            840,
        ),
        "preview-warning": (lambda: _preview((_post(warning="Baking, with a picture of food"),)), 350, 150),
        "preview-folded": (lambda: _preview((_long(MASTODON, " "), _long(BLUESKY, "\n"))), 350, 1000),
        "preview-card": (lambda: _preview((_asking(), _carded())), 350, 560),
        "preview-article": (lambda: _preview((_article(),)), 350, 660),
    }


def _parts(items: tuple[PartItem, ...]) -> QWidget:
    panel = PartPanel()
    panel.show_parts(items, 1, numbered=True)
    return panel


def _preview(items: tuple[PostItem, ...]) -> QWidget:
    view = ThreadView()
    view.show_posts(items)
    return view


def _items() -> tuple[PartItem, ...]:
    return (
        PartItem(
            text="Does your sourdough go flat in winter? Ours did for two years. 1/3", used=66, limit=300
        ),
        PartItem(
            text="We moved the bowl next to the fridge motor, where it stays at 26 degrees all night. 2/3",
            used=287,
            limit=300,
            by_hand=True,
            pictures=(
                PartPicture(name="bowl.jpg", described=True, view=_image("#c98f52", "#5b3a1e")),
                PartPicture(name="loaf.jpg", described=False, view=_image("#e7c79a", "#8c5a2b")),
            ),
        ),
        PartItem(
            text="https://crumb.example/" + "a" * 80,
            used=330,
            limit=300,
            trouble="This is one link or name, which cannot be split. Make it shorter.",
        ),
    )


def _post(**changes: object) -> PostItem:
    told: dict[str, object] = {
        "name": "mara",
        "handle": "@mara.example",
        "stretches": (
            Stretch(text="Does your sourdough go flat in winter? Ask "),
            Stretch(text="@ada.example", marked=True),
            Stretch(text=", who wrote it down: "),
            Stretch(text="crumb.example/winter", marked=True),
            Stretch(text=" "),
            Stretch(text="#BreadMaking", marked=True),
        ),
        "folding": BLUESKY,
    }
    return PostItem(**(told | changes))  # pyright: ignore[reportArgumentType]  # each caller names fields


def _thread() -> tuple[PostItem, ...]:
    return (
        _post(goes_on=True, pictures=_pictures(1)),
        _post(goes_on=True, pictures=_pictures(2)),
        _post(),
    )


def _long(folding: Folding, between: str) -> PostItem:
    words = between.join("We let the dough rise once more." for _ in range(60 if between == " " else 30))
    return _post(stretches=(Stretch(text=words),), folding=folding)


def _asking() -> PostItem:
    return _post(link="https://crumb.example/winter", folding=MASTODON)


def _carded() -> PostItem:
    card = CardItem(
        host="crumb.example",
        title="Sourdough in winter: where it is warm enough",
        description="A bowl, a fridge, a linen cloth. What we tried for two years, and what worked.",
        view=_image("#e7c79a", "#8c5a2b"),
    )
    return _post(link="https://crumb.example/winter", card=card, folding=MASTODON)


def _article() -> PostItem:
    page = PageItem(
        title="Why rye bread keeps so long",
        body=(
            "<p>A loaf of rye is good for a <strong>week</strong>. Ours was eaten in two days, so <em>you"
            '</em> may know better: <a href="https://crumb.example/rye">ask the mill</a>.</p>'
            "<h2>What helps</h2><ul><li>a linen cloth</li><li>no fridge</li></ul>"
            "<blockquote><p>Wait a day before you cut it.</p></blockquote>"
            "<pre><code>500 g rye\n 10 g salt</code></pre><hr/><p>Which one is yours?</p>"
        ),
        below="Bread, Tips · #rye #sourdough",
    )
    return _post(page=page, pictures=_pictures(1))


def _pictures(many: int) -> tuple[PostPicture, ...]:
    colours = ("#c98f52", "#e7c79a", "#7fa08a", "#4d6c8a")
    return tuple(
        PostPicture(
            name=f"{nth}.jpg",
            alt="A loaf on a board" if nth % 2 == 0 else "",
            width=480,
            height=320,
            view=_image(colours[nth], "#5b3a1e"),
        )
        for nth in range(many)
    )


def _image(above: str, below: str) -> QImage:
    image = QImage(480, 320, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ground = QLinearGradient(0, 0, 0, 320)
    ground.setColorAt(0, QColor(above))
    ground.setColorAt(1, QColor(below))
    painter.fillRect(image.rect(), ground)
    painter.end()
    return image
