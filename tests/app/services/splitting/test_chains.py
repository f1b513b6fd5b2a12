"""Each account gets a chain of its own: its own counting, its own limits, pictures where they belong."""

from dataclasses import replace

import pytest

from app.model.account import Account, Limits
from app.model.draft import Attachment
from app.model.media import MediaLimits
from app.networks.base import Network
from app.networks.bluesky.bluesky import Bluesky
from app.networks.mastodon.mastodon import Mastodon
from app.networks.wordpress.wordpress import WordPress
from app.services.splitting.chains import Wish, chain, obstacle
from tests.app.store.making import make_account, make_attachment

BLUESKY, MASTODON = Bluesky(), Mastodon()
SENTENCE = "Bread rises twice before it goes into the oven. "
LINK = f"https://example.com/{'a' * 400}"


def account(network: Network, **changes: object) -> Account:
    """Return an account with the usual limits of `network`."""
    limits = Limits(text=300) if network is BLUESKY else Limits(text=500, characters_per_link=23)
    return make_account(network=network.name, limits=replace(limits, **changes))  # pyright: ignore[reportArgumentType] - each caller names fields


def texts(network: Network, text: str, warning: str = "") -> list[str]:
    """Return the texts of the chain."""
    return [link.text for link in chain(network, account(network), Wish(text=text, warning=warning))]


def links(
    network: Network, text: str, *media: Attachment, numbered: bool = False
) -> list[tuple[str, list[str]]]:
    """Return the texts of the chain and the names of their pictures."""
    wish = Wish(text=text, media=media, numbered=numbered)
    return [(link.text, [one.name for one in link.media]) for link in chain(network, account(network), wish)]


def test_each_network_splits_by_its_own_counting() -> None:
    text = SENTENCE * 9
    assert [len(part) for part in texts(BLUESKY, text)] == [287, 143]
    assert texts(MASTODON, text) == [text.strip()]
    assert len(texts(MASTODON, f"{LINK} {LINK} {SENTENCE * 3}")) == 1


def test_after_a_key_a_long_thread_is_counted_only_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []
    length = Bluesky.length

    def count(network: Bluesky, text: str, limits: Limits) -> int:
        counted.append(text)
        return length(network, text, limits)

    monkeypatch.setattr(Bluesky, "length", count)
    text = "\n\n".join(f"{number}. {SENTENCE * 5}" for number in range(300))
    parts = len(texts(BLUESKY, text))
    first = len(counted)
    counted.clear()
    assert len(texts(BLUESKY, f"Hello! {text}")) == parts
    assert len(counted) < first / 20


def test_the_bytes_of_emoji_count_on_bluesky() -> None:
    family = "👩‍👩‍👧‍👦"  # one sign of 25 bytes
    parts = texts(BLUESKY, " ".join([family] * 140))
    assert len(parts) == 2
    assert all(len(part.encode()) <= 3000 for part in parts)


def test_pictures_go_with_the_first_post_of_their_part() -> None:
    text = f"One\n---\n{SENTENCE * 9}\n---\nThree"
    media = [make_attachment(str(part), part=part) for part in (2, 0, 1, 1, 7)]
    assert [names for _, names in links(BLUESKY, text, *media)] == [["0"], ["1", "1"], [], ["2", "7"]]


def test_a_part_of_pictures_alone_is_a_post() -> None:
    loaf, rye = make_attachment("loaf"), make_attachment("rye", part=1)
    assert links(MASTODON, "One\n---\n", rye, numbered=True) == [("One 1/2", []), ("2/2", ["rye"])]
    assert links(BLUESKY, "", loaf) == [("", ["loaf"])]
    assert links(BLUESKY, " \n---\n") == []


def test_a_warning_takes_room_where_it_stands_apart_and_comes_first_where_it_does_not() -> None:
    text = "a" * 490
    assert len(texts(MASTODON, text, warning="Knives here")) == 2
    assert len(texts(MASTODON, text, warning="Knives")) == 1
    assert texts(BLUESKY, "One\n---\nTwo", warning="Knives") == ["Knives\n\nOne", "Two"]


def told(network: Network, text: str, *media: Attachment, pictures: int = 4, **more: object) -> str:
    """Return what stands in the way."""
    wish = replace(Wish(text=text, media=media), **more)  # pyright: ignore[reportArgumentType] - each caller names fields
    return obstacle(lambda: network, account(network, media=MediaLimits(pictures=pictures)), wish)


def test_what_no_splitting_helps_is_told_before_it_is_planned() -> None:
    assert told(BLUESKY, f"{SENTENCE * 9}\n---\n{'a' * 900}") == ""
    assert told(BLUESKY, f"See {LINK}") == (
        "“https://example.com/aaaaaaaaaaaaaaaaaaaa…” is too long for ada, 420 of 300. "
        "A link or a name cannot be split; make it shorter."
    )
    assert told(MASTODON, LINK) == ""
    long_tag = f"#{'a' * 295}"
    assert told(BLUESKY, long_tag) == ""
    assert "296 of 294" in told(BLUESKY, long_tag, numbered=True)
    assert told(MASTODON, "One", warning="a" * 500) == "The content warning is too long for ada."
    assert told(BLUESKY, "One", warning="a" * 500) == ""


def test_an_audience_that_a_network_cannot_keep_to_is_told() -> None:
    assert told(BLUESKY, "One", visibility="followers") == (
        "Bluesky shows every post to everyone. Take ada off, or choose another audience."
    )
    assert told(MASTODON, "One", visibility="followers") == told(BLUESKY, "One", visibility="unlisted") == ""


def test_pictures_are_measured_part_by_part() -> None:
    loaf, rye = make_attachment("loaf"), make_attachment("rye", part=1)
    assert told(MASTODON, "One\n---\nTwo", loaf, loaf, rye, pictures=2) == ""
    too_many = "For ada: 3 pictures are more than the 2 that fit in one post."
    assert told(MASTODON, "One", loaf, loaf, rye, pictures=2) == too_many


def test_for_usual_words_and_pictures_no_network_has_to_be_loaded() -> None:
    def ask() -> Network:
        raise AssertionError("it is loaded")

    wish = Wish(text=SENTENCE * 500, media=(make_attachment(),), numbered=True)
    assert obstacle(ask, account(MASTODON), wish) == ""


def test_an_article_is_one_post_whatever_breaks_and_length_it_has() -> None:
    wordpress = WordPress()
    blog = make_account(network="wordpress", limits=Limits(text=0))
    text = f"One\n---\n{SENTENCE * 400}\n---\nThree"
    wish = Wish(text=text, media=[make_attachment("loaf", part=2)], numbered=True)
    (whole,) = chain(wordpress, blog, wish)
    assert whole.text == text
    assert [(one.name, one.part) for one in whole.media] == [("loaf", 0)]
    assert obstacle(lambda: wordpress, blog, wish) == ""
    assert chain(wordpress, blog, Wish(text=" ")) == ()
