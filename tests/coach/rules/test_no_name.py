"""An organisation's answers want a name whatever they say."""

from coach.entry import Entry, Kind
from coach.profile import Profile
from coach.reviewing.review import review

PLAIN = "The hall is open from ten on Sundays, come by."


def _rules(text: str, profile: Profile) -> set[str]:
    return {finding.rule for finding in review(Entry(text=text, kind=Kind.REPLY), profile).findings}


def test_a_person_need_not_sign() -> None:
    assert "no-name" not in _rules(PLAIN, Profile())


def test_an_organisation_signs_even_a_plain_answer() -> None:
    assert "no-name" in _rules(PLAIN, Profile(organisation=True))
    assert "no-name" not in _rules(f"{PLAIN} – Ana", Profile(organisation=True))
