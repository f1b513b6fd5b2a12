"""Each kind of looking finds what it should, and its bounds and exceptions hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.advice import Family, Finding, Safety, Weight
from coach.entry import Entry, Kind
from coach.packs import kinds
from coach.packs.kinds import Bounds, Find
from coach.packs.measures import MEASURES, measure_of
from coach.packs.pattern import MOST, BadPattern, Pattern
from coach.reviewing.review import review
from coach.rule import Certainty, Rule
from coach.texts.phrases import Phrases
from coach.texts.text import read


def found(find: Find, text: str, kind: Kind = Kind.POST, networks: tuple[str, ...] = ()) -> list[Finding]:
    """Let a rule that looks with `find` read `text`."""
    rule = Rule(
        id="own",
        family=Family.ACCESS,
        weight=Weight.HINT,
        certainty=Certainty.SURE,
        find=find,
        message="Look.",
        why="So.",
        suggestion="",
        bad=(),
        good=(),
        source="",
        needs_words=False,
    )
    given = review(Entry(text=text, kind=kind, networks=networks), own_rules=(rule,), readability=False)
    assert given.broken_rules == ()
    return [one for one in given.findings if one.rule == "own"]


def words(find: Find, text: str) -> list[str]:
    return [text[one.start : one.end] for one in found(find, text) if one.start is not None]


NONE = Phrases(())


def test_a_phrase_speaks_from_so_many_times_on_and_not_inside_an_exception() -> None:
    twice = kinds.phrase(Phrases(["really"]), Phrases(["not really"]), 2)
    assert words(twice, "Really?") == []
    assert words(twice, "Really, not really, really.") == ["Really", "really"]


def test_a_phrase_is_not_found_in_links_and_quotations() -> None:
    once = kinds.phrase(Phrases(["bread"]), NONE, 1)
    assert words(once, "https://bread.example.com and “all of the bread in town”") == []


@pytest.mark.parametrize(
    ("old", "new"), [("utilise", "use"), ("Utilise", "Use"), ("UTILISE", "USE"), ("In Order To", "To")]
)
def test_a_swap_writes_as_the_writer_did(old: str, new: str) -> None:
    find = kinds.swap({"utilise": "use", "in order to": "to"}, NONE, safe=True)
    (one,) = found(find, f"so {old} it")
    assert [(fix.replacement, fix.safety) for fix in one.fixes] == [(new, Safety.SAFE)]


def test_a_swap_knows_each_of_several_spellings() -> None:
    find = kinds.swap({"utilise/utilize * now": "use"}, NONE, safe=False)
    (one,) = found(find, "Utilize it now")
    assert one.fixes[0].safety is Safety.OFFERED


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("words", "One two 3", 3),
        ("sentences", "One. Two!", 2),
        ("paragraphs", "One\n\nTwo\nthree", 2),
        ("characters", "e\u0301🙂", 2),
        ("links", "https://a.example www.b.example", 2),
        ("mentions", "@ana @bob@c.example", 2),
        ("hashtags", "#a #b", 2),
        ("emoji", "🙂🙂", 2),
        ("numbers", "1 and 2", 2),
        ("questions", "One? Two? Three.", 2),
        ("exclamations", "One! Two!", 2),
    ],
)
def test_everything_that_can_be_counted_is_counted(name: str, text: str, count: int) -> None:
    assert MEASURES[name](read(text)) == count
    assert found(kinds.count(MEASURES[name], name, Bounds(most=count)), text) == []
    (one,) = found(kinds.count(MEASURES[name], name, Bounds(most=count - 1)), text)
    assert one.evidence == (f"{name}: {count}",)
    assert found(kinds.count(MEASURES[name], name, Bounds(least=count + 1)), text)


def test_absence_speaks_at_the_occasion_or_of_the_whole_post() -> None:
    tagged = kinds.absence(NONE, None, Pattern("#ad"), Phrases(["gifted"]))
    assert words(tagged, "This was gifted to me") == ["gifted"]
    assert found(tagged, "This was gifted to me #ad") == []
    assert found(tagged, "Nothing here") == []
    named = kinds.absence(Phrases(["thanks"]), MEASURES["mentions"], None, None)
    (one,) = found(named, "Hello")
    assert one.start is None
    assert found(named, "Thanks") == found(named, "@ana") == []


def test_a_ratio_speaks_from_enough_on() -> None:
    find = kinds.ratio(measure_of(Phrases(["we"])), measure_of(Phrases(["you"])), Bounds(most=1), 3)
    assert found(find, "we we") == []
    assert found(find, "we we you you") == []
    assert found(find, "we we you")[0].evidence == ("2 to 1",)
    assert found(find, "we we we")


def test_a_rule_may_be_for_some_kinds_and_networks_only() -> None:
    find = kinds.only_for(kinds.phrase(Phrases(["hi"]), NONE, 1), ["reply"], ["x", "mastodon"])
    assert found(find, "hi", Kind.REPLY, ("bluesky", "x"))
    assert not found(find, "hi", Kind.POST, ("x",))
    assert not found(find, "hi", Kind.REPLY, ("bluesky",))


def test_a_pattern_has_exceptions_minds_capitals_on_request_and_finds_no_empty_places() -> None:
    assert words(kinds.pattern(Pattern(r"plot \d+", ("plot 0",))), "Plot 0 and PLOT 12") == ["PLOT 12"]
    assert words(kinds.pattern(Pattern("Plot", case=True)), "Plot plot") == ["Plot"]
    assert words(kinds.pattern(Pattern("x*")), "abc") == []
    assert len(Pattern("a").places(read("a" * (2 * MOST)))) == MOST


@given(st.text(max_size=30))
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    try:
        Pattern(pattern)
    except BadPattern as bad:
        assert str(bad)  # noqa: PT017 - either way is right


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_bounds_allow_what_lies_between_them(one: float, other: float, value: float) -> None:
    least, most = sorted((one, other))
    assert Bounds(least=least, most=most).allow(value) is (least <= value <= most)
    assert Bounds().allow(value)
