"""Packs: the documented example works, and every mistake is refused in a sentence that names it."""

import re
from pathlib import Path

import pytest

from app.errors import InputError
from app.settings import load_settings
from app.settings.packs import read_folder, read_pack, read_packs
from coach.entry import Entry, Kind
from coach.packs.pattern import STRIKES
from coach.reviewing.review import review
from coach.rule import Rule

DOCS = Path(__file__).resolve().parents[3] / "docs" / "packs.md"
HEAD = 'message = "No."\nwhy = "Because."\nbad = ["We [[synergize]] now"]\ngood = ["We work"]\n'
PHRASE = '"phrase"\nphrases = ["synergize"]'
WORD = f'[[rule]]\nid = "house-word"\nkind = {PHRASE}\n{HEAD}'


def pack(folder: Path, text: str, name: str = "house.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def documented(tmp_path: Path) -> tuple[Rule, ...]:
    found = re.search(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return read_pack(pack(tmp_path, found[1]))


def said(rules: tuple[Rule, ...], text: str, **known: object) -> set[str]:
    entry = Entry(text=text, **known)  # pyright: ignore[reportArgumentType] - each caller names fields
    mine = {rule.id for rule in rules}
    return {one.rule for one in review(entry, own_rules=rules, readability=False).findings} & mine


def test_the_documented_pack_has_a_rule_of_every_kind_and_speaks_in_a_review(
    documented: tuple[Rule, ...],
) -> None:
    assert [rule.id for rule in documented] == [
        "house-words",
        "plain-words",
        "one-link",
        "plot-number",
        "say-when",
        "more-you-than-we",
    ]
    assert said(documented, "Touch back about the open day at plot 3") == {"house-words", "plot-number"}
    assert said(documented, "Come to the open day") == {"say-when"}
    assert said(documented, "Come to the open day on 3 May") == set()
    assert said(documented, "He said: “let us circle back on the matter of the plot 12 there”") == set()


def test_a_swap_keeps_capitals_and_is_as_safe_as_the_pack_says(documented: tuple[Rule, ...]) -> None:
    found = review(Entry(text="UTILIZE it. Utilise it. In order to see."), own_rules=documented).findings
    fixes = {fix.replacement: fix.safety for one in found for fix in one.fixes if one.rule == "plain-words"}
    assert fixes == {"USE": "safe", "Use": "safe", "To": "safe"}


def test_a_rule_for_posts_leaves_replies_alone_and_one_for_a_network_the_others(
    tmp_path: Path, documented: tuple[Rule, ...]
) -> None:
    text = "We met on Sunday, and we chose our new board."
    assert said(documented, text) == {"more-you-than-we"}
    assert said(documented, text, kind=Kind.REPLY) == set()
    rules = read_pack(pack(tmp_path, f'{WORD}networks = ["mastodon"]\n', "one.toml"))
    assert said(rules, "We synergize", networks=("mastodon", "x")) == {"house-word"}
    assert said(rules, "We synergize", networks=("x",)) == set()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "[[rule]]"),
        ("rule = 3", "[[rule]]"),
        ("colour = 1\n" + WORD, "colour"),
        (WORD + "colour = 1", "colour"),
        (WORD.replace("house-word", "House Word"), "Rule 1"),
        (WORD.replace("house-word", "hype"), '"hype"'),
        (WORD + WORD, '"house-word" already'),
        (WORD.replace('"phrase"', '"poem"'), "poem"),
        (WORD.replace('["synergize"]', '["???"]'), "???"),
        (WORD.replace('["synergize"]', '["* at all"]'), "* at all"),
        (WORD.replace('["synergize"]', "[]"), "phrases"),
        (WORD.replace('["synergize"]', f'["{"a/b " * 20}"]'), "stands for more"),
        (WORD.replace('why = "Because."\n', ""), "why"),
        (WORD.replace('"No."', '" "'), "message"),
        (WORD.replace('["We work"]', "[]"), '"good"'),
        (WORD + 'weight = "heavy"', "weight"),
        (WORD + 'posts = ["song"]', "song"),
        (WORD.replace("[[synergize]]", "work"), "“We work now”"),
        (WORD.replace("[[synergize]]", "[[synergize now]]"), "other words"),
        (WORD.replace('good = ["We work"]', 'good = ["They synergize"]'), "“They synergize”"),
        (WORD.replace(PHRASE, '"pattern"\npattern = "(("'), "pattern"),
        (WORD.replace(PHRASE, f'"pattern"\npattern = "{"(" * 900}"'), "pattern"),
        (WORD.replace(PHRASE, f'"pattern"\npattern = "{"a" * 1001}"'), "longer"),
        (WORD.replace(PHRASE, '"count"\nof = "songs"\nmost = 1'), "hashtags"),
        (WORD.replace(PHRASE, '"count"\nof = "words"'), "least"),
        (WORD.replace(PHRASE, '"absence"'), "should be there"),
        (WORD.replace(PHRASE, '"swap"\nswap = { synergize = "synergize" }\nsafe = true'), "own safe fix"),
    ],
)
def test_a_mistake_is_refused_in_a_sentence_that_names_it(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(InputError) as caught:
        read_pack(pack(tmp_path, text))
    assert named in str(caught.value)
    assert "house.toml" in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_pattern_that_takes_for_ever_is_refused_by_its_own_example(tmp_path: Path) -> None:
    text = '[[rule]]\nid = "slow"\nkind = "pattern"\npattern = "(a|aa)+$"\nmessage = "No."\nwhy = "So."\n'
    with pytest.raises(InputError, match="takes too long on its bad example"):
        read_pack(pack(tmp_path, f'{text}bad = ["{"a" * 200}!"]\ngood = ["b"]\n'))


def test_a_pattern_that_takes_for_ever_on_a_post_cannot_hang_the_coach(tmp_path: Path) -> None:
    text = '[[rule]]\nid = "slow"\nkind = "pattern"\npattern = "(a|aa)+$"\nmessage = "No."\nwhy = "So."\n'
    rules = read_pack(pack(tmp_path, f'{text}bad = ["aa"]\ngood = ["b"]\n'))
    hostile = Entry(text="a" * 200 + "!")
    for _ in range(STRIKES):
        assert review(hostile, own_rules=rules, readability=False).broken_rules == ("slow",)
    assert review(Entry(text="aa"), own_rules=rules, readability=False).broken_rules == ("slow",)


def test_two_packs_may_not_have_a_rule_of_the_same_name(tmp_path: Path) -> None:
    paths = [pack(tmp_path, WORD, "a.toml"), pack(tmp_path, WORD, "b.toml")]
    with pytest.raises(InputError, match="another pack"):
        read_packs(paths)
    rules, refused = read_folder(tmp_path)
    assert [rule.id for rule in rules] == ["house-word"]
    assert len(refused) == 1


def test_the_program_starts_without_a_pack_that_is_refused_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    pack(tmp_path / "packs", WORD, "good.toml")
    pack(tmp_path / "packs", "= 1", "bad.toml")
    settings = load_settings(tmp_path / "settings.toml")
    assert [rule.id for rule in settings.own_rules] == ["house-word"]
    assert len(settings.refused_packs) == 1
    assert "bad.toml" in settings.refused_packs[0]
    (tmp_path / "settings.toml").write_text('[profile]\noff = ["house-word"]\n', encoding="utf-8")
    assert load_settings(tmp_path / "settings.toml").profile.off == {"house-word"}
