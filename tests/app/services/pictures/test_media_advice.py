"""What accounts and the coach say of pictures becomes one sentence each."""

from dataclasses import replace

from app.model.account import Account, Limits
from app.model.draft import Attachment
from app.model.media import MediaLimits
from app.services.pictures.media_advice import coached, media_obstacle, tightest, told_of
from coach.entry import Entry
from coach.reviewing.review import review

SHOT = Attachment(
    digest="0" * 64,
    kind="image",
    mime="image/png",
    width=4000,
    height=3000,
    size=3_000_000,
    duration_s=0,
    name="sea.png",
)


def account(handle: str, **limits: int) -> Account:
    return Account(
        id=handle,
        network="bluesky",
        server="https://a.example",
        handle=handle,
        remote_id=handle,
        limits=Limits(text=300, media=MediaLimits(**limits)),  # pyright: ignore[reportArgumentType]  # whole numbers all
        secret_place="nowhere",
    )


def test_accounts_that_say_the_same_say_it_together() -> None:
    accounts = [account(name, picture_bytes=2_000_000) for name in ("ada", "bob", "zoe")]
    said = told_of((SHOT,), accounts, 0)
    assert said.sentences == ("sea.png has 3 MB of at most 2 MB, for ada, bob and zoe.",)
    assert said.mendable
    assert told_of((SHOT,), accounts, None).sentences == ()


def test_what_is_said_of_all_together_starts_as_a_sentence_does() -> None:
    said = told_of((SHOT,) * 5, [account("ada")], None)
    assert said.sentences == ("5 pictures are more than the 4 that fit in one post, for ada.",)


def test_only_what_stops_a_post_is_an_obstacle() -> None:
    moving = replace(SHOT, kind="gif", mime="image/gif")
    still = replace(account("ada"), limits=Limits(text=300, media=MediaLimits(animated=False)))
    assert told_of((moving,), [still], 0).sentences == ("sea.png stands still there, for ada.",)
    assert media_obstacle((moving,), [still]) == ""
    assert media_obstacle((SHOT,), [account("ada", picture_side=100)]).startswith(
        "sea.png has too many pixels"
    )


def test_the_tightest_limits_hold_for_every_account() -> None:
    one = MediaLimits(picture_bytes=5, picture_types=("image/jpeg", "image/png"))
    other = MediaLimits(picture_bytes=3, picture_side=7, picture_types=("image/jpeg",))
    tight = tightest([one, other])
    assert (tight.picture_bytes, tight.picture_side, tight.picture_types) == (3, 7, ("image/jpeg",))
    assert tight.picture_pixels is None
    assert tightest([]).picture_types == MediaLimits().picture_types


def test_the_coach_speaks_of_the_picture_that_is_meant() -> None:
    media = tuple(replace(SHOT, alt=alt) for alt in ("A wet street at night", "IMG_2041.jpg", ""))
    seen = review(Entry(text="Two views of the same street", alt=tuple(one.alt for one in media)))
    assert [bool(coached(seen, media, number)) for number in range(3)] == [False, True, False]
    assert coached(seen, media, 1).startswith("The description of picture 2 is a file name.")
    alone = review(Entry(text="A street", alt=("IMG_2041.jpg",)))
    assert coached(alone, media[1:2], 0).startswith("The description is a file name.")
    assert coached(None, media, 1) == ""
