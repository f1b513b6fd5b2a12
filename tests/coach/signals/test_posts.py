"""Whole posts, as people write them: what each is, which signals it shows and which it does not."""

import pytest

from coach.advice import Intent
from coach.entry import Entry
from coach.reviewing.review import review

GIVE, TALK, PROMOTE = Intent.GIVE, Intent.TALK, Intent.PROMOTE

# the post, its intent, signals that are flagged, signals that are not
POSTS = (
    (
        "Buy now: 20% off everything with code SHARP. https://example.com",
        PROMOTE,
        "promotion hype",
        "question",
    ),
    ("New! Our handmade soap is now in the shop.", PROMOTE, "promotion", "question conversation"),
    (
        "We are so proud: our award-winning bakery is simply the best in town! "
        "Check it out: https://crumb.example/awards",
        PROMOTE,
        "promotion bragging one_way",
        "question conversation",
    ),
    (
        "Our winter boots are here. Order yours today: https://example.com/boots",
        PROMOTE,
        "promotion",
        "question",
    ),
    ("Please subscribe to my channel, I post new songs every week", PROMOTE, "promotion", "question"),
    (
        "Tickets for our spring concert are on sale now: https://example.com",
        PROMOTE,
        "promotion one_way",
        "question",
    ),
    ("We are excited to announce our new office in Lyon.", PROMOTE, "promotion one_way", "question"),
    (
        "Register today for our free webinar on soil: https://example.com/soil",
        PROMOTE,
        "call_to_action",
        "question",
    ),
    ("Read the full story on our blog: https://example.com/blog", PROMOTE, "call_to_action", "conversation"),
    ("Hurry, last chance to win! Tag a friend and follow us 🔥", PROMOTE, "hype", "conversation"),
    ("My new single is out now, listen here: https://example.com/song", PROMOTE, "promotion", "question"),
    ("Our little shop was named best in town, and we are so proud!", PROMOTE, "promotion", "question"),
    ("Thank you Mara for the starter!", TALK, "conversation", "promotion one_way hype"),
    ("Happy birthday, Tom! Have a great day.", TALK, "conversation", "promotion one_way"),
    ("Does anybody know a quiet place to read on Sundays?", TALK, "question", "promotion one_way hype"),
    ("@lena thanks for sharing this, it made my day", TALK, "conversation", "promotion one_way"),
    ("@omar have you ever baked with rye?", TALK, "question conversation", "promotion one_way"),
    ("What do you think of the new square?", TALK, "question", "promotion one_way"),
    ("How do you get wine out of a white shirt?", TALK, "question", "promotion one_way"),
    ("I loved the concert last night, still humming.", TALK, "", "promotion call_to_action hype"),
    ("Honestly, I think the second act was too long.", TALK, "", "promotion call_to_action hype"),
    ("Sorry to hear that, Ines. I hope you feel better soon.", TALK, "conversation", "promotion one_way"),
    ("Congratulations to Ben and Ruth on their wedding!", TALK, "conversation", "promotion hype"),
    ("I can't stop laughing, my dog is scared of a cucumber", TALK, "", "promotion call_to_action hype"),
    (
        "Sourdough stays fresh for a week in a linen bag; plastic makes the crust soft.",
        GIVE,
        "one_way",
        "promotion bragging call_to_action hype low_value question",
    ),
    (
        "Rub a walnut over a scratch in a wooden table and it will hardly be seen.",
        GIVE,
        "",
        "promotion bragging call_to_action hype low_value",
    ),
    (
        "The pool on Mill Lane stays closed until Monday.",
        GIVE,
        "one_way",
        "promotion hype low_value question",
    ),
    (
        "Court upholds fine against grain company https://example.com/news",
        GIVE,
        "one_way",
        "promotion hype conversation question",
    ),
    (
        "A survey of 900 schools found that children read more where the library opens early.",
        GIVE,
        "one_way",
        "promotion hype low_value question",
    ),
    ("Two people were hurt when a tram hit a van on Friday, police said.", GIVE, "one_way", "promotion hype"),
    (
        "Salt the water first, then the beans: they cook evenly and keep their skin.",
        GIVE,
        "one_way",
        "promotion hype bragging",
    ),
    ("You won't believe what this man found in his attic", None, "clickbait", "conversation promotion"),
    ("19 Things You Need To Know Before You Buy A House", None, "clickbait", "conversation"),
    ("Just ran my first marathon and I am so proud of myself!", None, "bragging", "call_to_action question"),
    ("I was top of my class again, no big deal #humblebrag", None, "bragging", "call_to_action question"),
    ("Such a day.", None, "low_value", "promotion call_to_action question"),
    ("Something big is coming. Stay tuned! 👀", None, "hype", "question"),
    ("Guess who is back? Don't miss it: https://example.com 🔥", None, "hype", "bragging"),
    (
        "Sorry to hear that. Thanks for reaching out. Please send us a DM, our team will look into it.",
        TALK,
        "canned",
        "promotion hype",
    ),
    (
        "Hi Jo, the 14:05 is late because of a tree on the line; the 14:20 will stop for you.",
        TALK,
        "",
        "canned promotion hype",
    ),
)


@pytest.mark.parametrize(("text", "intent", "flagged", "quiet"), POSTS)
def test_a_post_is_what_a_reader_would_call_it(
    text: str, intent: Intent | None, flagged: str, quiet: str
) -> None:
    found = review(Entry(text=text), readability=False)
    shown = {signal.name for signal in found.signals if signal.value >= 0.5}
    assert intent in (None, found.intent)
    assert set(flagged.split()) <= shown
    assert shown.isdisjoint(quiet.split())
