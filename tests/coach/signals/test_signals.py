"""The laws of the signals, and plain examples of each."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Signal
from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.signals import judge
from coach.signals.weights import SIGNALS
from coach.texts.text import read

PROFILE = Profile(domains=("example.org",), products=("Lanternfly",))


def signals_of(text: str, kind: Kind = Kind.POST) -> dict[str, Signal]:
    found = judge(read(text), Entry(text=text, kind=kind), PROFILE)
    return {signal.name: signal for signal in found}


EXAMPLES = (
    ("promotion", "Please subscribe to my channel and check out my new video!"),
    ("promotion", "Our summer collection is now available in stores. Get 20% off with code SUN #fashion"),
    ("bragging", "Just finished my first marathon and I'm so proud of myself #humblebrag"),
    ("call_to_action", "Find out how our teams work together. Read the full story: https://example.com/a"),
    ("call_to_action", "Join us on Tuesday and learn more about soil: https://example.com/b"),
    ("conversation", "@maria_k Thank you so much, great photo!"),
    ("conversation", "@tomaszw Congratulations on the new job!"),
    ("question", "@pete_w which bread recipe do you use?"),
    ("question", "@anna_b have you ever tried the night train?"),
    ("one_way", "The annual report of the foundation is out. https://example.com/report"),
    ("hype", "HURRY, last chance to grab this EPIC deal before the sale ends! 🔥 https://example.com"),
    ("hype", "Can you guess who is coming? Don't miss it 👀 https://example.com"),
    ("clickbait", "17 Things You Need To Know Before You Turn Thirty"),
    ("clickbait", "You won't believe what happened when this man opened the door"),
    ("low_value", "What a moment. https://example.com/x"),
    (
        "canned",
        "Sorry to hear that. Thanks for reaching out. Please send us a DM, our team will look into it.",
    ),
)
COUNTEREXAMPLES = (
    ("promotion", "The library will be closed on Monday, sorry!"),
    ("bragging", "Does anybody know a good dentist in town?"),
    ("call_to_action", "The company named a new director for Brazil."),
    ("conversation", "Company reports higher sales in the second quarter https://example.com"),
    ("question", "@pete_w thank you, that was lovely."),
    ("one_way", "@lena_s thank you! How did the exam go?"),
    ("hype", "We moved the meeting to three o'clock."),
    ("clickbait", "Court Upholds Fine Against Grain Company"),
    (
        "low_value",
        "If your sourdough is flat, fold it every half hour and let it rest overnight in the fridge.",
    ),
    (
        "canned",
        "Hi Jo, the 14:05 to Leeds is late because of a tree on the line; the 14:20 will stop for you.",
    ),
)


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_a_plain_example_of_a_signal_is_flagged(name: str, text: str) -> None:
    assert signals_of(text)[name].value >= 0.5


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES)
def test_a_plain_counterexample_of_a_signal_is_not_flagged(name: str, text: str) -> None:
    assert signals_of(text)[name].value < 0.5


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_a_blank_text_gives_no_flag(text: str) -> None:
    assert all(signal.value == 0 for signal in signals_of(text).values())


def check_the_laws(text: str) -> None:
    found = judge(read(text), Entry(text=text), PROFILE)
    assert tuple(signal.name for signal in found) == SIGNALS
    for signal in found:
        assert 0 <= signal.value <= 1
        if signal.evidence:
            total = sum(part.share for part in signal.evidence)
            assert math.isclose(signal.value, 1 / (1 + math.exp(-total)), abs_tol=1e-9)


@given(st.text())
def test_no_text_breaks_a_signal(text: str) -> None:
    check_the_laws(text)


PIECES = (
    *(
        "I",
        "you",
        "won",
        "?",
        "! ",
        "please ",
        "check out my ",
        "channel",
        "@jo ",
        "#a ",
        "RT @b: ",
        "“",
        "”",
    ),
    *(
        "https://e.org ",
        "...",
        "\n",
        "10 ",
        "things ",
        "🔥",
        "\ud800",
        "don't",
        "THIS IS ",
        "what ",
        ": ",
        "$5 ",
    ),
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_mixture_of_telling_pieces_breaks_a_signal(text: str) -> None:
    check_the_laws(text)


@pytest.mark.parametrize(
    "piece", ["a", "? ", "what is it? ", "… ", ">>", "@a ", "#b ", "please ", "\ud800", "A1-", "9"]
)
def test_a_very_long_text_is_read_to_its_end(piece: str) -> None:
    check_the_laws(piece * (1_000_000 // len(piece)))


def test_one_s_own_link_and_product_add_to_promotion() -> None:
    plain = signals_of("The lamp is back https://elsewhere.net/lamp")["promotion"].value
    own = signals_of("The lamp is back https://example.org/lamp")["promotion"].value
    shop = signals_of("The lamp is back https://shop.example.org/lamp")["promotion"].value
    named = signals_of("The Lanternfly is back https://elsewhere.net/lamp")["promotion"].value
    assert own > plain
    assert shop > plain
    assert named > plain


def test_another_domain_that_ends_alike_is_not_one_s_own() -> None:
    evidence = signals_of("The lamp is back https://notexample.org/lamp")["promotion"].evidence
    assert not any("own pages" in part.name for part in evidence)


def test_a_reply_is_more_of_a_conversation_than_the_same_words_as_a_post() -> None:
    text = "The bus goes at six."
    assert signals_of(text, Kind.REPLY)["conversation"].value > signals_of(text)["conversation"].value
    assert signals_of(text, Kind.REPLY)["one_way"].value < signals_of(text)["one_way"].value


@pytest.mark.parametrize(
    ("name", "less", "more"),
    [
        ("promotion", "A new song is out.", "A new song is out. Please subscribe to my channel."),
        ("call_to_action", "The report is out https://e.org", "The report is out. Read more: https://e.org"),
        ("conversation", "Good food, good people.", "Thank you, good food, good people!"),
        ("hype", "The sale is on.", "Hurry, last chance: the sale is on!"),
        ("canned", "Please send us a DM.", "Sorry to hear that. Please send us a DM. We're here to help."),
    ],
)
def test_more_of_the_same_trait_never_weighs_less(name: str, less: str, more: str) -> None:
    assert signals_of(more)[name].value > signals_of(less)[name].value
