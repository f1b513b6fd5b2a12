"""What a network does not take is said for each picture, for each part, and in words."""

from typing import Any

import pytest

from app.model.draft import Attachment
from app.model.media import AltUnit, MediaLimits, size_words, too_much

LIMITS = MediaLimits(
    picture_bytes=2_000_000,
    picture_side=4000,
    picture_pixels=10_000_000,
    video_bytes=300_000_000,
    video_pixels=8_000_000,
    video_s=180,
    alt=10,
    alt_unit=AltUnit.GRAPHEMES,
)


def shot(**change: Any) -> Attachment:
    usual: dict[str, Any] = {
        "digest": "0" * 64,
        "kind": "image",
        "mime": "image/jpeg",
        "width": 800,
        "height": 600,
        "size": 90_000,
        "duration_s": 0.0,
        "name": "sea.jpg",
    }
    return Attachment(**{**usual, **change})


def film(**change: Any) -> Attachment:
    return shot(**{"kind": "video", "mime": "video/mp4", "name": "sea.mp4", "duration_s": 9.0, **change})


def said(*media: Attachment, limits: MediaLimits = LIMITS) -> list[str]:
    return [one.sentence for one in too_much(media, limits)]


def test_what_fits_is_not_spoken_of() -> None:
    assert said(*[shot()] * 4) == []
    assert said(film()) == []
    assert said(*[shot(part=0)] * 4, *[shot(part=1)] * 4) == []


@pytest.mark.parametrize(
    ("one", "sentence", "mendable"),
    [
        (shot(size=3_100_000), "sea.jpg has 3.1 MB of at most 2 MB", True),
        (shot(width=4001), "sea.jpg has too many pixels: 4001 × 600", True),
        (shot(width=3900, height=3900), "sea.jpg has too many pixels: 3900 × 3900", True),
        (shot(mime="image/avif"), "sea.jpg is of a kind that is not taken", True),
        (shot(kind="gif", mime="image/gif", size=3_000_000), "sea.jpg has 3 MB of at most 2 MB", False),
        (shot(alt="x" * 11), "the description of sea.jpg has 11 of at most 10 graphemes", False),
        (film(size=300_000_001), "sea.mp4 has 300 MB of at most 300 MB", False),
        (film(width=4000, height=3000), "sea.mp4 has too many pixels: 4000 × 3000", False),
        (film(duration_s=181), "sea.mp4 is longer than 180 seconds", False),
        (film(mime="video/quicktime"), "sea.mp4 is a MOV video, which is not taken", False),
    ],
)
def test_each_limit_is_told_with_the_way_out(one: Attachment, sentence: str, mendable: bool) -> None:
    found = too_much((shot(), one) if one.kind == "image" else (one,), LIMITS)
    assert [(each.sentence, each.mendable) for each in found] == [(sentence, mendable)]
    assert found[0].number == (1 if one.kind == "image" else 0)


def test_an_alt_text_is_counted_in_the_unit_of_the_network() -> None:
    family = "👨‍👩‍👧‍👦" * 10
    assert said(shot(alt=family)) == []
    assert said(shot(alt=family), limits=MediaLimits(alt=10)) != []


def test_what_stands_together_in_one_part_is_counted_there() -> None:
    assert said(*[shot()] * 5) == ["5 pictures are more than the 4 that fit in one post"]
    assert said(film(), film()) == ["only one video fits in one post"]
    assert said(shot(), film()) == ["pictures and a video do not go into the same post"]
    assert said(shot(), film(), limits=MediaLimits(mixed=True)) == []
    assert said(shot(part=0), film(part=1)) == []


def test_a_moving_picture_counts_as_a_video_where_it_moves_and_is_told_of_where_it_does_not() -> None:
    moving = shot(kind="gif", mime="image/gif")
    assert said(moving, shot()) == ["pictures and a video do not go into the same post"]
    (told,) = too_much((moving, shot()), MediaLimits(animated=False))
    assert (told.sentence, told.stops) == ("sea.jpg stands still there", False)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (12, "12 bytes"),
        (812_000, "812 kB"),
        (2_000_000, "2 MB"),
        (16_777_216, "16.8 MB"),
        (3_000_000_000, "3 GB"),
    ],
)
def test_sizes_read_as_people_say_them(size: int, words: str) -> None:
    assert size_words(size) == words
