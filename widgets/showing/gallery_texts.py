"""The parts that show a post's several texts and its past, in every state, for the gallery."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from widgets.drafts.comparison import Comparison
from widgets.drafts.draft_details import DraftDetails
from widgets.drafts.drafts_list import DraftsList
from widgets.drafts.text_tabs import TextTab, TextTabs
from widgets.drafts.variant_bar import VariantBar
from widgets.drafts.versions_view import VersionItem, VersionsView
from widgets.ground.words import column
from widgets.showing.sample_items import drafts

BASE = "Sourdough stays fresh for ten days in a linen bag.\n\nHow do you keep yours?\n\nWash it without soap."
OWN = "Sourdough stays fresh for a week, dear neighbours.\n\nHow do you keep yours?\n\nWash it without soap."


def text_pieces() -> dict[str, tuple[Callable[[], QWidget], int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "text-tabs": (_tabs, 640, 380),
        "comparison": (lambda: _comparison(OWN), 640, 420),
        "comparison-same": (lambda: _comparison(BASE), 640, 300),
        "versions": (_versions, 640, 420),
        "drafts-narrowed": (_narrowed, 280, 420),
        "draft-details": (_details, 280, 300),
    }


def _tabs() -> QWidget:
    stage = QWidget()
    tabs = TextTabs()
    stands = ("base", "own", "lagging", "nothing")
    tabs.show_tabs(
        [
            TextTab(id=stand, network="mastodon", handle=f"@ida{n}", stand=stand)
            for n, stand in enumerate(stands)
        ],
        "lagging",
    )
    bars = [VariantBar(stage) for _ in stands[:3]]
    for bar, stand in zip(bars, stands, strict=False):
        bar.show_stand("@ida", stand)
    stage.setLayout(column(tabs, *bars, None, spacing=16))
    return stage


def _comparison(own: str) -> QWidget:
    shown = Comparison()
    shown.show_texts("@ida", BASE, own)
    return shown


def _versions() -> QWidget:
    shown = VersionsView()
    shown.show_versions(
        (
            VersionItem(number=3, when="Today 14:09\n19 words", text=BASE),
            VersionItem(
                number=2,
                when="Today 14:03\n17 words",
                text=OWN,
                besides="It also changes the content warning.",
            ),
            VersionItem(number=1, when="Tue 3 Mar 9:00\n9 words", text=OWN.partition("\n")[0]),
        ),
        BASE,
    )
    return shown


def _narrowed() -> QWidget:
    shown = DraftsList()
    shown.show_labels(("baking", "course"))
    shown.show_drafts(drafts(), "d1")
    shown.search("zebra")
    shown.show_drafts((), "")
    return shown


def _details() -> QWidget:
    shown = DraftDetails()
    shown.show_details(("baking", "course"), "Ask Cem whether the picture may be used.")
    return shown
