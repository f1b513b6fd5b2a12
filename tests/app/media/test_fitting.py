"""A picture is packed into the limits of a network with little loss, and cut to what should be seen."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.errors import MediaError
from app.media.cut import Cut
from app.media.picture.cropping import crop_picture
from app.media.picture.fitting import fit_picture
from app.media.picture.thumbnails import make_thumbnail
from app.model.media import MediaLimits
from tests.app.media.making import noise, packed, picture, screen_profile, telling_gif

LOUD = packed(noise(400, 300), "PNG")


@settings(max_examples=30, deadline=None)
@given(st.integers(3_000, 200_000), st.integers(100, 400) | st.none(), st.integers(2_000, 90_000) | st.none())
def test_what_was_made_to_fit_fits(most: int, side: int | None, pixels: int | None) -> None:
    limits = MediaLimits(picture_bytes=most, picture_side=side, picture_pixels=pixels)
    fitted = fit_picture(LOUD, "loud.png", limits)
    assert len(fitted.data) <= most
    assert side is None or max(fitted.width, fitted.height) <= side
    assert pixels is None or fitted.width * fitted.height <= pixels
    assert Image.open(io.BytesIO(fitted.data)).size == (fitted.width, fitted.height)


def test_packing_comes_before_fewer_pixels() -> None:
    fitted = fit_picture(LOUD, "loud.png", MediaLimits(picture_bytes=150_000))
    assert (fitted.width, fitted.height, fitted.mime) == (400, 300, "image/jpeg")


def test_a_drawing_that_fits_by_its_pixels_stays_without_loss() -> None:
    fitted = fit_picture(packed(picture(400, 300), "PNG"), "a.png", MediaLimits(picture_side=200))
    assert (fitted.mime, fitted.width) == ("image/png", 200)


def test_the_colour_profile_goes_along() -> None:
    data = packed(picture(), "JPEG", icc_profile=screen_profile())
    for clean in (
        fit_picture(data, "a", MediaLimits(picture_side=50)),
        crop_picture(data, "a", Cut(0, 0, 0.5, 1)),
    ):
        assert Image.open(io.BytesIO(clean.data)).info["icc_profile"] == screen_profile()


def test_what_cannot_fit_is_told() -> None:
    with pytest.raises(MediaError, match=r"loud\.png cannot be made small enough\."):
        fit_picture(LOUD, "loud.png", MediaLimits(picture_bytes=10))
    with pytest.raises(MediaError, match="stand still"):
        fit_picture(telling_gif(), "a.gif", MediaLimits(picture_bytes=10))


def test_a_cut_keeps_the_part_that_it_names() -> None:
    image = Image.new("RGB", (100, 50), (255, 255, 255))
    image.paste((255, 0, 0), (60, 10, 90, 40))
    for form, mime in (("PNG", "image/png"), ("JPEG", "image/jpeg")):
        cut = crop_picture(packed(image, form), "a", Cut(0.6, 0.2, 0.9, 0.8))
        assert (cut.width, cut.height, cut.mime) == (30, 30, mime)
        middle = Image.open(io.BytesIO(cut.data)).getpixel((15, 15))
        assert isinstance(middle, tuple)
        assert middle[0] > 240
        assert max(middle[1:]) < 40


@pytest.mark.parametrize("cut", [Cut(0.5, 0, 0.5, 1), Cut(-0.1, 0, 1, 1), Cut(0, 0, 1, 1.1)])
def test_a_cut_that_leaves_nothing_is_refused(cut: Cut) -> None:
    with pytest.raises(MediaError, match="Nothing would be left"):
        crop_picture(LOUD, "a", cut)


@given(st.integers(1, 60), st.integers(1, 60), st.data())
@settings(max_examples=40, deadline=None)
def test_any_cut_leaves_at_least_a_pixel(width: int, height: int, data: st.DataObject) -> None:
    share = st.floats(0, 1, allow_nan=False)
    left, right = sorted((data.draw(share), data.draw(share)))
    top, bottom = sorted((data.draw(share), data.draw(share)))
    if left < right and top < bottom:
        cut = crop_picture(packed(Image.new("L", (width, height)), "PNG"), "a", Cut(left, top, right, bottom))
        assert 1 <= cut.width <= width
        assert 1 <= cut.height <= height


def test_a_thumbnail_keeps_the_shape_and_gives_four_bytes_a_pixel() -> None:
    small = make_thumbnail(packed(picture(200, 100), "JPEG", icc_profile=screen_profile()), "a", 64)
    assert (small.width, small.height, len(small.rgba)) == (64, 32, 64 * 32 * 4)
