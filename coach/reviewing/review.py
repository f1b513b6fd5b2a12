"""The coach's way through one post: read it, judge it, ask every rule, and come to one verdict."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from coach.advice import Count, Finding, Review, Verdict, Weight
from coach.counting.counting import count, networks
from coach.dismissals import Dismissals
from coach.earlier.history import History
from coach.entry import Entry
from coach.profile import Profile
from coach.readability import measure
from coach.reading import Reading
from coach.reviewing.asking import asked, finding_of, needed, without
from coach.reviewing.beside import found_beside
from coach.reviewing.locally import spots_in_paragraphs
from coach.reviewing.strengths import strengths
from coach.rule import Rule
from coach.texts.article import reread
from coach.weighed.judging import judge_post

ENOUGH_WORDS = 3  # fewer are a fragment that somebody is still typing

# Penalties. One hint changes nothing; two, or one warning, are worth a second look.
PENALTY = {Weight.HINT: 2, Weight.WARNING: 4, Weight.STOP: 12}
LOOK_AGAIN_FROM = 4
HOLD_FROM = 12

_HEAVIEST_FIRST = {Weight.STOP: 0, Weight.WARNING: 1, Weight.HINT: 2}
_NOBODY = Profile()
_NOTHING = History()
_NONE_DISMISSED = Dismissals()


def review(
    entry: Entry,
    profile: Profile = _NOBODY,
    history: History = _NOTHING,
    *,
    readability: bool = True,
    own_rules: tuple[Rule, ...] = (),
    dismissed: Dismissals = _NONE_DISMISSED,
) -> Review:
    """Return everything the coach has to say of `entry`; no text makes it fail.

    A rule that crashes is named in `broken_rules` and says nothing. With `readability` off it is not
    measured, which spares a quarter of a second on the first text. `own_rules` are asked beside those of the
    book. What is `dismissed` is neither told nor counted.
    """
    text = reread(entry.text)
    judgement = judge_post(text, entry, profile)
    reading = Reading(
        text=text,
        entry=entry,
        profile=profile,
        history=history,
        signals=judgement.signals,
        intent=judgement.intent,
    )
    speaks = len(text.all_words) >= ENOUGH_WORDS and text.language != ""
    findings, broken = _findings(reading, speaks, own_rules, dismissed)
    verdict = _verdict(findings)
    if not speaks and verdict is Verdict.READY:
        verdict = Verdict.QUIET
    return Review(
        verdict=verdict,
        intent=judgement.intent,
        intent_reasons=judgement.reasons,
        signals=judgement.signals,
        findings=findings,
        strengths=strengths(reading) if speaks else (),
        counts=_counts(entry),
        readability=measure(text) if readability else None,
        mix_before=reading.mix_before,
        mix_after=reading.mix_after,
        swap=reading.swap,
        broken_rules=broken,
    )


def _findings(
    reading: Reading, speaks: bool, own_rules: tuple[Rule, ...], dismissed: Dismissals
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    found: list[Finding] = []
    broken: list[str] = []
    profile = reading.profile
    in_parts = len(reading.text.parts) > 1
    rules = asked(profile.previews, profile.off, speaks, reading.has & needed())
    for rule in (*rules, *without(own_rules, profile.off, speaks)) if own_rules else rules:
        try:
            for spot in spots_in_paragraphs(rule, reading) if in_parts and rule.local else rule.find(reading):
                found.append(finding_of(rule, spot))  # noqa: PERF401 - most find nothing, and a generator costs more
        except Exception:  # noqa: BLE001 - a bug in one rule must not cost the writer the other rules' advice
            broken.append(rule.id)
    if dismissed.all:
        found = [finding for finding in found if not dismissed.cover(finding, reading.text.raw)]
    if len(found) > 1:
        found = list(_one_underline_each(found))
    if reading.entry.title or reading.entry.excerpt:
        beside, failed = found_beside(reading, speaks, own_rules)
        told = [one for one, words in beside if not dismissed.cover(one, words)]
        found = sorted((*found, *told), key=lambda one: _HEAVIEST_FIRST[one.weight])
        broken += [rule for rule in failed if rule not in broken]
    return tuple(found), tuple(broken)


def _one_underline_each(found: list[Finding]) -> Iterator[Finding]:
    """Yield `found`, the weightiest first; a later one on the same words loses its underline."""
    taken: list[tuple[int, int]] = []  # in order and apart, so that a look at two neighbours is enough
    for finding in sorted(found, key=lambda one: (_HEAVIEST_FIRST[one.weight], one.start or 0)):
        start, end = finding.start, finding.end
        if start is None or end is None:
            yield finding
            continue
        at = bisect_left(taken, (start, end))
        if any(
            start < other_end and other_start < end
            for other_start, other_end in taken[max(0, at - 1) : at + 1]
        ):
            yield finding._replace(underlined=False)
        else:
            taken.insert(at, (start, end))
            yield finding


def _verdict(findings: Sequence[Finding]) -> Verdict:
    """Return the verdict by penalty sum; a rule that found five places counts once."""
    if not findings:
        return Verdict.READY
    heaviest: dict[str, int] = {}
    for finding in findings:
        heaviest[finding.rule] = max(heaviest.get(finding.rule, 0), PENALTY[finding.weight])
    total = sum(heaviest.values())
    if total >= HOLD_FROM:
        return Verdict.HOLD
    return Verdict.LOOK_AGAIN if total >= LOOK_AGAIN_FROM else Verdict.READY


def _counts(entry: Entry) -> tuple[Count, ...]:
    if not entry.networks:
        return ()
    limits = dict(entry.limits)
    return tuple(count(entry.text, name, limits.get(name)) for name in entry.networks if name in networks())
