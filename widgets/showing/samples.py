"""Made-up texts, findings and reviews, for the gallery and the tests."""

from datetime import UTC, datetime, timedelta

from coach.advice import (
    Count,
    Evidence,
    Family,
    Finding,
    Fix,
    Intent,
    Mix,
    Readability,
    Review,
    Safety,
    Signal,
    Verdict,
    Weight,
)
from coach.earlier.history import PastPost

TEXT = (
    "We are so excited to announce our new bread course! 🥖🔥 It is the best in town, "
    "and places are almost gone.\n\n"
    "Book now at example.org/course #bread #baking #sourdough #foodie #instafood"
)

FRIENDLY = (
    "Sourdough too flat? Mine was for a year, until somebody showed me the finger test: press the dough, "
    "and bake when the dent comes back slowly.\n\nWhat was the tip that changed your bread?"
)


def present() -> datetime:
    """Return the moment at which time stands still in the gallery: its pictures are compared on any day."""
    return datetime(2026, 11, 22, 10, tzinfo=UTC)


def place(text: str, words: str) -> tuple[int, int]:
    """Return where `words` stand in `text`, in code points; raises ValueError where they don't."""
    start = text.index(words)
    return start, start + len(words)


def finding(words: str = "", *, text: str = TEXT, **changes: object) -> Finding:
    """Return a finding about `words` of `text`, or the whole post, with the fields in `changes` changed."""
    start, end = place(text, words) if words else (None, None)
    fields: dict[str, object] = {
        "rule": "naked-announcement",
        "family": Family.PROMOTION,
        "weight": Weight.WARNING,
        "start": start,
        "end": end,
        "message": "This announces your news, but what is in it for the reader?",
        "why": "People stop for what helps or moves them. Your excitement is yours.",
        "suggestion": "Open with what somebody can bake after the course.",
    }
    return Finding(**(fields | changes))  # pyright: ignore[reportArgumentType]  # the fields are a mixed bag


def findings() -> tuple[Finding, ...]:
    """Return findings of every weight in `TEXT`, with and without words and fixes."""
    tags = place(TEXT, "#bread #baking #sourdough #foodie #instafood")
    hurry = place(TEXT, ", and places are almost gone")
    return (
        finding(
            rule="promo-ratio",
            weight=Weight.STOP,
            message="With this post, 7 of your last 20 are about your own things.",
            why="Readers who mostly get offers stop reading, and then miss the good ones too.",
            evidence=("Seven promote, nine give, four talk.", "Your goal is one in five."),
            suggestion="Post Thursday's tip about flour first, and this one after it.",
        ),
        finding("We are so excited to announce"),
        finding(
            ", and places are almost gone",
            rule="act-now",
            message="“Almost gone” hurries people along.",
            why="False hurry works once. If the places are really few, say how many.",
            suggestion="Say how many places are left, or leave it out.",
            fixes=(
                Fix(safety=Safety.SAFE, label="Leave it out", start=hurry[0], end=hurry[1], replacement=""),
                Fix(
                    safety=Safety.OFFERED,
                    label="Say how many",
                    start=hurry[0],
                    end=hurry[1],
                    replacement=", and four places are left",
                ),
            ),
        ),
        finding(
            "#foodie #instafood",
            rule="hashtag-pile",
            family=Family.ACCESS,
            weight=Weight.HINT,
            message="Keep the three hashtags that matter most.",
            why="A pile of them reads like an advertisement, and screen readers spell out each one.",
            evidence=("Five hashtags in this post.",),
            suggestion="Keep #bread, #baking and #sourdough.",
            fixes=(
                Fix(
                    safety=Safety.SAFE,
                    label="Keep three hashtags",
                    start=tags[0],
                    end=tags[1],
                    replacement="#bread #baking #sourdough",
                ),
            ),
        ),
    )


def past(count: int = 20) -> tuple[PastPost, ...]:
    """Return `count` earlier posts, the newest last; the last one is planned."""
    texts = (
        ("give", "Flour that smells of nothing is old. Five ways to use it up anyway."),
        (
            "talk",
            "@ines Thank you, I tried your rye starter and it doubled overnight. How warm is your kitchen?",
        ),
        ("give", "A free table of rising times by room temperature, to print and stick on the fridge."),
        ("promote", "Two places are left in the Saturday course."),
        ("talk", "Which crumb do you like best, open or tight?"),
    )
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(
        PastPost(
            id=f"p{nth}",
            text=texts[nth % len(texts)][1],
            intent=texts[nth % len(texts)][0],
            at=start + timedelta(days=nth),
            network="mastodon",
            planned=nth == count - 1,
        )
        for nth in range(count)
    )


def mix(give: int = 9, talk: int = 5, promote: int = 6) -> Mix:
    """Return a mix with the goal of one promoting post in five."""
    return Mix(give=give, talk=talk, promote=promote, counted=past(), promote_goal=0.2)


def review(verdict: Verdict = Verdict.HOLD, **changes: object) -> Review:
    """Return a review of `TEXT` with `verdict` and with the fields in `changes` changed."""
    fields: dict[str, object] = {
        "verdict": verdict,
        "intent": Intent.PROMOTE,
        "intent_reasons": ("It links to your own shop.", "“Book now” asks for a purchase."),
        "signals": (
            Signal(
                name="promotion",
                value=0.9,
                evidence=(Evidence(name="own link", share=0.5, words="example.org/course"),),
            ),
        ),
        "findings": findings(),
        "strengths": ("You name a concrete place and thing.",),
        "counts": (Count(network="bluesky", used=180, limit=300, unit="graphemes"),),
        "readability": Readability(sentences=3, words=28, longest_sentence=18, grade=6.2),
        "mix_before": mix(),
        "mix_after": mix(9, 4, 7),
    }
    return Review(**(fields | changes))  # pyright: ignore[reportArgumentType]  # the fields are a mixed bag


def friendly_review() -> Review:
    """Return a review of `FRIENDLY`, which has nothing to mend."""
    return review(
        Verdict.READY,
        intent=Intent.GIVE,
        intent_reasons=("It shares a tip that a reader can use at once.",),
        findings=(),
        strengths=("You ask a real question.", "You give a tip that works without you."),
        mix_after=mix(10, 5, 5),
    )
