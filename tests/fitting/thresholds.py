"""Where the sums start, so that what is flagged comes nearest to the goals."""

from collections.abc import Sequence

from coach.signals.forms import Form
from tests.fitting.corpora import Lesson
from tests.fitting.regression import Example, agreement

STEP = 0.1  # of the search for the best start
FARTHEST = 25  # steps
AROUND = (-4, -2, 0, 2, 4)  # steps over which F1 is averaged: a lucky peak is not a good start
ROUNDS = 2  # over the forms, each in its turn
NEAR = 0.02  # F1 that a start must gain for each unit that a form's start moves away from the others'

Sums = list[list[tuple[float, Example]]]  # for each corpus its posts with their sums
Shifts = dict[Form, float]

UNMOVED: Shifts = dict.fromkeys(Form, 0.0)


def scores(sums: Sums, shifts: Shifts) -> list[float]:
    """Return the F1 of each corpus, over the posts picked by chance, when the starts move by `shifts`."""
    chosen = [[(total, e) for total, e in rows if e.by_chance] for rows in sums]
    return [
        agreement([total + shifts[e.form] > 0 for total, e in rows], [e.positive for _, e in rows])
        for rows in chosen
    ]


def best_shifts(sums: Sums, lesson: Lesson) -> Shifts:
    """Return how far the starts must move so that the corpora come nearest to their goals."""
    if not lesson.shifted:
        return UNMOVED
    measured = [
        ([(total, e) for total, e in rows if e.by_chance], c.goal, c.share)
        for rows, c in zip(sums, lesson.corpora, strict=True)
        if c.goal
    ]

    def worth(shifts: Shifts) -> float:
        middle = sum(shifts.values()) / len(shifts)
        apart = sum(abs(at - middle) for at in shifts.values())
        return sum(share * min(1.1, scores([rows], shifts)[0] / goal) for rows, goal, share in measured) - (
            NEAR * apart
        )

    def smooth(shifts: Shifts, forms: Sequence[Form]) -> float:
        near = ({form: at + off * STEP * (form in forms) for form, at in shifts.items()} for off in AROUND)
        return sum(map(worth, near))

    found: Shifts = UNMOVED
    each: list[tuple[Form, ...]] = [tuple(Form)]
    if lesson.forms:
        apart = [form for form in Form if form in lesson.forms or form is Form.PLAIN]
        each += [(form,) for form in apart] * ROUNDS
    for forms in each:
        tried = [
            found | {form: found[form] + at * STEP for form in forms} for at in range(-FARTHEST, FARTHEST + 1)
        ]
        # Where no post is of a form, nothing changes and the middle one, which comes first, stays.
        middle = found[forms[0]]
        best = max(
            (smooth(shifts, forms), -abs(shifts[forms[0]] - middle), at) for at, shifts in enumerate(tried)
        )
        found = tried[best[2]]
    return found
